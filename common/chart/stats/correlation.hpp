#pragma once
// Correlations of columns as pandas' DataFrame.corr: over the rows in which both columns have a
// finite value.

#include <cstddef>
#include <span>
#include <vector>

namespace plotmill::chart {

using ColumnView = std::span<const double>;

/// k × k values, row by row, symmetric. NaN where a column is constant over the rows that count, or
/// there are none.
struct CorrelationMatrix {
    std::size_t size = 0;
    std::vector<double> values;
    [[nodiscard]] double at(std::size_t row, std::size_t column) const {
        return values[row * size + column];
    }
};

/// Fills both halves from a function of a pair (row, column ≤ row).
template <typename Pair>
CorrelationMatrix matrix_of_pairs(std::size_t size, Pair pair) {
    CorrelationMatrix matrix{size, std::vector<double>(size * size)};
    for (std::size_t row = 0; row < size; ++row) {
        for (std::size_t column = 0; column <= row; ++column) {
            const double value = pair(row, column);
            matrix.values[row * size + column] = value;
            matrix.values[column * size + row] = value;
        }
    }
    return matrix;
}

/// Product-moment correlation. \pre all columns are equally long. Complexity: rows × k².
CorrelationMatrix pearson(const std::vector<ColumnView>& columns);

/// The same of the ranks (ties share their mean rank), ranked anew for each pair that misses other
/// rows. \pre fewer than 2³² − 1 rows, here and below. Complexity: rows × (log rows × k + k²).
CorrelationMatrix spearman(const std::vector<ColumnView>& columns);

/// Kendall's tau-b. NaN for a pair with fewer than two rows or a column constant over them; the
/// diagonal is 1 for every column with a finite value. Complexity: rows × log rows × k².
CorrelationMatrix kendall(const std::vector<ColumnView>& columns);

}  // namespace plotmill::chart

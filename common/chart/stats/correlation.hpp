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

/// Product-moment correlation. \pre all columns are equally long. Complexity: rows × k².
CorrelationMatrix pearson(const std::vector<ColumnView>& columns);

/// The same of the ranks (ties share their mean rank), ranked anew for each pair that misses other
/// rows.
CorrelationMatrix spearman(const std::vector<ColumnView>& columns);

}  // namespace plotmill::chart

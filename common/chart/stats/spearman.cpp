#include "chart/stats/correlation.hpp"
#include "chart/stats/ordered_column.hpp"
#include "chart/stats/product_sums.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace plotmill::chart {
namespace {

/// Buffers that all pairs share: the ranks of the rows of a pair.
struct RankBuffers {
    std::vector<double> x;
    std::vector<double> y;
};

double rank_correlation(double xy, double xx, double yy) {
    const double divisor = std::sqrt(xx * yy);
    return divisor == 0 ? std::numeric_limits<double>::quiet_NaN() : xy / divisor;
}

/// The ranks 1 … n, in row order, of the rows that `other` has, too; equal values share their mean
/// rank. `skipped` is added to each.
void rank_common_rows(const OrderedColumn& column, const OrderedColumn& other, double skipped,
                      std::vector<double>& ranks) {
    ranks.resize(column.ranks.size());
    std::size_t place = 0;
    std::size_t first = 0;
    for (const std::size_t end : column.tie_ends) {
        std::size_t rows = 0;
        for (std::size_t i = first; i < end; ++i) {
            rows += other.ranks[column.order[i]] != not_ranked ? 1U : 0U;
        }
        const double shared = static_cast<double>(2 * place + rows + 1) / 2 + skipped;
        for (; first < end; ++first) {
            ranks[column.order[first]] = shared;
        }
        place += rows;
    }
}

bool have_same_rows(const OrderedColumn& x, const OrderedColumn& y) {
    for (std::size_t i = 0; i < x.ranks.size(); ++i) {
        if ((x.ranks[i] == not_ranked) != (y.ranks[i] == not_ranked)) {
            return false;
        }
    }
    return true;
}

double spearman_of(const OrderedColumn& x, const OrderedColumn& y, RankBuffers& buffers) {
    // pandas keeps the ranks of whole columns, with −∞ among them, where both miss the same rows.
    const bool kept = have_same_rows(x, y);
    rank_common_rows(x, y, kept ? static_cast<double>(x.below) : 0, buffers.x);
    rank_common_rows(y, x, kept ? static_cast<double>(y.below) : 0, buffers.y);
    std::size_t rows = 0;
    for (std::size_t i = 0; i < x.ranks.size(); ++i) {
        rows += x.ranks[i] != not_ranked && y.ranks[i] != not_ranked ? 1U : 0U;
    }
    const double mean = static_cast<double>(rows + 1) / 2;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (std::size_t i = 0; i < x.ranks.size(); ++i) {
        if (x.ranks[i] != not_ranked && y.ranks[i] != not_ranked) {
            const double dx = buffers.x[i] - mean;
            const double dy = buffers.y[i] - mean;
            xy += dx * dy;
            xx += dx * dx;
            yy += dy * dy;
        }
    }
    return rank_correlation(xy, xx, yy);
}

/// The rank of each run of equal values of a complete column, less the mean of all ranks.
std::vector<double> rank_deviations(const OrderedColumn& column) {
    const double mean = static_cast<double>(column.order.size() + 1) / 2;
    std::vector<double> deviations;
    deviations.reserve(column.tie_ends.size());
    std::size_t first = 0;
    for (const std::size_t end : column.tie_ends) {
        deviations.push_back(static_cast<double>(first + end + 1) / 2 - mean);
        first = end;
    }
    return deviations;
}

/// Complete columns have the same ranks in every pair.
ProductSums rank_sums_of_complete(const std::vector<const OrderedColumn*>& columns) {
    ProductSums sums{columns.size()};
    std::vector<std::vector<double>> deviations;
    deviations.reserve(columns.size());
    for (const OrderedColumn* column : columns) {
        deviations.push_back(rank_deviations(*column));
    }
    const std::size_t rows = columns.empty() ? 0 : columns.front()->ranks.size();
    std::vector<double> block(sums.row_size() * ProductSums::rows_at_once);
    for (std::size_t first = 0; first < rows; first += ProductSums::rows_at_once) {
        const std::size_t count = std::min(ProductSums::rows_at_once, rows - first);
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t column = 0; column < columns.size(); ++column) {
                const Rank rank = columns[column]->ranks[first + i];
                block[i * sums.row_size() + column] = deviations[column][rank];
            }
        }
        sums.add_rows(block, block, count);
    }
    return sums;
}

}  // namespace

CorrelationMatrix spearman(const std::vector<ColumnView>& columns) {
    const std::vector<OrderedColumn> ordered = put_in_order(columns);
    std::vector<const OrderedColumn*> complete;
    std::vector<std::size_t> place;  // of each column among the complete ones
    for (const OrderedColumn& column : ordered) {
        place.push_back(complete.size());
        if (column.is_complete()) {
            complete.push_back(&column);
        }
    }
    const ProductSums sums = rank_sums_of_complete(complete);
    RankBuffers buffers;
    return matrix_of_pairs(columns.size(), [&](std::size_t row, std::size_t column) {
        if (ordered[row].is_complete() && ordered[column].is_complete()) {
            const std::size_t x = place[row];
            const std::size_t y = place[column];
            return rank_correlation(sums.of(x, y), sums.of(x, x), sums.of(y, y));
        }
        return spearman_of(ordered[row], ordered[column], buffers);
    });
}

}  // namespace plotmill::chart

#include "chart/stats/correlation.hpp"
#include "chart/stats/running_sums.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace plotmill::chart {
namespace {

// As in running_sums.hpp, the same operations are done as in pandas in the same order; what is
// gained is gained by doing several pairs at once.
constexpr std::size_t gappy_pairs_at_once = 4;

struct Moments {
    double xx = 0;
    double yy = 0;
    double xy = 0;
};

double correlation_of(const Moments& moments) {
    const double divisor = std::sqrt(moments.xx * moments.yy);
    return divisor == 0 ? std::numeric_limits<double>::quiet_NaN() : moments.xy / divisor;
}

bool is_complete(ColumnView values) {
    return std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
}

/// One pair of columns of which a value may be missing.
struct RunningPair {
    Moments moments;
    std::size_t rows = 0;
    double mean_x = 0;
    double mean_y = 0;

    void add(double x, double y) {
        ++rows;
        const double share = 1.0 / static_cast<double>(rows);
        const double dx = x - mean_x;
        const double dy = y - mean_y;
        mean_x += share * dx;
        mean_y += share * dy;
        moments.xx += (x - mean_x) * dx;
        moments.yy += (y - mean_y) * dy;
        moments.xy += (x - mean_x) * dy;
    }
};

/// x with each of `partners`.
std::array<RunningPair, gappy_pairs_at_once> correlate_with_gaps(
    const std::vector<ColumnView>& columns, std::size_t x, std::span<const std::size_t> partners) {
    std::array<RunningPair, gappy_pairs_at_once> pairs;
    for (std::size_t row = 0; row < columns[x].size(); ++row) {
        const double value = columns[x][row];
        if (!std::isfinite(value)) {
            continue;
        }
        for (std::size_t i = 0; i < partners.size(); ++i) {
            const double partner = columns[partners[i]][row];
            if (std::isfinite(partner)) {
                pairs[i].add(value, partner);
            }
        }
    }
    return pairs;
}

void set_both(CorrelationMatrix& matrix, std::size_t x, std::size_t y, double value) {
    matrix.values[x * matrix.size + y] = value;
    matrix.values[y * matrix.size + x] = value;
}

void fill_complete(const std::vector<std::size_t>& complete, const ProductSums& sums,
                   CorrelationMatrix& matrix) {
    for (std::size_t x = 0; x < complete.size(); ++x) {
        for (std::size_t y = 0; y <= x; ++y) {
            set_both(matrix, complete[x], complete[y],
                     correlation_of({sums.of(x, x), sums.of(y, y), sums.of(x, y)}));
        }
    }
}

void fill_pairs_with_gaps(const std::vector<ColumnView>& columns,
                          const std::vector<std::size_t>& complete, CorrelationMatrix& matrix) {
    std::vector<std::size_t> partners;
    for (std::size_t x = 0; x < matrix.size; ++x) {
        const bool x_complete = std::binary_search(complete.begin(), complete.end(), x);
        partners.clear();
        for (std::size_t y = 0; y <= x; ++y) {
            if (!x_complete || !std::binary_search(complete.begin(), complete.end(), y)) {
                partners.push_back(y);
            }
        }
        for (std::size_t first = 0; first < partners.size(); first += gappy_pairs_at_once) {
            const auto some = std::span{partners}.subspan(
                first, std::min(gappy_pairs_at_once, partners.size() - first));
            const auto pairs = correlate_with_gaps(columns, x, some);
            for (std::size_t i = 0; i < some.size(); ++i) {
                set_both(matrix, x, some[i], correlation_of(pairs[i].moments));
            }
        }
    }
}

}  // namespace

CorrelationMatrix pearson(const std::vector<ColumnView>& columns) {
    const std::size_t size = columns.size();
    CorrelationMatrix matrix{size, std::vector<double>(size * size)};
    std::vector<std::size_t> complete(size);
    std::iota(complete.begin(), complete.end(), std::size_t{0});
    // Mostly no value is missing: that is found out on the way.
    if (const auto sums = running_sums(columns)) {
        fill_complete(complete, *sums, matrix);
        return matrix;
    }
    complete.erase(std::remove_if(complete.begin(), complete.end(),
                                  [&](std::size_t i) { return !is_complete(columns[i]); }),
                   complete.end());
    std::vector<ColumnView> complete_columns;
    complete_columns.reserve(complete.size());
    for (const std::size_t i : complete) {
        complete_columns.push_back(columns[i]);
    }
    if (const auto sums = running_sums(complete_columns)) {
        fill_complete(complete, *sums, matrix);
    } else {  // finite values whose mean is not
        complete.clear();
    }
    fill_pairs_with_gaps(columns, complete, matrix);
    return matrix;
}

}  // namespace plotmill::chart

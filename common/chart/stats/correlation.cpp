#include "chart/stats/correlation.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

namespace plotmill::chart {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// Up to here the sums are updated row by row exactly as pandas does, so that even the last bits
// agree. Beyond, two passes over the rows are five times as fast and no less exact.
constexpr std::size_t max_rows_updated = 65'536;

struct Moments {
    double xx = 0;
    double yy = 0;
    double xy = 0;
    std::size_t rows = 0;
};

double correlation_of(const Moments& moments) {
    const double divisor = std::sqrt(moments.xx * moments.yy);
    return moments.rows == 0 || divisor == 0 ? nan : moments.xy / divisor;
}

bool both_finite(double x, double y) {
    return std::isfinite(x) && std::isfinite(y);
}

/// Welford's updates, B. P. Welford 1962.
Moments updated(ColumnView x, ColumnView y) {
    Moments m;
    double mean_x = 0;
    double mean_y = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!both_finite(x[i], y[i])) {
            continue;
        }
        ++m.rows;
        const double share = 1.0 / static_cast<double>(m.rows);
        const double dx = x[i] - mean_x;
        const double dy = y[i] - mean_y;
        mean_x += share * dx;
        mean_y += share * dy;
        m.xx += (x[i] - mean_x) * dx;
        m.yy += (y[i] - mean_y) * dy;
        m.xy += (x[i] - mean_x) * dy;
    }
    return m;
}

Moments in_two_passes(ColumnView x, ColumnView y) {
    Moments m;
    double sum_x = 0;
    double sum_y = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const bool counts = both_finite(x[i], y[i]);
        sum_x += counts ? x[i] : 0;
        sum_y += counts ? y[i] : 0;
        m.rows += counts ? 1 : 0;
    }
    const double mean_x = sum_x / static_cast<double>(m.rows);
    const double mean_y = sum_y / static_cast<double>(m.rows);
    for (std::size_t i = 0; i < x.size(); ++i) {
        const bool counts = both_finite(x[i], y[i]);
        const double dx = counts ? x[i] - mean_x : 0;
        const double dy = counts ? y[i] - mean_y : 0;
        m.xx += dx * dx;
        m.yy += dy * dy;
        m.xy += dx * dy;
    }
    return m;
}

/// Ranks of 1 … n, equal values sharing their mean rank; what is not finite keeps NaN.
std::vector<double> ranks_of(ColumnView values) {
    std::vector<std::uint32_t> order(values.size());
    std::iota(order.begin(), order.end(), 0U);
    std::erase_if(order, [&](std::uint32_t i) { return std::isnan(values[i]); });
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size(), nan);
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]]) {
            ++last;
        }
        const double shared = static_cast<double>(first + last + 2) / 2;
        for (; first <= last; ++first) {
            ranks[order[first]] = shared;
        }
    }
    return ranks;
}

Moments moments_of_ranks(const std::vector<double>& x, const std::vector<double>& y) {
    Moments m;
    m.rows = x.size();
    const double mean = static_cast<double>(x.size() + 1) / 2;
    for (std::size_t i = 0; i < x.size(); ++i) {
        m.xy += (x[i] - mean) * (y[i] - mean);
        m.xx += (x[i] - mean) * (x[i] - mean);
        m.yy += (y[i] - mean) * (y[i] - mean);
    }
    return m;
}

struct Ranked {
    ColumnView values;
    std::vector<double> ranks;
};

double spearman_of(const Ranked& x, const Ranked& y) {
    std::vector<double> kept_x;
    std::vector<double> kept_y;
    bool same_rows = true;
    for (std::size_t i = 0; i < x.values.size(); ++i) {
        const bool has_x = std::isfinite(x.values[i]);
        const bool has_y = std::isfinite(y.values[i]);
        same_rows = same_rows && has_x == has_y;
        if (has_x && has_y) {
            kept_x.push_back(x.ranks[i]);
            kept_y.push_back(y.ranks[i]);
        }
    }
    if (!same_rows) {
        kept_x = ranks_of(kept_x);
        kept_y = ranks_of(kept_y);
    }
    return correlation_of(moments_of_ranks(kept_x, kept_y));
}

/// Fills both halves from a function of a pair.
template <typename Pair>
CorrelationMatrix matrix_of(std::size_t size, Pair pair) {
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

}  // namespace

CorrelationMatrix pearson(const std::vector<ColumnView>& columns) {
    const bool few = columns.empty() || columns.front().size() <= max_rows_updated;
    return matrix_of(columns.size(), [&](std::size_t row, std::size_t column) {
        const ColumnView x = columns[row];
        const ColumnView y = columns[column];
        return correlation_of(few ? updated(x, y) : in_two_passes(x, y));
    });
}

CorrelationMatrix spearman(const std::vector<ColumnView>& columns) {
    std::vector<Ranked> ranked;
    ranked.reserve(columns.size());
    for (const ColumnView column : columns) {
        ranked.push_back({column, ranks_of(column)});
    }
    return matrix_of(columns.size(), [&](std::size_t row, std::size_t column) {
        return spearman_of(ranked[row], ranked[column]);
    });
}

}  // namespace plotmill::chart

#include "chart/stats/bin_rules.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <vector>

namespace plotmill::chart {
namespace {

constexpr std::size_t pairwise_block = 128;
constexpr std::size_t pairwise_lanes = 8;
constexpr std::size_t reduced_at_once = 8192;

// The order in which numpy.add.reduce adds is kept, for the number of bins jumps where a last bit
// decides: one stretch of 8192 after another, each pairwise down to 128, those in eight lanes.
template <typename Term>
double pairwise_sum(Term term, std::size_t first, std::size_t count) {
    if (count < pairwise_lanes) {
        double sum = 0;
        for (std::size_t i = 0; i < count; ++i) {
            sum += term(first + i);
        }
        return sum;
    }
    if (count > pairwise_block) {
        std::size_t half = count / 2;
        half -= half % pairwise_lanes;
        return pairwise_sum(term, first, half) + pairwise_sum(term, first + half, count - half);
    }
    double lanes[pairwise_lanes];
    for (std::size_t lane = 0; lane < pairwise_lanes; ++lane) {
        lanes[lane] = term(first + lane);
    }
    const std::size_t whole = count - count % pairwise_lanes;
    for (std::size_t i = pairwise_lanes; i < whole; i += pairwise_lanes) {
        for (std::size_t lane = 0; lane < pairwise_lanes; ++lane) {
            lanes[lane] += term(first + i + lane);
        }
    }
    double sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) +
                 ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    for (std::size_t i = whole; i < count; ++i) {
        sum += term(first + i);
    }
    return sum;
}

template <typename Term>
double mean_over(std::size_t count, Term term) {
    double sum = 0;
    for (std::size_t first = 0; first < count; first += reduced_at_once) {
        sum += pairwise_sum(term, first, std::min(reduced_at_once, count - first));
    }
    return sum / static_cast<double>(count);
}

struct Spread {
    double mean = 0;
    double deviation = 0;  // divided by n, not n − 1
};

Spread spread_of(std::span<const double> values) {
    const double mean = mean_over(values.size(), [&](std::size_t i) { return values[i]; });
    const double variance = mean_over(
        values.size(), [&](std::size_t i) { return (values[i] - mean) * (values[i] - mean); });
    return {mean, std::sqrt(variance)};
}

double range_width(std::span<const double> values) {
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    return *greatest - *least;
}

double sturges_width(std::span<const double> values) {
    return range_width(values) / (std::log2(static_cast<double>(values.size())) + 1.0);
}

/// D. P. Doane 1976: Sturges' rule with more bins for skewed values.
double doane_width(std::span<const double> values) {
    const auto n = static_cast<double>(values.size());
    if (values.size() <= 2) {
        return 0;
    }
    const double skew_error = std::sqrt(6.0 * (n - 2) / ((n + 1.0) * (n + 3)));
    const Spread spread = spread_of(values);
    if (!(spread.deviation > 0)) {
        return 0;
    }
    const double skew = mean_over(values.size(), [&](std::size_t i) {
        return std::pow((values[i] - spread.mean) / spread.deviation, 3);
    });
    return range_width(values) /
           (1.0 + std::log2(n) + std::log2(1.0 + std::fabs(skew) / skew_error));
}

/// numpy.percentile, method "linear". Reorders `values`.
double percentile_of(std::vector<double>& values, double share) {
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(below);
    std::nth_element(values.begin(), middle, values.end());
    const double low = *middle;
    const double high =
        below + 1 < values.size() ? *std::min_element(middle + 1, values.end()) : low;
    const double part = place - static_cast<double>(below);
    return part >= 0.5 ? high - (high - low) * (1 - part) : low + (high - low) * part;
}

/// D. Freedman and P. Diaconis 1981.
double freedman_diaconis_width(std::span<const double> values) {
    std::vector<double> reordered(values.begin(), values.end());
    const double upper = percentile_of(reordered, 0.75);
    const double lower = percentile_of(reordered, 0.25);
    return 2.0 * (upper - lower) * std::pow(static_cast<double>(values.size()), -1.0 / 3.0);
}

/// The cross-validated error of a histogram with `bins` bins, C. J. Stone 1984.
double stone_error(std::span<const double> sorted, BinRange range, int bins) {
    const auto n = static_cast<double>(sorted.size());
    const std::vector<double> edges = even_edges(range, bins);
    double squares = 0;
    auto from = sorted.begin();
    for (std::size_t i = 1; i < edges.size(); ++i) {
        const auto to =
            i + 1 == edges.size() ? sorted.end() : std::lower_bound(from, sorted.end(), edges[i]);
        const double share = static_cast<double>(to - from) / n;
        squares += share * share;
        from = to;
    }
    const double width = (sorted.back() - sorted.front()) / bins;
    return (2 - (n + 1) * squares) / width;
}

double stone_width(std::span<const double> values, BinRange range) {
    const double width = range_width(values);
    if (values.size() <= 1 || width == 0) {
        return 0;
    }
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    const int most = std::max(100, static_cast<int>(std::sqrt(static_cast<double>(sorted.size()))));
    int best = 1;
    double least = std::numeric_limits<double>::infinity();
    for (int bins = 1; bins <= most; ++bins) {
        const double error = stone_error(sorted, range, bins);
        if (error < least) {
            least = error;
            best = bins;
        }
    }
    return width / best;
}

}  // namespace

std::vector<double> even_edges(BinRange range, int bins) {
    const double width = range.high - range.low;
    const double step = width / bins;
    std::vector<double> edges(static_cast<std::size_t>(bins) + 1);
    for (int i = 0; i <= bins; ++i) {
        // A step too small for a double is made up for by the order of the operations.
        edges[static_cast<std::size_t>(i)] =
            (step == 0 ? i / static_cast<double>(bins) * width : i * step) + range.low;
    }
    edges.back() = range.high;
    return edges;
}

double bin_width(BinRule rule, std::span<const double> values, BinRange range) {
    const auto n = static_cast<double>(values.size());
    switch (rule) {
        case BinRule::automatic: {
            const double width = freedman_diaconis_width(values);
            const double sturges = sturges_width(values);
            return width != 0 ? std::min(width, sturges) : sturges;
        }
        case BinRule::doane:
            return doane_width(values);
        case BinRule::fd:
            return freedman_diaconis_width(values);
        case BinRule::rice:
            return range_width(values) / (2.0 * std::pow(n, 1.0 / 3));
        case BinRule::scott:
            return std::pow(24.0 * std::sqrt(std::numbers::pi) / n, 1.0 / 3.0) *
                   spread_of(values).deviation;
        case BinRule::sqrt:
            return range_width(values) / std::sqrt(n);
        case BinRule::stone:
            return stone_width(values, range);
        case BinRule::sturges:
            return sturges_width(values);
    }
    return 0;
}

}  // namespace plotmill::chart

#include "chart/scale/interval.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double margin = 0.05;
constexpr double smallest_normal = std::numeric_limits<double>::min();
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr std::size_t values_at_once = 1024;

Interval united(const Interval& a, const Interval& b) noexcept {
    return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

struct WholeRange {
    Interval interval;
    bool is_finite = true;  // else the interval means nothing
};

/// In lanes, so that the processor takes several at once; with no branch for what is not finite,
/// which shows in that a difference with itself is not zero.
WholeRange whole_range(std::span<const double> values) noexcept {
    constexpr std::size_t lanes = 16;
    std::array<double, lanes> low;     // NOLINT: filled here
    std::array<double, lanes> high;    // NOLINT
    std::array<double, lanes> strays;  // NOLINT: zero, or not a number
    low.fill(inf);
    high.fill(-inf);
    strays.fill(0);
    const double* from = values.data();
    std::size_t i = 0;
    for (; i + lanes <= values.size(); i += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const double value = from[i + lane];
            low[lane] = value < low[lane] ? value : low[lane];
            high[lane] = value > high[lane] ? value : high[lane];
            strays[lane] += value - value;
        }
    }
    WholeRange range{{inf, -inf}, true};
    for (; i < values.size(); ++i) {
        range.interval = united(range.interval, {from[i], from[i]});
        range.is_finite = range.is_finite && std::isfinite(from[i]);
    }
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        range.interval = united(range.interval, {low[lane], high[lane]});
        range.is_finite = range.is_finite && strays[lane] == 0;
    }
    return range;
}

void add_finite(std::span<const double> values, FiniteRange& range) noexcept {
    for (const double value : values) {
        if (std::isfinite(value)) {
            range.interval = united(range.interval, {value, value});
        } else {
            range.all_finite = false;
        }
    }
}

}  // namespace

Interval nonsingular(Interval range, Widening widening) noexcept {
    if (!std::isfinite(range.low) || !std::isfinite(range.high)) {
        return {-widening.expander, widening.expander};
    }
    if (range.high < range.low) {
        std::swap(range.low, range.high);
    }
    const double largest = std::max(std::fabs(range.low), std::fabs(range.high));
    if (largest < 1e6 / widening.tiny * smallest_normal) {
        return {-widening.expander, widening.expander};
    }
    if (range.high - range.low <= largest * widening.tiny) {
        return {range.low - widening.expander * std::fabs(range.low),
                range.high + widening.expander * std::fabs(range.high)};
    }
    return range;
}

Interval autoscale(Interval data) noexcept {
    const Interval wide = nonsingular(data, limits_widening);
    const double extra = (wide.high - wide.low) * margin;
    return {wide.low - extra, wide.high + extra};
}

FiniteRange finite_range(std::span<const double> values) noexcept {
    FiniteRange range{{inf, -inf}, true};
    for (std::size_t first = 0; first < values.size(); first += values_at_once) {
        const auto some = values.subspan(first, std::min(values_at_once, values.size() - first));
        const WholeRange whole = whole_range(some);
        if (whole.is_finite) {
            range.interval = united(range.interval, whole.interval);
        } else {
            add_finite(some, range);
        }
    }
    return range;
}

PairRange range_of_pairs(std::span<const double> x, std::span<const double> y) noexcept {
    PM_CHECK(x.size() == y.size(), "a pair has two values");
    PairRange range{{inf, -inf}, {inf, -inf}};
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!std::isfinite(x[i]) || !std::isfinite(y[i])) {
            continue;
        }
        range.x = {std::min(range.x.low, x[i]), std::max(range.x.high, x[i])};
        range.y = {std::min(range.y.low, y[i]), std::max(range.y.high, y[i])};
    }
    return range;
}

LinearScale make_scale(Interval limits, double start, double length) noexcept {
    const double per_unit = 1 / (limits.high - limits.low);
    return {length * per_unit, length * (-limits.low * per_unit) + start};
}

}  // namespace plotmill::chart

#include "chart/scale/interval.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double margin = 0.05;
constexpr double smallest_normal = std::numeric_limits<double>::min();

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
    constexpr double inf = std::numeric_limits<double>::infinity();
    FiniteRange range{{inf, -inf}, true};
    for (const double value : values) {
        if (!std::isfinite(value)) {
            range.all_finite = false;
            continue;
        }
        range.interval = {std::min(range.interval.low, value),
                          std::max(range.interval.high, value)};
    }
    return range;
}

PairRange range_of_pairs(std::span<const double> x, std::span<const double> y) noexcept {
    PM_CHECK(x.size() == y.size(), "a pair has two values");
    constexpr double inf = std::numeric_limits<double>::infinity();
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

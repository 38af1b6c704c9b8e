#include "chart/scale/color_scale.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double robust_share = 0.02;

/// numpy.percentile of sorted values, method "linear".
double quantile(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double part = place - static_cast<double>(below);
    const double step = sorted[above] - sorted[below];
    return part >= 0.5 ? sorted[above] - step * (1 - part) : sorted[below] + step * part;
}

}  // namespace

ColorScale::ColorScale(Interval limits, Colormap map) : limits_{limits}, map_{std::move(map)} {}

std::optional<MapColor> ColorScale::operator()(double value) const noexcept {
    const double width = limits_.high - limits_.low;
    const double position = width == 0 ? 0 : (value - limits_.low) / width;
    if (std::isnan(value) || std::isnan(position)) {
        return std::nullopt;
    }
    return map_.at(position);
}

Interval range_of(std::span<const double> values) noexcept {
    Interval range{nan, nan};
    for (const double value : values) {
        range = {std::fmin(range.low, value), std::fmax(range.high, value)};
    }
    return range;
}

Interval robust_range_of(std::span<const double> values) {
    std::vector<double> sorted;
    std::copy_if(values.begin(), values.end(), std::back_inserter(sorted),
                 [](double value) { return !std::isnan(value); });
    if (sorted.empty()) {
        return {nan, nan};
    }
    std::sort(sorted.begin(), sorted.end());
    return {quantile(sorted, robust_share), quantile(sorted, 1 - robust_share)};
}

Colormap recentered(const Colormap& map, Interval limits, double center) {
    const double reach = std::max(limits.high - center, center - limits.low);
    const double start = center - reach;
    const double width = (center + reach) - start;
    if (width == 0 || std::isnan(width)) {
        return map.section(0, 0);
    }
    return map.section((limits.low - start) / width, (limits.high - start) / width);
}

}  // namespace plotmill::chart

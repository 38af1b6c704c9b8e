#pragma once
// Values to colours: matplotlib's Normalize over a Colormap, with seaborn's rules for limits and
// centre.

#include "chart/color/colormap.hpp"
#include "chart/scale/interval.hpp"

#include <optional>
#include <span>
#include <vector>

namespace plotmill::chart {

class ColorScale {
public:
    ColorScale(Interval limits, Colormap map);
    /// The colour of a value; nothing for NaN. Below and above the limits: the first and the last
    /// colour.
    [[nodiscard]] std::optional<MapColor> operator()(double value) const noexcept;
    [[nodiscard]] Interval limits() const noexcept { return limits_; }
    [[nodiscard]] const Colormap& map() const noexcept { return map_; }

private:
    Interval limits_;
    Colormap map_;
};

/// Least and greatest of the values that are not NaN; NaN when there is none.
Interval range_of(std::span<const double> values) noexcept;

/// The 2nd and the 98th percentile of the values that are not NaN, interpolated; NaN when there is
/// none.
Interval robust_range_of(std::span<const double> values);

/// The part of `map` whose middle lies at `center` when it is stretched over the limits.
Colormap recentered(const Colormap& map, Interval limits, double center);

}  // namespace plotmill::chart

#pragma once
// The room that a colour bar takes from an axes: matplotlib's make_axes_gridspec.

#include "chart/figure/area.hpp"
#include "chart/layout/grid.hpp"
#include "chart/spec/color_bar_spec.hpp"

namespace plotmill::chart {

/// A subplot's area split in two, in fractions of the figure.
struct BarSplit {
    Area parent{};
    Anchor parent_anchor{};  // where the parent's axes stands in its area when it is smaller
    Area bar{};              // what the bar may take: its aspect makes it smaller
    Anchor bar_anchor{};
};
BarSplit split_for_bar(const ColorBarSpec& bar, const Area& area);

/// Between axes and bar, as a share of the axes' room, when nothing else is said.
double default_bar_pad(ColorBarSpec::Location location) noexcept;

/// The same in a constrained layout, at every side.
inline constexpr double constrained_bar_pad = 0.05;

/// Where a bar stands in its room when it is smaller.
Anchor bar_anchor(ColorBarSpec::Location location) noexcept;

}  // namespace plotmill::chart

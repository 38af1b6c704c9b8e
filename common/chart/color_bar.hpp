#pragma once
// A colour bar beside an axes: matplotlib's make_axes_gridspec and Colorbar.

#include "chart/figure/figure.hpp"
#include "chart/layout/figure_size.hpp"
#include "chart/layout/grid.hpp"
#include "chart/scale/color_scale.hpp"
#include "chart/spec/chart_spec.hpp"

namespace plotmill::chart {

/// A subplot's area split in two, in fractions of the figure.
struct BarSplit {
    Area parent{};
    Anchor parent_anchor{};  // where the parent's axes stands in its area when it is smaller
    Area bar{};              // what the bar may take: its aspect makes it smaller
    Anchor bar_anchor{};
};
BarSplit split_for_bar(const ColorBarOptions& options, const Area& area);

/// The axes of the bar: all colours of the map from the low end to the high end, with ticks.
Axes color_bar(const ColorBarOptions& options, const BarSplit& split, const ColorScale& scale,
               const FigureSize& figure);

}  // namespace plotmill::chart

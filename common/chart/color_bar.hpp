#pragma once
// A colour bar beside an axes: matplotlib's Colorbar.

#include "chart/figure/figure.hpp"
#include "chart/layout/bar_split.hpp"
#include "chart/layout/figure_size.hpp"
#include "chart/layout/grid.hpp"
#include "chart/scale/color_scale.hpp"
#include "chart/spec/chart_spec.hpp"

namespace plotmill::chart {

/// The axes of the bar: all colours of the map from the low end to the high end, with ticks.
Axes color_bar(const ColorBarOptions& options, const BarSplit& split, const ColorScale& scale,
               const FigureSize& figure);

}  // namespace plotmill::chart

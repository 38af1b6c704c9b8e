#pragma once
// The axes of a figure to scene items, in matplotlib's order of painting.

#include "chart/figure/plot.hpp"
#include "chart/layout/plot_layout.hpp"
#include "chart/scene/scene.hpp"

namespace plotmill::chart {

/// An axes with all that stands in it and around it.
void add_plot_axes(Scene& scene, const PlotAxes& axes, PlotAxesLayout layout,
                   const FigureSize& figure);

}  // namespace plotmill::chart

#pragma once
// The axes of a figure to scene items, in matplotlib's order of painting.

#include "chart/figure/plot.hpp"
#include "chart/layout/plot_layout.hpp"
#include "chart/mark/mark.hpp"
#include "chart/scene/scene.hpp"

namespace plotmill::chart {

struct AxesPainting {
    bool background = false;  // the axes' own colour, over what came before
};

/// An axes with all that stands in it and around it; its ground only as far as `painting` says.
void add_plot_axes(Scene& scene, const PlotAxes& axes, PlotAxesLayout&& layout,
                   const FigureSize& figure, AxesPainting painting);

}  // namespace plotmill::chart

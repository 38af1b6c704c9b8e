#pragma once
// A colour bar's ends: what stands for the values beyond it, and the line around all.

#include "chart/figure/plot.hpp"
#include "chart/layout/figure_size.hpp"
#include "chart/scene/scene.hpp"

namespace plotmill::chart {

// `frame` is the bar without its extensions. \pre the axes is a colour bar

void add_bar_extensions(Scene& scene, const PlotAxes& axes, const Box& frame);
/// Around the extensions, too.
void add_bar_outline(Scene& scene, const PlotAxes& axes, const Box& frame,
                     const FigureSize& figure);

}  // namespace plotmill::chart

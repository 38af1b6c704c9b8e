#pragma once
// A text of a figure to scene items: its arrow, its box, its lines.

#include "chart/layout/plot_text.hpp"
#include "chart/scene/scene.hpp"

namespace plotmill::chart {

void add_plot_text(Scene& scene, PlotTextLayout layout, const FigureSize& figure,
                   const Box& axes = {});

}  // namespace plotmill::chart

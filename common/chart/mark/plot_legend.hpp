#pragma once
// A legend of the kind `figure` to scene items: its frame, its handles, its texts.

#include "chart/layout/plot_legend.hpp"
#include "chart/scene/scene.hpp"

namespace plotmill::chart {

void add_plot_legend(Scene& scene, const LegendSpec& spec, PlotLegendLayout layout,
                     const FigureSize& figure);

}  // namespace plotmill::chart

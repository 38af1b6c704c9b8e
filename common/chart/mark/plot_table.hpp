#pragma once
// Cells of a table with their texts. Internal to chart/mark.

#include "chart/layout/plot_table.hpp"
#include "chart/scene/scene.hpp"

namespace plotmill::chart {

void add_plot_table(Scene& scene, PlotTableLayout table, const FigureSize& figure);

}  // namespace plotmill::chart

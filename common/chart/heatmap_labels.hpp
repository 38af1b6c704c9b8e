#pragma once
// The tick labels of a heatmap's cells as seaborn chooses them: thinned until each has room for its
// font size, and turned where they still run into each other.

#include "chart/heatmap_figure.hpp"
#include "chart/spec/chart_spec.hpp"
#include "chart/spec/figure_spec.hpp"

namespace plotmill::chart {

/// Gives both axes of `cells` their ticks. `room`: inches that the cells may take.
void add_cell_labels(const HeatmapOptions& options, const Matrix& matrix, SizeIn room,
                     FigureAxes& cells);

}  // namespace plotmill::chart

#pragma once
// The tick labels of a heatmap's cells as seaborn chooses them: thinned until each has room for its
// font size, and turned where they still run into each other.

#include "chart/color_bar.hpp"
#include "chart/figure/figure.hpp"
#include "chart/heatmap_figure.hpp"
#include "chart/spec/chart_spec.hpp"
#include "chart/text/typesetter.hpp"

namespace plotmill::chart {

/// Where the cells stand within their part of the figure: smaller when they are square.
Area cell_area(const HeatmapOptions& options, const Matrix& matrix, const BarSplit& split,
               const FigureSize& figure);

/// Gives both axes of `cells` their ticks. \pre cells.x.view and cells.y.view are set
void add_cell_labels(const HeatmapOptions& options, const Matrix& matrix, const BarSplit& split,
                     SizeIn size, Axes& cells, Typesetter& typesetter);

}  // namespace plotmill::chart

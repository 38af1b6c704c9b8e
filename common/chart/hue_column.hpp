#pragma once
// A column that colours the markers of a scatter matrix: its values to colours, and the legend that
// tells what they mean.

#include "chart/builders.hpp"

#include <optional>
#include <string>

namespace plotmill::chart {

/// Maps the column that options.hue names into shop.hue; gives the column's place. Errors: option
/// (no such column, or one of times), and those of map_hue. \pre options.hue
Result<std::size_t> take_hue(const ScatterMatrixOptions& options, const dataset::Dataset& data,
                             Workshop& shop);

/// A legend on the right of the figure, as seaborn's of a scatterplot; nothing when the option says
/// so or there is no level. What it shows becomes artists of `axes`, which are not drawn there.
void add_hue_legend(const std::string& title, const Hue& hue, PlotAxes& axes,
                    FigureOptions& figure);

}  // namespace plotmill::chart

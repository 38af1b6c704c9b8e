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

/// As seaborn's legend of a scatterplot; nothing when the option says so or there is no level.
std::optional<Legend> legend_of(const std::string& title, const Hue& hue);

}  // namespace plotmill::chart

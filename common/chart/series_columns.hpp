#pragma once
// The columns of a table as series over one x: what line, stairs and area charts draw.

#include "chart/builders.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace plotmill::chart {

struct Series {
    std::string name;
    std::span<const double> x;
    std::span<const double> y;  // as many as x
};

struct SeriesTable {
    std::vector<Series> series;  // at least one
    std::string x_name;          // empty: nothing is written at the axis
    std::string legend_title;
    /// The texts of the index, at 0, 1, 2 … along x, when they are no numbers.
    const std::vector<std::string>* x_labels = nullptr;
};

/// What the spans view is in `data` and `shop`. A warning names columns that are left out. Errors:
/// option (a column that is not there or holds no numbers), empty, limit (series).
Result<SeriesTable> choose_series(const SeriesOptions& options, const dataset::Dataset& data,
                                  Workshop& shop);

}  // namespace plotmill::chart

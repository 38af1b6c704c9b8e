#pragma once
// Where everything of a scatter matrix stands: k × k axes and their labels.

#include "chart/layout/figure.hpp"

#include <string_view>
#include <vector>

namespace plotmill::chart {

struct ScatterMatrixLayout {
    struct Cell {
        Area axes;                     // px, y up
        std::vector<TextLine> labels;  // of the first column and the bottom row
    };
    std::vector<Cell> cells;  // row by row from the top, in the order of painting
    /// Does the background of an axes cover what an earlier one has painted?
    bool needs_backgrounds = false;
};

ScatterMatrixLayout lay_out_scatter_matrix(const ScatterMatrixOptions& options,
                                           const FigureSize& figure,
                                           const std::vector<std::string_view>& names,
                                           Typesetter& typesetter);

}  // namespace plotmill::chart

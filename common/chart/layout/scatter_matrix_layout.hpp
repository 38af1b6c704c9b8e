#pragma once
// Where everything of a scatter matrix stands: k × k axes and their labels.

#include "chart/layout/figure.hpp"

#include <string_view>
#include <vector>

namespace plotmill::chart {

struct ScatterMatrixLayout {
    std::vector<Area> cells;  // px, y up; row by row from the top
    std::vector<TextLine> labels;
};

ScatterMatrixLayout lay_out_scatter_matrix(const ScatterMatrixOptions& options,
                                           const FigureSize& figure,
                                           const std::vector<std::string_view>& names,
                                           Typesetter& typesetter);

}  // namespace plotmill::chart

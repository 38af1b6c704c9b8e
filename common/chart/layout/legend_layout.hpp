#pragma once
// Where a figure's legend stands and everything in it: matplotlib's Figure.legend with
// loc="center right".

#include "chart/figure/figure.hpp"
#include "chart/layout/figure_size.hpp"
#include "chart/text/text_line.hpp"

#include <vector>

namespace plotmill::chart {

/// px of the picture, y up.
struct LegendLayout {
    struct Spot {
        double x;
        double y;
    };
    TextBox frame;
    std::vector<Spot> markers;    // of the items, in their order
    std::vector<TextLine> texts;  // the title and the labels
};

/// \pre legend.items is not empty
LegendLayout lay_out_legend(const Legend& legend, const FigureSize& figure, Typesetter& typesetter);

}  // namespace plotmill::chart

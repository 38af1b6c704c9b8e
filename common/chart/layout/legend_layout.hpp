#pragma once
// Where a legend stands and everything in it: matplotlib's Axes.legend.

#include "chart/figure/figure.hpp"
#include "chart/layout/axes_layout.hpp"
#include "chart/layout/figure_size.hpp"
#include "chart/layout/grid.hpp"
#include "chart/text/text_line.hpp"

#include <vector>

namespace plotmill::chart {

// What stands before a label, in points at a font size of 10.
inline constexpr double legend_handle_points = 20;        // its length
inline constexpr double legend_handle_height_points = 7;  // its height above the baseline

/// px of the picture, y up.
struct LegendLayout {
    struct Spot {
        double x;
        double y;
    };
    TextBox frame;
    std::vector<Spot> handles;    // the lower left corner of what stands before each label
    std::vector<TextLine> texts;  // the title and the labels
};

/// Where in its surroundings a legend stands; the best place is tried as the upper right.
Anchor legend_anchor(LegendPlace place) noexcept;

/// Of a legend in an axes whose place is `axes`. \pre legend.items is not empty
LegendLayout lay_out_legend(const Legend& legend, const Axes& axes, const AxesLayout& place,
                            const FigureSize& figure, Typesetter& typesetter);

}  // namespace plotmill::chart

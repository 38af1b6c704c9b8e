#pragma once
// The outlines of boxes around texts that are neither square nor round: matplotlib's BoxStyle.
// Internal to layout.

#include "chart/layout/plot_text.hpp"

namespace plotmill::chart {

struct OutlineSizes {
    double width = 0;  // px, of the text without its pad
    double height = 0;
    double pad = 0;
    double font = 10;  // px
};

/// Corners, with curves as many short lines; (0, 0) is the lower left corner of the padded text.
/// Empty for square and round.
std::vector<PlotPoint> text_outline(const TextBoxLook& look, const OutlineSizes& sizes);

}  // namespace plotmill::chart

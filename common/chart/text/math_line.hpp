#pragma once
// A line with formulas as it is drawn: matplotlib's mathtext on Agg, where every glyph stands on
// whole pixels.

#include "chart/text/math_parser.hpp"
#include "chart/text/typesetter.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace plotmill::chart {

struct MathLine {
    TextExtent extent;
    Shipped shipped;      // y down from the top of the picture
    double baseline = 0;  // px down from the top of the picture
    double left = 0;      // px from the first column to where the pen starts
    std::string problem;  // not empty: nothing else means anything
};

MathLine set_math_line(std::string_view line, MathFonts& fonts);

}  // namespace plotmill::chart

#pragma once
// One line of text that has its place: what layout hands to the scene.

#include "chart/color/color.hpp"
#include "chart/text/font_style.hpp"

#include <string>

namespace plotmill::chart {

struct TextLine {
    std::string text;
    double x = 0;         // px of the start of the baseline
    double y = 0;         // px, y down
    double rotation = 0;  // degrees, counter-clockwise
    double points = 10;
    Color color;
    FontStyle face{};
};

}  // namespace plotmill::chart

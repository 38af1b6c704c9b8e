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

/// A line of a formula (of a fraction, a root): a rectangle whose lower left corner is (x, y).
struct TextRule {
    double x = 0;  // px
    double y = 0;  // px, y down
    double width = 0;
    double height = 0;
    double rotation = 0;  // degrees, counter-clockwise
    Color color;
};

}  // namespace plotmill::chart

#pragma once
// Where the lines of a text stand around its anchor, and the box they fill: matplotlib's rules for
// alignment, rotation and several lines. All in px, y up, relative to the anchor.

#include "chart/text/typesetter.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace plotmill::chart {

enum class HorizontalAlign { left, center, right };
enum class VerticalAlign { bottom, baseline, center, center_baseline, top };

struct TextStyle {
    double points = 10;
    double rotation = 0;  // degrees, counter-clockwise
    HorizontalAlign horizontal = HorizontalAlign::left;
    VerticalAlign vertical = VerticalAlign::baseline;
    bool align_before_rotation = false;  // matplotlib's rotation_mode="anchor"
    double line_spacing = 1.2;
    std::optional<HorizontalAlign> line_align{};  // of lines among each other (multialignment)
    FontStyle face{};
};

struct TextBox {  // y up
    double x_min = 0;
    double y_min = 0;
    double x_max = 0;
    double y_max = 0;
};

/// The smallest box around both.
inline TextBox united(const TextBox& a, const TextBox& b) noexcept {
    return {std::min(a.x_min, b.x_min), std::min(a.y_min, b.y_min), std::max(a.x_max, b.x_max),
            std::max(a.y_max, b.y_max)};
}

struct PlacedLine {
    std::string_view text;  // views what was laid out
    double x = 0;           // of the line's baseline start
    double y = 0;
};

struct TextLayout {
    TextBox box;
    std::vector<PlacedLine> lines;  // empty lines are left out
};

TextLayout lay_out(Typesetter& typesetter, std::string_view text, const TextStyle& style,
                   double dpi);

}  // namespace plotmill::chart

#include "chart/text/text_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace plotmill::chart {
namespace {

constexpr std::string_view tall_text = "lp";  // stands for a line with ascenders and descenders

struct Point {
    double x = 0;
    double y = 0;
};

struct Rotation {
    double cosine = 1;
    double sine = 0;
    explicit Rotation(double degrees) {
        if (degrees != 0) {
            cosine = std::cos(degrees * std::numbers::pi / 180);
            sine = std::sin(degrees * std::numbers::pi / 180);
        }
    }
    [[nodiscard]] Point operator()(Point p) const {
        return {cosine * p.x - sine * p.y, sine * p.x + cosine * p.y};
    }
};

/// The lines before rotation, the first baseline's top at y = 0.
struct Block {
    struct Line {
        std::string_view text;
        double width;
        double y;
    };
    std::vector<Line> lines;
    double width = 0;
    double y_min = 0;
    double descent = 0;   // of the last line
    double baseline = 0;  // from the top down to the last baseline
};

Block set_lines(Typesetter& typesetter, std::string_view text, FontSize size, double line_spacing) {
    const TextExtent tall = typesetter.measure(tall_text, size);
    const double least_step = (tall.height - tall.descent) * line_spacing;
    Block block;
    double y = 0;
    for (bool first = true, more = true; more; first = false) {
        const std::size_t end = text.find('\n');
        more = end != std::string_view::npos;
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(more ? end + 1 : text.size());
        TextExtent extent = line.empty() ? TextExtent{} : typesetter.measure(line, size);
        const double height = std::max(extent.height, tall.height);
        const double descent = std::max(extent.descent, tall.descent);
        const double ascent = height - descent;
        block.baseline = ascent - y;
        y = first ? -ascent : y - std::max(least_step, ascent * line_spacing);
        block.lines.push_back({line, extent.width, y});
        block.width = std::max(block.width, extent.width);
        block.y_min = y - descent;
        block.descent = descent;
        y -= descent;
    }
    return block;
}

TextBox bounds(const std::array<Point, 4>& corners) {
    TextBox box{corners[0].x, corners[0].y, corners[0].x, corners[0].y};
    for (const Point& corner : corners) {
        box.x_min = std::min(box.x_min, corner.x);
        box.x_max = std::max(box.x_max, corner.x);
        box.y_min = std::min(box.y_min, corner.y);
        box.y_max = std::max(box.y_max, corner.y);
    }
    return box;
}

double horizontal_offset(HorizontalAlign align, double low, double high) {
    switch (align) {
        case HorizontalAlign::left:
            return low;
        case HorizontalAlign::center:
            return (low + high) / 2;
        case HorizontalAlign::right:
            return high;
    }
    return low;
}

double vertical_offset(const TextStyle& style, const TextBox& box, const Block& block) {
    const double height = box.y_max - box.y_min;
    switch (style.vertical) {
        case VerticalAlign::bottom:
            return box.y_min;
        case VerticalAlign::baseline:
            return style.align_before_rotation ? box.y_max - block.baseline
                                               : box.y_min + block.descent;
        case VerticalAlign::center:
            return (box.y_min + box.y_max) / 2;
        case VerticalAlign::center_baseline:
            return style.align_before_rotation ? box.y_max - block.baseline / 2
                                               : box.y_min + height - block.baseline / 2;
        case VerticalAlign::top:
            return box.y_max;
    }
    return box.y_min;
}

double line_start(HorizontalAlign align, double block_width, double line_width) {
    switch (align) {
        case HorizontalAlign::left:
            return 0;
        case HorizontalAlign::center:
            return block_width / 2 - line_width / 2;
        case HorizontalAlign::right:
            return block_width - line_width;
    }
    return 0;
}

}  // namespace

TextLayout lay_out(Typesetter& typesetter, std::string_view text, const TextStyle& style,
                   double dpi) {
    const Block block =
        set_lines(typesetter, text, FontSize{style.points, dpi, style.face}, style.line_spacing);
    const Rotation rotate{style.rotation};
    const TextBox flat{0, block.y_min, block.width, 0};
    const TextBox box =
        bounds({rotate({flat.x_min, flat.y_min}), rotate({flat.x_min, flat.y_max}),
                rotate({flat.x_max, flat.y_max}), rotate({flat.x_max, flat.y_min})});
    const TextBox& aligned = style.align_before_rotation ? flat : box;
    Point offset{horizontal_offset(style.horizontal, aligned.x_min, aligned.x_max),
                 vertical_offset(style, aligned, block)};
    if (style.align_before_rotation) {
        offset = rotate(offset);
    }
    TextLayout layout;
    layout.box = {box.x_min - offset.x, box.y_min - offset.y, box.x_max - offset.x,
                  box.y_max - offset.y};
    for (const Block::Line& line : block.lines) {
        if (!line.text.empty()) {
            const Point at = rotate(
                {line_start(style.line_align.value_or(style.horizontal), block.width, line.width),
                 line.y});
            layout.lines.push_back({line.text, at.x - offset.x, at.y - offset.y});
        }
    }
    return layout;
}

}  // namespace plotmill::chart

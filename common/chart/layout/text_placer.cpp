#include "chart/layout/text_placer.hpp"

#include <string>

namespace plotmill::chart {

TextBox TextPlacer::place(std::string_view text, double x, double y, const TextStyle& style,
                          const Color& color) {
    if (text.empty()) {
        return {x, y, x, y};
    }
    // Most texts hold no formula: told here, once, neither measuring nor painting looks for one.
    TextStyle read = style;
    read.face.reads_math = style.face.reads_math && text.find('$') != std::string_view::npos;
    const TextLayout layout = lay_out(typesetter_, text, read, figure_.dpi);
    for (const PlacedLine& line : layout.lines) {
        lines_.push_back({std::string{line.text}, line.x + x, figure_.text_height - (line.y + y),
                          style.rotation, style.points, color, read.face});
    }
    return {layout.box.x_min + x, layout.box.y_min + y, layout.box.x_max + x, layout.box.y_max + y};
}

}  // namespace plotmill::chart

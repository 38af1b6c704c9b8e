#pragma once
// Texts to their places in the picture.

#include "chart/color/color.hpp"
#include "chart/layout/figure_size.hpp"
#include "chart/text/text_layout.hpp"
#include "chart/text/text_line.hpp"

#include <string_view>
#include <vector>

namespace plotmill::chart {

/// The style of a text in which `$…$` is a formula, as in all texts of the kind `figure`.
inline TextStyle reading_math(TextStyle style) noexcept {
    style.face.reads_math = true;
    return style;
}

/// Lays `text` out at a point (px, y up), appends its lines to `lines`, and gives the box it fills
/// (px, y up).
class TextPlacer {
public:
    TextPlacer(Typesetter& typesetter, const FigureSize& figure, std::vector<TextLine>& lines)
        : typesetter_{typesetter}, figure_{figure}, lines_{lines} {}
    TextBox place(std::string_view text, double x, double y, const TextStyle& style,
                  const Color& color = black);

private:
    Typesetter& typesetter_;
    const FigureSize& figure_;
    std::vector<TextLine>& lines_;
};

}  // namespace plotmill::chart

#pragma once
// The figure and the boxes in it, as matplotlib computes them: fractions of the figure, then px
// with y up. Text is laid out here, once, so that marks and raster only paint.

#include "chart/color/color.hpp"
#include "chart/spec/chart_spec.hpp"
#include "chart/text/text_layout.hpp"
#include "chart/text/text_line.hpp"

#include <string_view>
#include <vector>

namespace plotmill::chart {

struct FigureSize {
    double width = 0;  // px, exact
    double height = 0;
    int canvas_height = 0;  // whole px: where y down starts
    double dpi = 0;
    [[nodiscard]] double px(double points) const noexcept { return points * dpi / 72; }
};
FigureSize figure_size(SizeIn size, double dpi) noexcept;

/// In fractions of the figure, or in px; y up.
struct Area {
    double x0 = 0;
    double y0 = 0;
    double x1 = 1;
    double y1 = 1;
    [[nodiscard]] double width() const noexcept { return x1 - x0; }
    [[nodiscard]] double height() const noexcept { return y1 - y0; }
};
inline constexpr Area subplot_area{0.125, 0.11, 0.9, 0.88};

Area to_px(const Area& fractions, const FigureSize& figure) noexcept;

struct Spacing {  // between cells, in shares of a cell
    double horizontal = 0;
    double vertical = 0;
};

/// Cells of rows × columns that fill `area`, row by row from the top.
std::vector<Area> subplot_grid(std::size_t rows, std::size_t columns, Spacing spacing,
                               const Area& area = subplot_area);

/// The largest area of `aspect` (height by width, in px) within `area`; `anchor` 0 … 1 says where
/// along x, the middle along y.
Area with_aspect(const Area& area, double aspect, const FigureSize& figure, double anchor) noexcept;

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
    FigureSize figure_;
    std::vector<TextLine>& lines_;
};

// matplotlib's defaults, in points.
inline constexpr double label_points = 10;
inline constexpr double tick_length = 3.5;
inline constexpr double tick_pad = 3.5;
inline constexpr double axis_label_pad = 4;
inline constexpr double offset_text_pad = 3;

}  // namespace plotmill::chart

#include "chart/layout/figure.hpp"

namespace plotmill::chart {
namespace {

/// Start and end of `count` cells along one side, from its start: cell, gap, cell, gap, …
std::vector<double> cell_ends(std::size_t count, double length, double spacing) {
    const double n = static_cast<double>(count);
    const double cell = length / (n + spacing * (n - 1));
    const double gap = spacing * cell;
    const double share = cell * n / n;
    std::vector<double> ends;
    double at = 0;
    for (std::size_t i = 0; i < count; ++i) {
        at += i == 0 ? 0 : gap;
        ends.push_back(at);
        at += share;
        ends.push_back(at);
    }
    return ends;
}

}  // namespace

FigureSize figure_size(SizeIn size, double dpi) noexcept {
    return {size.width * dpi, size.height * dpi, static_cast<int>(size.height * dpi), dpi};
}

Area to_px(const Area& fractions, const FigureSize& figure) noexcept {
    return {fractions.x0 * figure.width, fractions.y0 * figure.height, fractions.x1 * figure.width,
            fractions.y1 * figure.height};
}

std::vector<Area> subplot_grid(std::size_t rows, std::size_t columns, Spacing spacing,
                               const Area& area) {
    const auto across = cell_ends(columns, area.width(), spacing.horizontal);
    const auto down = cell_ends(rows, area.height(), spacing.vertical);
    std::vector<Area> cells;
    cells.reserve(rows * columns);
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            cells.push_back({area.x0 + across[2 * column], area.y1 - down[2 * row + 1],
                             area.x0 + across[2 * column + 1], area.y1 - down[2 * row]});
        }
    }
    return cells;
}

Area with_aspect(const Area& area, double aspect, const FigureSize& figure,
                 double anchor) noexcept {
    const double share = aspect / (figure.height / figure.width);
    double width = area.width();
    double height = width * share;
    if (height > area.height()) {
        height = area.height();
        width = height / share;
    }
    const double x0 = area.x0 + anchor * (area.width() - width);
    const double y0 = area.y0 + 0.5 * (area.height() - height);
    return {x0, y0, x0 + width, y0 + height};
}

TextBox TextPlacer::place(std::string_view text, double x, double y, const TextStyle& style,
                          const Color& color) {
    if (text.empty()) {
        return {x, y, x, y};
    }
    const TextLayout layout = lay_out(typesetter_, text, style, figure_.dpi);
    for (const PlacedLine& line : layout.lines) {
        lines_.push_back({std::string{line.text}, line.x + x, figure_.canvas_height - (line.y + y),
                          style.rotation, style.points, color, style.face});
    }
    return {layout.box.x_min + x, layout.box.y_min + y, layout.box.x_max + x, layout.box.y_max + y};
}

}  // namespace plotmill::chart

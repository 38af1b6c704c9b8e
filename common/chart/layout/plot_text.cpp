#include "chart/layout/plot_text.hpp"

#include "chart/layout/axes_layout.hpp"
#include "chart/layout/plot_arrow.hpp"
#include "chart/layout/text_placer.hpp"

#include <cmath>
#include <numbers>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double degree_radians = std::numbers::pi / 180;
constexpr double arrow_gap_points = 4;  // around a text without a box, both sides together

bool is_annotation(const FigureText& text) noexcept {
    return text.offset_points || text.text_at || text.arrow;
}

bool contains(const Area& area, PlotPoint point) noexcept {
    return point.x >= area.x0 && point.x <= area.x1 && point.y >= area.y0 && point.y <= area.y1;
}

/// The text's own rectangle before it is turned, as matplotlib's _get_textbox; then its pad.
PlotTextBox box_around(const FigureText& text, PlotPoint at, const FigureSize& figure,
                       Typesetter& typesetter) {
    TextStyle flat = reading_math(text.look.style);
    flat.rotation = 0;
    const TextLayout level = lay_out(typesetter, text.text, flat, figure.dpi);
    const TextLayout turned =
        lay_out(typesetter, text.text, reading_math(text.look.style), figure.dpi);
    const double pad = text.box->pad * figure.px(text.look.style.points);
    const double angle = text.look.style.rotation * degree_radians;
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    const auto& from = level.lines.front();
    const auto& to = turned.lines.front();
    const double x = level.box.x_min - pad - from.x;
    const double y = level.box.y_min - pad - from.y;
    PlotTextBox box;
    box.origin = {at.x + to.x + x * cosine - y * sine, at.y + to.y + x * sine + y * cosine};
    box.width = level.box.x_max - level.box.x_min + 2 * pad;
    box.height = level.box.y_max - level.box.y_min + 2 * pad;
    box.rotation = text.look.style.rotation;
    box.rounding = text.box->shape == TextBoxLook::Shape::round ? pad : 0;
    return box;
}

TextBox grown(const TextBox& box, double by) noexcept {
    return {box.x_min - by, box.y_min - by, box.x_max + by, box.y_max + by};
}

TextBox extent_of(const PlotArrow& arrow, TextBox box) noexcept {
    for (const PlotArrow::Part& part : arrow.parts) {
        for (const PlotPoint& corner : part.corners) {
            box = united(box, {corner.x, corner.y, corner.x, corner.y});
        }
    }
    return box;
}

}  // namespace

double text_px(double value, Coords coords, const LinearScale& data, Interval axes,
               Interval figure) noexcept {
    switch (coords) {
        case Coords::axes:
            return axes.low + value * (axes.high - axes.low);
        case Coords::figure:
            return figure.low + value * (figure.high - figure.low);
        case Coords::data:
            break;
    }
    return data(value);
}

PlotPoint point_at(const TextGround& ground, double x, double y, CoordsPair coords) noexcept {
    return {text_px(x, coords.x, ground.data_x, {ground.axes.x0, ground.axes.x1},
                    {ground.figure.x0, ground.figure.x1}),
            text_px(y, coords.y, ground.data_y, {ground.axes.y0, ground.axes.y1},
                    {ground.figure.y0, ground.figure.y1})};
}

std::optional<PlotTextLayout> lay_out_text(const FigureText& text, const TextGround& ground,
                                           const FigureSize& figure, Typesetter& typesetter) {
    const PlotPoint target = point_at(ground, text.x, text.y, text.coords);
    const bool needs_axes = text.coords.x == Coords::data && text.coords.y == Coords::data;
    if (!std::isfinite(target.x) || !std::isfinite(target.y) ||
        (is_annotation(text) && needs_axes && !contains(ground.axes, target))) {
        return std::nullopt;
    }
    PlotPoint at = target;
    if (text.offset_points) {
        at.x += figure.px((*text.offset_points)[0]);
        at.y += figure.px((*text.offset_points)[1]);
    } else if (text.text_at) {
        at = point_at(ground, (*text.text_at)[0], (*text.text_at)[1], text.text_coords);
    }
    Color color = text.look.color.value_or(black);
    color.a = text.look.alpha.value_or(color.a);
    PlotTextLayout layout;
    layout.text = &text;
    TextPlacer placer{typesetter, figure, layout.lines};
    const TextBox box = placer.place(text.text, at.x, at.y, reading_math(text.look.style), color);
    layout.extent = box;
    if (text.box && !layout.lines.empty()) {
        layout.box = box_around(text, at, figure, typesetter);
    }
    if (text.arrow) {
        const double pad = layout.box ? text.box->pad * figure.px(text.look.style.points)
                                      : figure.px(arrow_gap_points) / 2;
        const TextBox leave = text.text.empty() ? box : grown(box, pad);
        layout.arrow =
            lay_out_arrow({*text.arrow, box, leave, target, text.look.style.points}, figure);
    }
    if (layout.arrow) {
        layout.extent = extent_of(*layout.arrow, layout.extent);
    }
    return layout;
}

}  // namespace plotmill::chart

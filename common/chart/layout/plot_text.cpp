#include "chart/layout/plot_text.hpp"

#include "chart/layout/plot_arrow.hpp"
#include "chart/layout/text_outline.hpp"
#include "chart/layout/text_placer.hpp"
#include "chart/layout/wrapped_text.hpp"

#include <cmath>
#include <numbers>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double degree_radians = std::numbers::pi / 180;
constexpr double arrow_gap_points = 4;  // around a text without a box, both sides together

bool is_annotation(const FigureText& text) noexcept {
    return text.offset_points || text.text_at || text.arrow || text.annotation_clip;
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
    const double font = figure.px(text.look.style.points);
    if (text.box->shape == TextBoxLook::Shape::round) {
        const double rounding = text.box->rounding.value_or(0) * font;
        box.rounding = rounding > 0 ? rounding : pad;
    }
    box.outline = text_outline(*text.box, {level.box.x_max - level.box.x_min,
                                           level.box.y_max - level.box.y_min, pad, font});
    return box;
}

/// The corners of a text's box as they are drawn.
std::vector<PlotPoint> corners_of(const PlotTextBox& box) {
    std::vector<PlotPoint> corners = box.outline;
    if (corners.empty()) {
        corners = {{0, 0}, {box.width, 0}, {box.width, box.height}, {0, box.height}};
    }
    const double angle = box.rotation * degree_radians;
    for (PlotPoint& corner : corners) {
        corner = {box.origin.x + corner.x * std::cos(angle) - corner.y * std::sin(angle),
                  box.origin.y + corner.x * std::sin(angle) + corner.y * std::cos(angle)};
    }
    return corners;
}

/// What hides the arrow: the text's box, or its surroundings.
std::vector<PlotPoint> hiding(const PlotTextLayout& layout, const TextBox& box, double gap) {
    if (!layout.text->arrow->clip_by_text || layout.text->text.empty()) {
        return {};
    }
    if (layout.box) {
        return corners_of(*layout.box);
    }
    return {{box.x_min - gap, box.y_min - gap},
            {box.x_max + gap, box.y_min - gap},
            {box.x_max + gap, box.y_max + gap},
            {box.x_min - gap, box.y_max + gap}};
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

namespace {

/// The lines, the box around them and the arrow from there, at a place.
PlotTextLayout lay_out_at(const FigureText& text, PlotPoint at, const FigureSize& figure,
                          Typesetter& typesetter) {
    Color color = text.look.color.value_or(black);
    color.a = text.look.alpha.value_or(color.a);
    PlotTextLayout layout;
    layout.text = &text;
    TextPlacer placer{typesetter, figure, layout.lines};
    layout.extent = placer.place(text.text, at.x, at.y, reading_math(text.look.style), color);
    if (text.box && !layout.lines.empty()) {
        layout.box = box_around(text, at, figure, typesetter);
    }
    return layout;
}

/// As if its lines had been broken by who wrote it.
PlotTextLayout lay_out_wrapped(const FigureText& text, PlotPoint at, const TextGround& ground,
                               const FigureSize& figure, Typesetter& typesetter) {
    FigureText broken = text;
    broken.look.style.align_before_rotation = true;
    const TextStyle style = reading_math(broken.look.style);
    broken.text = wrapped_text(text.text, {at, ground.figure, style, figure.dpi}, typesetter);
    PlotTextLayout layout = lay_out_at(broken, at, figure, typesetter);
    layout.text = &text;
    return layout;
}

}  // namespace

std::optional<PlotTextLayout> lay_out_text(const FigureText& text, const TextGround& ground,
                                           const FigureSize& figure, Typesetter& typesetter) {
    PlotPoint target = point_at(ground, text.x, text.y, text.coords);
    const auto move = [&](PlotPoint& point, const std::optional<std::array<double, 2>>& points) {
        if (points) {
            point.x += figure.px((*points)[0]);
            point.y += figure.px((*points)[1]);
        }
    };
    move(target, text.target_offset_points);
    const bool needs_axes = text.annotation_clip.value_or(text.coords.x == Coords::data &&
                                                          text.coords.y == Coords::data);
    if (!std::isfinite(target.x) || !std::isfinite(target.y) ||
        (is_annotation(text) && needs_axes && !contains(ground.axes, target))) {
        return std::nullopt;
    }
    PlotPoint at = target;
    if (text.text_at) {
        at = point_at(ground, (*text.text_at)[0], (*text.text_at)[1], text.text_coords);
    }
    move(at, text.offset_points);
    PlotTextLayout layout = text.wrap ? lay_out_wrapped(text, at, ground, figure, typesetter)
                                      : lay_out_at(text, at, figure, typesetter);
    const TextBox box = layout.extent;
    if (text.arrow) {
        layout.arrow =
            lay_out_arrow({*text.arrow, box, hiding(layout, box, figure.px(arrow_gap_points) / 2),
                           target, text.look.style.points},
                          figure);
    }
    if (layout.arrow) {
        layout.extent = extent_of(*layout.arrow, layout.extent);
    }
    return layout;
}

}  // namespace plotmill::chart

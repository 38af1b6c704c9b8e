#include "chart/layout/plot_arrow.hpp"

#include "chart/layout/arrow_path.hpp"
#include "chart/layout/arrow_shapes.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plotmill::chart {
namespace {

/// The old style: one outline of tail and head.
PlotArrow plain_arrow(const ArrowLook& look, const Bezier& line, const FigureSize& figure) {
    PlotArrow arrow;
    arrow.width_px = figure.px(look.stroke.points);
    const double length = std::max(distance(line.start, line.end), 1e-12);
    const double head = figure.px(look.headlength);
    const double x = (line.end.x - line.start.x) / length;
    const double y = (line.end.y - line.start.y) / length;
    const PlotPoint base{line.end.x - head * x, line.end.y - head * y};
    const auto beside = [&](PlotPoint at, double away) {
        return PlotPoint{at.x - y * away, at.y + x * away};
    };
    const double wing = figure.px(look.headwidth) / 2;
    const double tail = figure.px(look.width) / 2;
    PlotArrow::Part part;
    part.is_closed = true;
    if (head < length) {
        part.corners = {beside(line.start, -tail), beside(base, -tail)};
    }
    part.corners.insert(part.corners.end(), {beside(base, -wing), line.end, beside(base, wing)});
    if (head < length) {
        part.corners.insert(part.corners.end(), {beside(base, tail), beside(line.start, tail)});
    }
    arrow.parts.push_back(std::move(part));
    return arrow;
}

double nearest(double low, double high, double to) noexcept {
    double best = low;
    for (const double candidate : {(low + high) / 2, high}) {
        best = std::fabs(candidate - to) < std::fabs(best - to) ? candidate : best;
    }
    return best;
}

/// Without what lies in the text's box and within the shrinks of its ends.
ArrowPath clipped(ArrowPath path, const ArrowSetting& setting, double at_start, double at_end) {
    if (!setting.leave.empty()) {
        if (auto parts = split_at(path, inside_polygon(setting.leave))) {
            path = std::move(parts->second);
        }
    }
    if (at_start > 0 && !path.empty()) {
        if (auto parts = split_at(path, inside_circle(path.front().start, at_start))) {
            path = std::move(parts->second);
        }
    }
    if (at_end > 0 && !path.empty()) {
        if (auto parts = split_at(path, inside_circle(path.back().end, at_end))) {
            path = std::move(parts->first);
        }
    }
    return path;
}

}  // namespace

std::optional<PlotArrow> lay_out_arrow(const ArrowSetting& setting, const FigureSize& figure) {
    const ArrowLook& look = setting.look;
    const TextBox& text = setting.text;
    PlotPoint start{text.x_min + (text.x_max - text.x_min) * look.from[0],
                    text.y_min + (text.y_max - text.y_min) * look.from[1]};
    double shrink_start = figure.px(look.shrink_a);
    double shrink_end = figure.px(look.shrink_b);
    if (look.is_plain) {
        start = {nearest(text.x_min, text.x_max, setting.target.x),
                 nearest(text.y_min, text.y_max, setting.target.y)};
        shrink_start = shrink_end = look.shrink * distance(start, setting.target);
    }
    if (!setting.leave.empty() && inside_polygon(setting.leave)(setting.target)) {
        return std::nullopt;
    }
    const ArrowPath path =
        clipped(connect(look.connection, start, setting.target), setting, shrink_start, shrink_end);
    if (path.empty()) {
        return std::nullopt;
    }
    const bool is_straight = look.connection.name == "arc3" && look.connection.get("rad", 0) == 0;
    if (look.is_plain && is_straight) {
        return plain_arrow(look, path.front(), figure);
    }
    NamedStyle style = look.style;
    const double points = look.mutation > 0 ? look.mutation : setting.text_points;
    if (look.is_plain) {
        style = {"simple",
                 {{"head_length", look.headlength / points},
                  {"head_width", look.headwidth / points},
                  {"tail_width", look.width / points}}};
    }
    return shape_arrow(style, path, {figure.px(points), figure.px(look.stroke.points)});
}

}  // namespace plotmill::chart

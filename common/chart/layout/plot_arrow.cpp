#include "chart/layout/plot_arrow.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double head_length_sizes = 0.4;  // ArrowStyle's, in mutation sizes
constexpr double head_width_sizes = 0.2;

double length_of(PlotPoint a, PlotPoint b) noexcept {
    return std::hypot(b.x - a.x, b.y - a.y);
}

PlotPoint between(PlotPoint a, PlotPoint b, double share) noexcept {
    return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

/// The share of the way from `a` (in the box) to `b` at which the box is left; 1: never.
double share_inside(const TextBox& box, PlotPoint a, PlotPoint b) noexcept {
    double share = 1;
    const auto cut = [&](double from, double to, double low, double high) {
        if (to > high && to != from) {
            share = std::min(share, (high - from) / (to - from));
        } else if (to < low && to != from) {
            share = std::min(share, (low - from) / (to - from));
        }
    };
    cut(a.x, b.x, box.x_min, box.x_max);
    cut(a.y, b.y, box.y_min, box.y_max);
    return share;
}

struct Line {
    PlotPoint start;
    PlotPoint end;
};

/// The ends come closer by so many px; a line shorter than that stays.
Line shrunk_by(Line line, double at_start, double at_end) noexcept {
    const double length = length_of(line.start, line.end);
    if (at_start > 0 && at_start < length) {
        line.start = between(line.start, line.end, at_start / length);
    }
    const double rest = length_of(line.start, line.end);
    if (at_end > 0 && at_end < rest) {
        line.end = between(line.start, line.end, 1 - at_end / rest);
    }
    return line;
}

struct Head {
    PlotArrow::Part part;
    PlotPoint shift;  // the line's end goes back by this, so that its cap does not stick out
};

/// Two strokes, or a triangle, at `tip` of a line that comes from `from`.
Head head_at(PlotPoint from, PlotPoint tip, double size_px, double line_px, bool is_filled) {
    const double long_side = head_length_sizes * size_px;
    const double wide_side = head_width_sizes * size_px;
    const double reach = std::hypot(long_side, wide_side);
    const double cosine = long_side / reach;
    const double sine = wide_side / reach;
    const double distance = std::max(length_of(from, tip), 1e-12);
    const double x = (from.x - tip.x) / distance;
    const double y = (from.y - tip.y) / distance;
    const double back = 0.5 * line_px / sine;
    const PlotPoint end{tip.x + back * x, tip.y + back * y};
    const double dx = x * reach;
    const double dy = y * reach;
    Head head;
    head.shift = {back * x, back * y};
    head.part.corners = {{end.x + cosine * dx + sine * dy, end.y - sine * dx + cosine * dy},
                         end,
                         {end.x + cosine * dx - sine * dy, end.y + sine * dx + cosine * dy}};
    head.part.is_closed = is_filled;
    return head;
}

/// What an arrowstyle has at one of its ends.
struct EndLook {
    bool has_head = false;
    bool is_filled = false;
};

std::pair<EndLook, EndLook> ends_of(const std::string& style) {
    const bool has_begin = style.front() == '<';
    const bool has_end = style.back() == '>';
    return {{has_begin, has_begin && style.size() > 1 && style[1] == '|'},
            {has_end, has_end && style.size() > 1 && style[style.size() - 2] == '|'}};
}

PlotArrow styled_arrow(const ArrowLook& look, const Line& line, double size_px, double line_px) {
    PlotArrow arrow;
    arrow.width_px = line_px;
    const auto [begin, end] = ends_of(look.style);
    const bool is_long = length_of(line.start, line.end) > 0;
    PlotArrow::Part shaft{{line.start, line.end}, false};
    std::vector<PlotArrow::Part> heads;
    if (begin.has_head && is_long) {
        Head head = head_at(line.end, line.start, size_px, line_px, begin.is_filled);
        shaft.corners[0] = {line.start.x + head.shift.x, line.start.y + head.shift.y};
        heads.push_back(std::move(head.part));
    }
    if (end.has_head && is_long) {
        Head head = head_at(line.start, line.end, size_px, line_px, end.is_filled);
        shaft.corners[1] = {line.end.x + head.shift.x, line.end.y + head.shift.y};
        heads.push_back(std::move(head.part));
    }
    arrow.parts.push_back(std::move(shaft));
    std::move(heads.begin(), heads.end(), std::back_inserter(arrow.parts));
    return arrow;
}

/// The old style: one outline of tail and head.
PlotArrow plain_arrow(const ArrowLook& look, const Line& line, const FigureSize& figure) {
    PlotArrow arrow;
    arrow.width_px = figure.px(look.stroke.points);
    const double length = std::max(length_of(line.start, line.end), 1e-12);
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

}  // namespace

std::optional<PlotArrow> lay_out_arrow(const ArrowSetting& setting, const FigureSize& figure) {
    const ArrowLook& look = setting.look;
    const TextBox& text = setting.text;
    PlotPoint start{(text.x_min + text.x_max) / 2, (text.y_min + text.y_max) / 2};
    double shrink_start = figure.px(look.shrink_a);
    double shrink_end = figure.px(look.shrink_b);
    if (look.is_plain) {
        start = {nearest(text.x_min, text.x_max, setting.target.x),
                 nearest(text.y_min, text.y_max, setting.target.y)};
        shrink_start = shrink_end = look.shrink * length_of(start, setting.target);
    }
    const double inside = share_inside(setting.leave, start, setting.target);
    if (inside >= 1) {
        return std::nullopt;
    }
    const Line line = shrunk_by({between(start, setting.target, inside), setting.target},
                                shrink_start, shrink_end);
    if (look.is_plain) {
        return plain_arrow(look, line, figure);
    }
    const double size = figure.px(look.mutation > 0 ? look.mutation : setting.text_points);
    return styled_arrow(look, line, size, figure.px(look.stroke.points));
}

}  // namespace plotmill::chart

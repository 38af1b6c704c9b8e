#include "chart/layout/arrow_shapes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>
#include <utility>

namespace plotmill::chart {
namespace {

using Points = std::vector<PlotPoint>;
using Sides = std::pair<Bezier, Bezier>;  // left and right of a curve

PlotPoint toward(PlotPoint a, PlotPoint b) noexcept {
    const double length = distance(a, b);
    return length > 0 ? PlotPoint{(b.x - a.x) / length, (b.y - a.y) / length} : PlotPoint{};
}

/// Left and right of a point of a way in a direction.
std::pair<PlotPoint, PlotPoint> beside(PlotPoint at, PlotPoint along, double by) noexcept {
    return {{at.x + by * along.y, at.y - by * along.x}, {at.x - by * along.y, at.y + by * along.x}};
}

struct Head {
    PlotArrow::Part part;
    PlotPoint shift;  // the line's end goes back by this, so that its cap does not stick out
};

/// Two strokes, or a triangle, at `tip` of a line that comes from `from`.
Head head_at(PlotPoint from, PlotPoint tip, const NamedStyle& style, const ArrowSizes& sizes) {
    const double long_side = style.get("head_length", 0.4) * sizes.mutation;
    const double wide_side = style.get("head_width", 0.2) * sizes.mutation;
    const double reach = std::hypot(long_side, wide_side);
    const double cosine = reach > 0 ? long_side / reach : 1;
    const double sine = reach > 0 ? wide_side / reach : 0;
    const PlotPoint along = toward(tip, from);
    const double back = sine > 0 ? 0.5 * sizes.line / sine : 0;
    const PlotPoint end{tip.x + back * along.x, tip.y + back * along.y};
    const double dx = along.x * reach;
    const double dy = along.y * reach;
    Head head;
    head.shift = {back * along.x, back * along.y};
    head.part.corners = {{end.x + cosine * dx + sine * dy, end.y - sine * dx + cosine * dy},
                         end,
                         {end.x + cosine * dx - sine * dy, end.y + sine * dx + cosine * dy}};
    return head;
}

struct BracketSizes {
    double width = 0;
    double length = 0;
    double angle = 0;
};

PlotArrow::Part bracket_at(PlotPoint tip, PlotPoint from, const BracketSizes& sizes) {
    const PlotPoint along = toward(from, tip);
    const auto [left, right] = beside(tip, along, sizes.width);
    const double dx = sizes.length * along.x;
    const double dy = sizes.length * along.y;
    Points corners{{left.x + dx, left.y + dy}, left, right, {right.x + dx, right.y + dy}};
    const double turn = sizes.angle * std::numbers::pi / 180;
    for (PlotPoint& corner : corners) {
        const double x = corner.x - tip.x;
        const double y = corner.y - tip.y;
        corner = {tip.x + x * std::cos(turn) - y * std::sin(turn),
                  tip.y + x * std::sin(turn) + y * std::cos(turn)};
    }
    return {std::move(corners), false, false};
}

PlotArrow stroked(const NamedStyle& style, ArrowPath path, const ArrowSizes& sizes) {
    const std::size_t dash = style.name.find('-');
    const std::string_view begin = std::string_view{style.name}.substr(0, dash);
    const std::string_view end = std::string_view{style.name}.substr(dash + 1);
    const auto pull_of = [](const Bezier& curve, bool at_start) {
        return curve.is_line ? (at_start ? curve.end : curve.start) : curve.pull;
    };
    const PlotPoint first = path.front().start;
    const PlotPoint last = path.back().end;
    const PlotPoint after_first = pull_of(path.front(), true);
    const PlotPoint before_last = pull_of(path.back(), false);
    const auto is_same = [](PlotPoint a, PlotPoint b) { return a.x == b.x && a.y == b.y; };
    const auto bracket = [&](std::string_view sign, const char* width, const char* length,
                             const char* angle, const char* scale) {
        const double size = style.get(scale, sizes.mutation);
        return BracketSizes{style.get(width, 1) * size,
                            sign == "|" ? 0 : style.get(length, 0.2) * size, style.get(angle, 0)};
    };
    PlotArrow arrow;
    arrow.width_px = sizes.line;
    std::vector<PlotArrow::Part> ends;
    const auto add_end = [&](std::string_view sign, bool is_head, PlotPoint from, PlotPoint tip,
                             PlotPoint& path_end, const BracketSizes& sides) {
        if (sign.empty()) {
            return;
        }
        if (!is_head) {
            ends.push_back(bracket_at(tip, from, sides));
        } else if (!is_same(tip, from)) {
            Head head = head_at(from, tip, style, sizes);
            head.part.is_closed = sign.size() == 2;  // "<|", "|>"
            path_end = {tip.x + head.shift.x, tip.y + head.shift.y};
            ends.push_back(std::move(head.part));
        }
    };
    add_end(begin, begin.starts_with('<'), after_first, first, path.front().start,
            bracket(begin, "widthA", "lengthA", "angleA", "scaleA"));
    add_end(end, end.ends_with('>'), before_last, last, path.back().end,
            bracket(end, "widthB", "lengthB", "angleB", "scaleB"));
    for (Bezier& curve : path) {
        curve.pull = curve.is_line ? between(curve.start, curve.end, 0.5) : curve.pull;
    }
    const bool is_curved =
        std::any_of(path.begin(), path.end(), [](const Bezier& curve) { return !curve.is_line; });
    arrow.parts.push_back({flattened(path), false, is_curved});
    for (PlotArrow::Part& part : ends) {
        arrow.parts.push_back(std::move(part));
    }
    return arrow;
}

bool is_straight(const Bezier& curve) noexcept {
    const PlotPoint a = toward(curve.start, curve.pull);
    const PlotPoint b = toward(curve.pull, curve.end);
    constexpr double least = 1e-5;
    return std::fabs(a.x * b.y - a.y * b.x) < least;
}

/// Curves that run beside one at the same distance.
Sides parallels(const Bezier& curve, double by) {
    const PlotPoint at_start =
        is_straight(curve) ? toward(curve.start, curve.end) : toward(curve.start, curve.pull);
    const PlotPoint at_end = is_straight(curve) ? at_start : toward(curve.pull, curve.end);
    const auto [start_left, start_right] = beside(curve.start, at_start, by);
    const auto [end_left, end_right] = beside(curve.end, at_end, by);
    const auto pull = [&](PlotPoint a, PlotPoint b) {
        return intersection(a, at_start, b, at_end).value_or(between(a, b, 0.5));
    };
    return {{start_left, pull(start_left, end_left), end_left, false},
            {start_right, pull(start_right, end_right), end_right, false}};
}

/// How wide a wedge is at its start, middle and end, as shares.
struct WedgeWidths {
    double start = 1;
    double middle = 0.5;
    double end = 0;
};

Sides wedge(const Bezier& curve, double width, const WedgeWidths& widths) {
    const auto [start_left, start_right] =
        beside(curve.start, toward(curve.start, curve.pull), width * widths.start);
    const auto [end_left, end_right] =
        beside(curve.end, toward(curve.pull, curve.end), width * widths.end);
    const PlotPoint before = between(curve.start, curve.pull, 0.5);
    const PlotPoint after = between(curve.pull, curve.end, 0.5);
    const auto [left, right] =
        beside(between(before, after, 0.5), toward(before, after), width * widths.middle);
    const auto through = [](PlotPoint a, PlotPoint b, PlotPoint c) {
        return Bezier{a, {0.5 * (4 * b.x - (a.x + c.x)), 0.5 * (4 * b.y - (a.y + c.y))}, c, false};
    };
    return {through(start_left, left, end_left), through(start_right, right, end_right)};
}

Bezier reversed(const Bezier& curve) noexcept {
    return {curve.end, curve.pull, curve.start, curve.is_line};
}

void add(Points& outline, const Bezier& curve) {
    const Points points = flattened({curve});
    outline.insert(outline.end(), points.begin(), points.end());
}

/// The parts of a curve before and within a circle around its end; the whole as a straight head
/// when it is shorter.
struct Cut {
    std::optional<Bezier> tail;
    Bezier head;
};

Cut cut_head(const Bezier& curve, double length) {
    if (const auto parts = split_at({curve}, inside_circle(curve.end, length))) {
        return {parts->first.front(), parts->second.front()};
    }
    const PlotPoint back = toward(curve.end, curve.pull);
    const PlotPoint start{curve.end.x + back.x * length, curve.end.y + back.y * length};
    return {std::nullopt, {start, between(start, curve.end, 0.5), curve.end, false}};
}

Points simple(const NamedStyle& style, const Bezier& curve, double size) {
    const Cut cut = cut_head(curve, style.get("head_length", 0.5) * size);
    const Sides head = wedge(cut.head, style.get("head_width", 0.5) * size / 2, {});
    Points outline;
    std::optional<Sides> tail;
    if (cut.tail) {
        tail = parallels(*cut.tail, style.get("tail_width", 0.2) * size / 2);
        add(outline, tail->second);
    }
    add(outline, head.second);
    add(outline, reversed(head.first));
    if (tail) {
        add(outline, reversed(tail->first));
    }
    return outline;
}

Points fancy(const NamedStyle& style, const Bezier& whole, double size) {
    const double length = style.get("head_length", 0.4) * size;
    const double tail_width = style.get("tail_width", 0.4) * size;
    const Cut cut = cut_head(whole, length);
    const Bezier curve = cut.tail ? whole : cut.head;
    const auto tail_cut = split_at({curve}, inside_circle(curve.end, length * 0.8));
    const auto start_cut = split_at({curve}, inside_circle(whole.start, tail_width * 0.3));
    if (!tail_cut || !start_cut) {
        return {};
    }
    const Sides head = wedge(cut.head, style.get("head_width", 0.4) * size / 2, {.middle = 0.6});
    const Sides tail = wedge(tail_cut->first.front(), tail_width / 2, {1, 0.6, 0.3});
    Points outline{start_cut->first.front().end};
    add(outline, tail.second);
    add(outline, head.second);
    add(outline, reversed(head.first));
    add(outline, reversed(tail.first));
    return outline;
}

Points wedge_outline(const NamedStyle& style, const Bezier& curve, double size) {
    const Sides sides = wedge(curve, style.get("tail_width", 0.3) * size / 2,
                              {.middle = style.get("shrink_factor", 0.5)});
    Points outline;
    add(outline, sides.first);
    add(outline, reversed(sides.second));
    return outline;
}

}  // namespace

PlotArrow shape_arrow(const NamedStyle& style, const ArrowPath& path, const ArrowSizes& sizes) {
    if (style.name.find('-') != std::string::npos) {
        return stroked(style, path, sizes);
    }
    PlotArrow arrow;
    arrow.width_px = sizes.line;
    if (path.size() != 1 || path.front().is_line) {
        return arrow;
    }
    const Bezier& curve = path.front();
    Points outline = style.name == "simple"  ? simple(style, curve, sizes.mutation)
                     : style.name == "fancy" ? fancy(style, curve, sizes.mutation)
                                             : wedge_outline(style, curve, sizes.mutation);
    if (!outline.empty()) {
        arrow.parts.push_back({std::move(outline), true, true});
    }
    return arrow;
}

}  // namespace plotmill::chart

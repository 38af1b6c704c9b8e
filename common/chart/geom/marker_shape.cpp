#include "chart/geom/marker_shape.hpp"

#include "base/check.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <limits>
#include <numbers>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace plotmill::chart {
namespace {

struct Spot {
    double x;
    double y;
};
using Outline = std::vector<PathVertex>;

/// Scaled, then turned counter-clockwise: matplotlib's order, so that places on a half pixel fall
/// as they do there.
Outline placed(Outline outline, double scale_x, double scale_y, double degrees = 0) {
    const double angle = degrees * std::numbers::pi / 180;
    const double cosine = degrees == 0 ? 1 : std::cos(angle);
    const double sine = degrees == 0 ? 0 : std::sin(angle);
    for (PathVertex& v : outline) {
        const double x = v.x * scale_x;
        const double y = v.y * scale_y;
        v.x = x * cosine - y * sine;
        v.y = x * sine + y * cosine;
    }
    return outline;
}

Outline halved(Outline outline, double degrees = 0) {
    return placed(std::move(outline), 0.5, 0.5, degrees);
}

Outline closed(const std::vector<Spot>& corners, double unit = 1) {
    Outline outline;
    for (const Spot& corner : corners) {
        outline.push_back(
            {corner.x / unit, corner.y / unit, outline.empty() ? Verb::move : Verb::line});
    }
    outline.push_back({outline.front().x, outline.front().y, Verb::close});
    return outline;
}

/// Straight lines that do not hang together.
Outline lines(std::initializer_list<std::array<Spot, 2>> ends) {
    Outline outline;
    for (const auto& [from, to] : ends) {
        outline.push_back({from.x, from.y, Verb::move});
        outline.push_back({to.x, to.y, Verb::line});
    }
    return outline;
}

Outline open_line(std::initializer_list<Spot> spots) {
    Outline outline;
    for (const Spot& spot : spots) {
        outline.push_back({spot.x, spot.y, outline.empty() ? Verb::move : Verb::line});
    }
    return outline;
}

/// Eight cubics around the unit circle (D. Lancaster, "Approximating a circle or an ellipse using
/// four Bézier cubic splines").
Outline circle() {
    constexpr double reach = 0.2652031;
    const double half = std::sqrt(0.5);
    const double side = half * reach;
    const std::array<Spot, 4> quarter{
        {{reach, -1}, {half - side, -half - side}, {half, -half}, {half + side, -half + side}}};
    const std::array<Spot, 2> quarter_end{{{1, -reach}, {1, 0}}};
    Outline outline{{0, -1, Verb::move}};
    Spot right{1, 0};  // where the turned x axis points to
    for (int i = 0; i < 4; ++i) {
        const auto add = [&](const Spot& v) {
            outline.push_back(
                {v.x * right.x - v.y * right.y, v.x * right.y + v.y * right.x, Verb::cubic});
        };
        for (const Spot& v : quarter) {
            add(v);
        }
        for (const Spot& v : quarter_end) {
            add(v);
        }
        right = {-right.y, right.x};
    }
    outline.push_back({0, -1, Verb::close});
    return outline;
}

/// Corners on the unit circle, the first one at the top; every second one at `inner` instead.
Outline around(int corners, double inner) {
    std::vector<Spot> spots;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi / corners * i + std::numbers::pi / 2;
        const double radius = i % 2 == 0 ? 1 : inner;
        spots.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
    return closed(spots);
}

Outline polygon(int sides) {
    return around(sides, 1);
}

Outline square(double x0) {
    return closed({{x0, x0}, {1 + x0, x0}, {1 + x0, 1 + x0}, {x0, 1 + x0}});
}

Outline triangle() {
    return closed({{0, 1}, {-1, -1}, {1, -1}});
}

Outline three_lines() {
    return lines({{{{0, 0}, {0, -1}}}, {{{0, 0}, {0.8, 0.5}}}, {{{0, 0}, {-0.8, 0.5}}}});
}

Outline plus() {
    return closed({{-1, -3},
                   {1, -3},
                   {1, -1},
                   {3, -1},
                   {3, 1},
                   {1, 1},
                   {1, 3},
                   {-1, 3},
                   {-1, 1},
                   {-3, 1},
                   {-3, -1},
                   {-1, -1}},
                  6);
}

Outline cross() {
    return closed({{-1, -2},
                   {0, -1},
                   {1, -2},
                   {2, -1},
                   {1, 0},
                   {2, 1},
                   {1, 2},
                   {0, 1},
                   {-1, 2},
                   {-2, 1},
                   {-1, 0},
                   {-2, -1}},
                  4);
}

Outline upright() {
    return open_line({{0, -1}, {0, 1}});
}

constexpr double golden_inner = 0.381966;  // radius of a five-pointed star's inner corners
constexpr double pixel_corner = -0.49999;  // not -0.5, which would go to two pixels

using OnLine = std::optional<double>;  // MarkerStyle.get_snap_threshold()
constexpr double never = std::numeric_limits<double>::infinity();

using Shapes = std::unordered_map<std::string_view, MarkerShape>;

void add_filled(Shapes& shapes) {
    const auto add = [&](std::string_view name, Outline outline, Join join, OnLine snap) {
        shapes.emplace(name, MarkerShape{std::move(outline), true, join, snap});
    };
    add("o", halved(circle()), Join::round, never);
    add(".", placed(circle(), 0.5 * 0.5, 0.5 * 0.5), Join::round, never);
    add(",", square(pixel_corner), Join::round, {});
    add("s", square(-0.5), Join::miter, 2);
    add("^", halved(triangle()), Join::miter, 5);
    add("v", halved(triangle(), 180), Join::miter, 5);
    add("<", halved(triangle(), 90), Join::miter, 5);
    add(">", halved(triangle(), 270), Join::miter, 5);
    add("D", placed(square(-0.5), 1, 1, 45), Join::miter, 5);
    add("d", placed(placed(square(-0.5), 1, 1, 45), 0.6, 1), Join::miter, 5);
    add("p", halved(polygon(5)), Join::miter, 5);
    add("8", halved(polygon(8), 22.5), Join::miter, 5);
    add("h", halved(polygon(6)), Join::miter, {});
    add("H", halved(polygon(6), 30), Join::miter, {});
    add("*", halved(around(10, golden_inner)), Join::bevel, 5);
    add("P", plus(), Join::miter, 5);
    add("X", cross(), Join::miter, 5);
}

void add_lines(Shapes& shapes) {
    const auto add = [&](std::string_view name, Outline outline, OnLine snap) {
        shapes.emplace(name, MarkerShape{std::move(outline), false, Join::round, snap});
    };
    for (const std::string_view nothing : {"none", "None", " ", ""}) {
        add(nothing, {}, {});
    }
    add("|", halved(upright()), 1);
    add("_", halved(upright(), 90), 1);
    add("+", halved(lines({{{{-1, 0}, {1, 0}}}, {{{0, -1}, {0, 1}}}})), 1);
    add("x", halved(lines({{{{-1, -1}, {1, 1}}}, {{{-1, 1}, {1, -1}}}})), 3);
    add("1", halved(three_lines()), 5);
    add("2", halved(three_lines(), 180), 5);
    add("3", halved(three_lines(), 270), 5);
    add("4", halved(three_lines(), 90), 5);
}

Shapes make_shapes() {
    Shapes shapes;
    add_filled(shapes);
    add_lines(shapes);
    return shapes;
}

std::array<MarkerShape, 12> make_numbered() {
    const auto line = [](Outline outline) {
        return MarkerShape{std::move(outline), false, Join::round, 1};
    };
    const auto pointed = [](Outline outline) {
        return MarkerShape{std::move(outline), false, Join::miter, 3};
    };
    const Outline level = open_line({{0, 0}, {1, 0}});
    const Outline rising = open_line({{0, 0}, {0, 1}});
    const Outline caret = open_line({{-1, 1.5}, {0, 0}, {1, 1.5}});
    const Outline based = open_line({{-1, 0}, {0, -1.5}, {1, 0}});
    return {line(placed(level, -1, 1)),
            line(level),
            line(rising),
            line(placed(rising, 1, -1)),
            pointed(halved(caret, 270)),
            pointed(halved(caret, 90)),
            pointed(halved(caret, 180)),
            pointed(halved(caret)),
            pointed(halved(based, 270)),
            pointed(halved(based, 90)),
            pointed(halved(based, 180)),
            pointed(halved(based))};
}

}  // namespace

const MarkerShape* find_marker(std::string_view name) {
    static const Shapes shapes = make_shapes();
    if (const auto found = shapes.find(name); found != shapes.end()) {
        return &found->second;
    }
    constexpr std::array<std::pair<std::string_view, int>, 7> numbers{
        {{"0", 0}, {"5", 5}, {"6", 6}, {"7", 7}, {"9", 9}, {"10", 10}, {"11", 11}}};
    for (const auto& [text, number] : numbers) {
        if (text == name) {
            return find_marker(number);
        }
    }
    return nullptr;
}

const MarkerShape* find_marker(int number) {
    static const std::array<MarkerShape, 12> numbered = make_numbered();
    return number >= 0 && number < static_cast<int>(numbered.size())
               ? &numbered[static_cast<std::size_t>(number)]
               : nullptr;
}

MarkerShape polygon_marker(int sides, PolygonStyle style, double degrees) {
    PM_CHECK(sides >= 1 && sides <= max_marker_sides, "a marker's sides are bounded");
    constexpr double star_inner = 0.5;
    switch (style) {
        case PolygonStyle::polygon:
            return {halved(polygon(sides), degrees), true, Join::miter, {}};
        case PolygonStyle::star:
            return {halved(around(2 * sides, star_inner), degrees), true, Join::bevel, {}};
        case PolygonStyle::asterisk:
            return {halved(around(2 * sides, 0), degrees), false, Join::bevel, {}};
    }
    PM_CHECK(false, "a style of polygon markers that is not known");
    return {};
}

std::string_view marker_names() noexcept {
    return "'.', ',', 'o', 'v', '^', '<', '>', '1', '2', '3', '4', '8', 's', 'p', '*', 'h', 'H', "
           "'+', 'x', 'D', 'd', '|', '_', 'P', 'X', 'none', 0 to 11";
}

}  // namespace plotmill::chart

#include "chart/geom/hatch.hpp"

#include "chart/geom/marker_shape.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace plotmill::chart {
namespace {

constexpr int lines_per_sign = 6;  // matplotlib's density
using Outline = std::vector<PathVertex>;

/// How many lines, or rows of shapes, the signs of a pattern ask for.
int lines_of(std::string_view pattern, std::string_view signs) {
    return lines_per_sign *
           static_cast<int>(std::count_if(pattern.begin(), pattern.end(), [&](char sign) {
               return signs.find(sign) != std::string_view::npos;
           }));
}

void add_line(Outline& outline, const PathVertex& from, const PathVertex& to) {
    outline.push_back({from.x, from.y, Verb::move});
    outline.push_back({to.x, to.y, Verb::line});
}

/// Each in the middle of its share of the tile.
void add_straight(Outline& outline, int count, bool is_vertical) {
    for (int i = 0; i < count; ++i) {
        const double at = (i + 0.5) / count;
        if (is_vertical) {
            add_line(outline, {at, 0}, {at, 1});
        } else {
            add_line(outline, {0, at}, {1, at});
        }
    }
}

void add_rising(Outline& outline, int count) {
    for (int i = 0; count > 0 && i <= count; ++i) {
        const double step = -0.5 + static_cast<double>(i) / count;
        add_line(outline, {step, -step}, {1 + step, 1 - step});
    }
}

void add_falling(Outline& outline, int count) {
    for (int i = 0; count > 0 && i <= count; ++i) {
        const double step = -0.5 + static_cast<double>(i) / count;
        add_line(outline, {step, 1 + step}, {1 + step, step});
    }
}

/// The shape in rows, every second row between the columns of the others.
void add_rows(Outline& outline, int rows, std::span<const PathVertex> shape) {
    for (int row = 0; rows > 0 && row <= rows; ++row) {
        const bool is_between = row % 2 == 1;
        const int columns = is_between ? rows : rows + 1;
        for (int column = 0; column < columns; ++column) {
            const double x = (column + (is_between ? 0.5 : 0.0)) / rows;
            const double y = static_cast<double>(row) / rows;
            for (const PathVertex& v : shape) {
                outline.push_back({v.x + x, v.y + y, v.verb});
            }
        }
    }
}

/// A circle of radius 1 is the marker's, which has radius 1/2.
Outline circle(double radius) {
    Outline shape = find_marker("o")->outline;
    for (PathVertex& v : shape) {
        v.x *= 2 * radius;
        v.y *= 2 * radius;
    }
    return shape;
}

/// A ring: the circle, and a hole of its corners backwards. The curves of the hole begin one corner
/// late in matplotlib, so that it is not quite round.
Outline ring(double radius) {
    Outline shape = circle(radius);
    const std::size_t count = shape.size();
    for (std::size_t i = 0; i < count; ++i) {
        const PathVertex& corner = shape[count - 1 - i];
        shape.push_back({corner.x * 0.9, corner.y * 0.9, shape[i].verb});
    }
    return shape;
}

Outline star(double radius) {
    Outline shape;
    for (int i = 0; i <= 10; ++i) {
        const double angle = 2 * std::numbers::pi / 10 * i + std::numbers::pi / 2;
        const double reach = i % 2 == 0 ? radius : radius / 2;
        shape.push_back(
            {reach * std::cos(angle), reach * std::sin(angle), i == 0 ? Verb::move : Verb::line});
    }
    return shape;
}

}  // namespace

std::vector<PathVertex> hatch_outline(std::string_view pattern) {
    Outline outline;
    add_straight(outline, lines_of(pattern, "-+"), false);
    add_straight(outline, lines_of(pattern, "|+"), true);
    add_rising(outline, lines_of(pattern, "/xX"));
    add_falling(outline, lines_of(pattern, "\\xX"));
    if (const int rows = lines_of(pattern, "o"); rows > 0) {
        add_rows(outline, rows, ring(0.2 / rows));
    }
    if (const int rows = lines_of(pattern, "O"); rows > 0) {
        add_rows(outline, rows, ring(0.35 / rows));
    }
    if (const int rows = lines_of(pattern, "."); rows > 0) {
        add_rows(outline, rows, circle(0.1 / rows));
    }
    if (const int rows = lines_of(pattern, "*"); rows > 0) {
        add_rows(outline, rows, star(1.0 / 3 / rows));
    }
    return outline;
}

}  // namespace plotmill::chart

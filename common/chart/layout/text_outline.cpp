#include "chart/layout/text_outline.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace plotmill::chart {
namespace {

constexpr int steps_of_curve = 24;
constexpr double pad_beside_arrow = 1 / 1.4;
constexpr int most_teeth = 2000;

using Points = std::vector<PlotPoint>;

void add_cubic(Points& points, PlotPoint b, PlotPoint c, PlotPoint d) {
    const PlotPoint a = points.back();
    for (int i = 1; i <= steps_of_curve; ++i) {
        const double t = static_cast<double>(i) / steps_of_curve;
        const double u = 1 - t;
        points.push_back(
            {u * u * u * a.x + 3 * u * u * t * b.x + 3 * u * t * t * c.x + t * t * t * d.x,
             u * u * u * a.y + 3 * u * u * t * b.y + 3 * u * t * t * c.y + t * t * t * d.y});
    }
}

void add_quadratic(Points& points, PlotPoint b, PlotPoint c) {
    const PlotPoint a = points.back();
    add_cubic(points, {a.x + (b.x - a.x) * 2 / 3, a.y + (b.y - a.y) * 2 / 3},
              {c.x + (b.x - c.x) * 2 / 3, c.y + (b.y - c.y) * 2 / 3}, c);
}

/// Four corners between which the edges bulge.
Points bulging(double width, double height, double bulge) {
    const double x0 = bulge;
    const double y0 = bulge;
    const double x1 = width - bulge;
    const double y1 = height - bulge;
    Points points{{x0, y0}};
    add_cubic(points, {x0 + bulge, y0 - bulge}, {x1 - bulge, y0 - bulge}, {x1, y0});
    add_cubic(points, {x1 + bulge, y0 + bulge}, {x1 + bulge, y1 - bulge}, {x1, y1});
    add_cubic(points, {x1 - bulge, y1 + bulge}, {x0 + bulge, y1 + bulge}, {x0, y1});
    add_cubic(points, {x0 - bulge, y1 - bulge}, {x0 - bulge, y0 + bulge}, {x0, y0});
    return points;
}

Points circle(double width, double height) {
    constexpr int corners = 180;
    const double radius = std::max(width, height) / 2;
    Points points;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        points.push_back(
            {width / 2 + radius * std::cos(angle), height / 2 + radius * std::sin(angle)});
    }
    return points;
}

Points left_arrow(double width, double height, double pad) {
    const double half = height / 2;
    const double wing = half / 2;
    const double x0 = pad * pad_beside_arrow;
    return {{x0 + wing, 0},
            {width, 0},
            {width, height},
            {x0 + wing, height},
            {x0 + wing, height + wing},
            {x0 - half, half},
            {x0 + wing, -wing}};
}

/// Mirrored about the middle of the text.
Points right_arrow(double width, double height, double pad) {
    Points points = left_arrow(width, height, pad);
    for (PlotPoint& point : points) {
        point.x = width - point.x;
    }
    return points;
}

/// The heads stand beside the text: there is no pad left and right.
Points double_arrow(double text_width, double height, double pad) {
    const double half = height / 2;
    const double wing = half / 2;
    const double x1 = text_width;
    const double x0 = pad * pad_beside_arrow;
    return {{x0 + wing, 0},      {x1, 0},           {x1, -wing},         {x1 + half + wing, half},
            {x1, height + wing}, {x1, height},      {x0 + wing, height}, {x0 + wing, height + wing},
            {x0 - half, half},   {x0 + wing, -wing}};
}

/// matplotlib's vertices, which count the teeth of right as of bottom.
Points saw(double width, double height, double tooth) {
    const double half = tooth / 2;
    const auto teeth = [tooth](double length) {
        const double count = std::nearbyint((length - 2 * tooth) / (tooth * 2)) * 2;
        return static_cast<int>(std::clamp(count, 2.0, static_cast<double>(most_teeth)));
    };
    const int across = teeth(width);
    const int up = teeth(height);
    const double step_x = (width - 2 * tooth) / across;
    const double step_y = (height - 2 * tooth) / up;
    const double x0 = half;
    const double y0 = half;
    const double x1 = width - half;
    const double y1 = height - half;
    const auto swing = [half](int i) { return i % 4 == 0 ? -half : i % 4 == 2 ? half : 0.0; };
    Points points{{x0, y0}};
    for (int i = 0; i < across * 2; ++i) {
        points.push_back({x0 + half + step_x / 2 * i, y0 + swing(i)});
    }
    points.push_back({x1 - half, y0 - half});
    points.push_back({x1, y0});
    for (int i = 0; i < up * 2; ++i) {
        points.push_back({x1 - swing(i), y0 + half + step_y / 2 * i});
    }
    points.push_back({x1 + half, y1 - half});
    points.push_back({x1, y1});
    for (int i = 0; i < across * 2; ++i) {
        points.push_back({x1 - half - step_x / 2 * i, y1 - swing(i)});
    }
    points.push_back({x0 + half, y1 + half});
    points.push_back({x0, y1});
    for (int i = 0; i < up * 2; ++i) {
        points.push_back({x0 + swing(i), y1 - half - step_y / 2 * i});
    }
    points.push_back({x0 - half, y0 + half});
    points.push_back({x0, y0});
    return points;
}

/// The same corners, every other one of which pulls a curve.
Points rounded_saw(const Points& corners) {
    Points points{corners.front()};
    for (std::size_t i = 1; i + 1 < corners.size(); i += 2) {
        add_quadratic(points, corners[i], corners[i + 1]);
    }
    return points;
}

}  // namespace

std::vector<PlotPoint> text_outline(const TextBoxLook& look, const OutlineSizes& sizes) {
    using Shape = TextBoxLook::Shape;
    const double width = sizes.width + 2 * sizes.pad;
    const double height = sizes.height + 2 * sizes.pad;
    const double half_pad = look.rounding ? *look.rounding * sizes.font : sizes.pad / 2;
    switch (look.shape) {
        case Shape::round4:
            return bulging(width, height, half_pad > 0 ? half_pad : sizes.pad / 2);
        case Shape::circle:
            return circle(width, height);
        case Shape::larrow:
            return left_arrow(width, height, sizes.pad);
        case Shape::rarrow:
            return right_arrow(width, height, sizes.pad);
        case Shape::darrow:
            return double_arrow(sizes.width, height, sizes.pad);
        case Shape::sawtooth:
            return half_pad > 0 ? saw(width, height, half_pad) : Points{};
        case Shape::roundtooth:
            return half_pad > 0 ? rounded_saw(saw(width, height, half_pad)) : Points{};
        case Shape::square:
        case Shape::round:
            break;
    }
    return {};
}

}  // namespace plotmill::chart

// Rectangles, polygons and wedges of a figure.

#include "chart/mark/mark.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace plotmill::chart {
namespace {

std::optional<Color> cycled(const Colors& colors, std::size_t i) {
    if (colors.own.empty()) {
        return std::nullopt;
    }
    return colors.own[i % colors.own.size()];
}

struct AreaPaint {
    Join join = Join::miter;
    Snap snap = Snap::automatic;
};

void add_area(Scene& scene, Stretch outline, const AreaLook& look, std::size_t i,
              const Ground& ground, AreaPaint paint) {
    const auto edge = cycled(look.edge, i);
    const double points =
        look.edge_points.empty() ? 0 : look.edge_points[i % look.edge_points.size()];
    std::optional<Stroke> stroke;
    if (edge && points > 0 && look.dashes.style != LineStyle::none) {
        const double width = ground.figure.px(points);
        stroke = Stroke{*edge, width, paint.join, Cap::butt, add_dashes(scene, look.dashes, width)};
    }
    scene.items.emplace_back(Path{.vertices = outline,
                                  .fill = cycled(look.face, i),
                                  .stroke = stroke,
                                  .clip = ground.box,
                                  .snap = paint.snap,
                                  .is_antialiased = look.is_antialiased});
}

/// An arc around (0, 0) in pieces of at most 90°, cubics by Riškus (2006).
void add_arc(std::vector<PathVertex>& to, double start, double end, double radius) {
    const double pieces = std::max(1.0, std::ceil(std::fabs(end - start) / (std::numbers::pi / 2)));
    const double step = (end - start) / pieces;
    const double reach = 4.0 / 3.0 * std::tan(step / 4) * radius;
    for (double a = start; pieces > 0 && std::fabs(a - end) > std::fabs(step) / 2; a += step) {
        const double b = a + step;
        to.push_back({radius * std::cos(a) - reach * std::sin(a),
                      radius * std::sin(a) + reach * std::cos(a), Verb::cubic});
        to.push_back({radius * std::cos(b) + reach * std::sin(b),
                      radius * std::sin(b) - reach * std::cos(b), Verb::cubic});
        to.push_back({radius * std::cos(b), radius * std::sin(b), Verb::cubic});
    }
}

struct Wedge {
    double radius;
    double inner;
    double start;  // radians
    double end;
};

std::vector<PathVertex> outline_of(const Wedge& wedge) {
    std::vector<PathVertex> outline;
    const bool is_whole = wedge.end - wedge.start >= 2 * std::numbers::pi - 1e-12;
    const auto corner = [&](double radius, double angle, Verb verb) {
        outline.push_back({radius * std::cos(angle), radius * std::sin(angle), verb});
    };
    corner(wedge.radius, wedge.start, Verb::move);
    add_arc(outline, wedge.start, wedge.end, wedge.radius);
    if (wedge.inner > 0) {
        corner(wedge.inner, wedge.end, is_whole ? Verb::move : Verb::line);
        add_arc(outline, wedge.end, wedge.start, wedge.inner);
    } else if (!is_whole) {
        outline.push_back({0, 0, Verb::line});
    }
    corner(wedge.radius, wedge.start, Verb::close);
    return outline;
}

}  // namespace

void add_mark(Scene& scene, const FigureRects& rects, const Ground& ground) {
    for (std::size_t i = 0; i < rects.x.values.size(); ++i) {
        const double x0 = ground.to_x(rects.x.values[i]);
        const double y0 = ground.to_y(rects.y.values[i]);
        const double x1 = ground.to_x(rects.x.values[i] + rects.width.values[i]);
        const double y1 = ground.to_y(rects.y.values[i] + rects.height.values[i]);
        if (!std::isfinite(x0 + x1 + y0 + y1)) {
            continue;
        }
        const Stretch outline{scene.vertices.size(), 5};
        scene.vertices.push_back({x0, y0, Verb::move});
        scene.vertices.push_back({x1, y0, Verb::line});
        scene.vertices.push_back({x1, y1, Verb::line});
        scene.vertices.push_back({x0, y1, Verb::line});
        scene.vertices.push_back({x0, y0, Verb::close});
        add_area(scene, outline, rects.look, i, ground, {});
    }
}

void add_mark(Scene& scene, const FigurePolygons& polygons, const Ground& ground) {
    const auto& counts = polygons.counts.values;
    const std::size_t all = polygons.x.values.size();
    std::size_t first = 0;
    for (std::size_t i = 0; first < all; ++i) {
        if (!counts.empty() && counts.size() > 1 && i >= counts.size()) {
            return;
        }
        const double wanted = counts.empty() ? static_cast<double>(all) : counts[i % counts.size()];
        const std::size_t count = std::min(all - first, static_cast<std::size_t>(wanted));
        if (count == 0) {
            continue;
        }
        const std::size_t begin = scene.vertices.size();
        Verb verb = Verb::move;
        for (std::size_t k = first; k < first + count; ++k) {
            scene.vertices.push_back(
                {ground.to_x(polygons.x.values[k]), ground.to_y(polygons.y.values[k]), verb});
            verb = Verb::line;
        }
        if (polygons.is_closed) {
            const PathVertex start = scene.vertices[begin];
            scene.vertices.push_back({start.x, start.y, Verb::close});
        }
        add_area(scene, {begin, scene.vertices.size() - begin}, polygons.look, i, ground,
                 polygons.is_collection ? AreaPaint{Join::round, Snap::automatic} : AreaPaint{});
        first += count;
    }
}

void add_mark(Scene& scene, const FigureWedges& wedges, const Ground& ground) {
    constexpr double degree = std::numbers::pi / 180;
    for (std::size_t i = 0; i < wedges.x.values.size(); ++i) {
        const double radius = wedges.r.values[i];
        const double start = wedges.theta1.values[i] * degree;
        double end = wedges.theta2.values[i] * degree;
        while (end < start) {
            end += 2 * std::numbers::pi;
        }
        const auto outline =
            outline_of({radius, wedges.width > 0 ? radius - wedges.width : 0, start, end});
        const Stretch stretch{scene.vertices.size(), outline.size()};
        for (const PathVertex& v : outline) {
            scene.vertices.push_back({ground.to_x(wedges.x.values[i] + v.x),
                                      ground.to_y(wedges.y.values[i] + v.y), v.verb});
        }
        add_area(scene, stretch, wedges.look, i, ground, {});
    }
}

}  // namespace plotmill::chart

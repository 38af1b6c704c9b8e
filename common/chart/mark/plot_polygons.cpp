// Polygons of a figure: members of a PolyCollection, or Polygon patches.

#include "chart/geom/path_extent.hpp"
#include "chart/mark/area_path.hpp"
#include "chart/mark/line_pen.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace plotmill::chart {
namespace {

/// How many corners polygon i has; the last one has what is left.
std::size_t corners_of(const FigurePolygons& polygons, std::size_t i, std::size_t left) {
    const auto& counts = polygons.counts.values;
    if (counts.empty()) {
        return left;
    }
    return std::min(left, static_cast<std::size_t>(counts[i % counts.size()]));
}

Stretch add_outline(Scene& scene, const FigurePolygons& polygons, const Stretch& corners,
                    const Ground& ground) {
    const std::size_t begin = scene.vertices.size();
    const auto& codes = polygons.codes.values;
    for (std::size_t k = corners.first; k < corners.first + corners.count; ++k) {
        scene.vertices.push_back({ground.to_x(polygons.x.values[k]),
                                  ground.to_y(polygons.y.values[k]),
                                  codes.empty() ? (k == corners.first ? Verb::move : Verb::line)
                                                : verb_of_code(codes[k])});
    }
    if (polygons.is_closed && codes.empty()) {
        const PathVertex start = scene.vertices[begin];
        scene.vertices.push_back({start.x, start.y, Verb::close});
    }
    return {begin, scene.vertices.size() - begin};
}

/// Neither closed nor curved.
bool is_open_line(const FigurePolygons& polygons, const Stretch& corners) {
    const auto& codes = polygons.codes.values;
    if (codes.empty()) {
        return !polygons.is_closed;
    }
    const auto own = codes.subspan(corners.first, corners.count);
    return std::all_of(own.begin(), own.end(), [](double code) { return code <= 2; });
}

/// matplotlib draws a collection of one polygon with one face and one edge as a marker, half a
/// pixel to the right and down; one that runs along the axes is snapped instead.
bool is_drawn_as_marker(const FigurePolygons& polygons) {
    const AreaLook& look = polygons.look;
    return polygons.is_collection && !look.hatch && look.face.own.size() == 1 &&
           look.edge.own.size() == 1 && !look.edge_is_face && look.edge_points.size() == 1 &&
           look.dashes.style == LineStyle::solid && look.dashes.on_off.empty() &&
           corners_of(polygons, 0, polygons.x.values.size()) == polygons.x.values.size();
}

bool runs_along_axes(std::span<const PathVertex> outline) {
    const bool is_curved = std::any_of(outline.begin(), outline.end(), [](const PathVertex& v) {
        return v.verb == Verb::quad || v.verb == Verb::cubic;
    });
    return !is_curved && std::adjacent_find(outline.begin(), outline.end(),
                                            [](const PathVertex& a, const PathVertex& b) {
                                                return a.x != b.x && a.y != b.y;
                                            }) == outline.end();
}

/// One that is parted has no extent to matplotlib, so it is none of these.
bool is_whole_and_smaller(std::span<const PathVertex> outline, const FigureSize& figure) {
    const auto [width, height] = extent_of(outline);
    return std::all_of(outline.begin(), outline.end(),
                       [](const PathVertex& vertex) {
                           return std::isfinite(vertex.x) && std::isfinite(vertex.y);
                       }) &&
           width < figure.width && height < figure.height;
}

/// Agg cuts markers where pixels are put, and the last column and row count as well.
Ground with_ends(Ground ground) {
    ground.box.x1 += 1;
    ground.box.y1 += 1;
    return ground;
}

void move_half_a_pixel(std::span<PathVertex> outline) {
    for (PathVertex& vertex : outline) {
        vertex.x += 0.5;
        vertex.y += 0.5;
    }
}

}  // namespace

void add_mark(Scene& scene, const FigurePolygons& polygons, const Ground& ground) {
    const std::size_t all = polygons.x.values.size();
    std::size_t first = 0;
    for (std::size_t i = 0; first < all; ++i) {
        const std::size_t count = corners_of(polygons, i, all - first);
        if (count == 0) {
            return;
        }
        const Stretch outline = add_outline(scene, polygons, {first, count}, ground);
        const std::span drawn{scene.vertices.data() + outline.first, outline.count};
        const bool is_marker =
            is_drawn_as_marker(polygons) && is_whole_and_smaller(drawn, ground.figure);
        if (is_marker && !runs_along_axes(drawn)) {
            move_half_a_pixel(drawn);
        }
        const bool is_line = !polygons.is_collection && is_open_line(polygons, {first, count});
        add_area_path(scene, outline,
                      {.look = polygons.look,
                       .number = i,
                       .join = polygons.is_collection ? Join::round : Join::miter,
                       .may_simplify = is_line && count >= least_simplified},
                      is_marker ? with_ends(ground) : ground);
        first += count;
    }
}

}  // namespace plotmill::chart

// scatter of a figure: one batch where all points look alike.

#include "chart/mark/mark.hpp"

#include <cmath>

namespace plotmill::chart {
namespace {

std::optional<Color> face_of(const FigurePoints& points, std::size_t i) {
    const auto& own = points.face.own;
    return own.empty() ? std::nullopt : std::optional{own[i % own.size()]};
}

Markers look_of_point(const FigurePoints& points, std::size_t i, const Ground& ground) {
    Markers markers;
    markers.to_x = ground.to_x;
    markers.to_y = ground.to_y;
    markers.clip = ground.box;
    markers.shape = points.shape.get();
    const auto& s = points.s.values;
    markers.size_px = ground.figure.px(std::sqrt(s.empty() ? 36 : s[i % s.size()]));
    markers.fill = face_of(points, i);
    const auto& edges = points.edge.own;
    if (points.edge_is_face || edges.empty()) {
        markers.edge = points.edge_is_face ? markers.fill : std::nullopt;
    } else {
        markers.edge = edges[i % edges.size()];
    }
    if (!points.shape->is_filled) {
        markers.fill = std::nullopt;
    }
    markers.edge_px = markers.edge ? ground.figure.px(points.edge_points) : 0;
    return markers;
}

}  // namespace

void add_mark(Scene& scene, const FigurePoints& points, const Ground& ground) {
    const std::size_t n = points.x.values.size();
    const bool are_alike =
        points.s.values.size() <= 1 && points.face.own.size() <= 1 && points.edge.own.size() <= 1;
    if (n == 0) {
        return;
    }
    if (are_alike) {
        Markers markers = look_of_point(points, 0, ground);
        markers.x = points.x.values;
        markers.y = points.y.values;
        scene.items.emplace_back(markers);
        return;
    }
    for (std::size_t i = 0; i < n; ++i) {
        Markers marker = look_of_point(points, i, ground);
        marker.x = points.x.values.subspan(i, 1);
        marker.y = points.y.values.subspan(i, 1);
        marker.on_grid = false;
        scene.items.emplace_back(marker);
    }
}

}  // namespace plotmill::chart

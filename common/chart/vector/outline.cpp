#include "chart/vector/outline.hpp"

#include "chart/geom/hatch.hpp"
#include "chart/raster/path_stages.hpp"
#include "chart/raster/snap.hpp"
#include "chart/vector/page.hpp"

#include <cmath>

namespace plotmill::chart {

std::span<const PathVertex> PageOutlines::of_path(const Scene& scene, const Path& path) {
    const std::span all{scene.vertices};
    keep_finite(all.subspan(path.vertices.first, path.vertices.count), vertices_);
    if (path.snap == Snap::always || (path.snap == Snap::automatic && is_rectilinear(vertices_))) {
        snap_all(vertices_, path.stroke ? path.stroke->width_px : 0);
    }
    const double points_per_px = Page{scene}.points_per_px;
    scale(points_per_px, points_per_px);
    if (path.may_simplify) {
        simplify();
    }
    return vertices_;
}

std::span<const PathVertex> PageOutlines::of_marker(const Scene& scene, const Markers& markers) {
    vertices_ = markers.shape->outline;
    const double points = markers.size_px * Page{scene}.points_per_px;
    scale(points, -points);
    return vertices_;
}

std::span<const PathVertex> PageOutlines::of_hatch(std::string_view pattern) {
    vertices_ = hatch_outline(pattern);
    for (PathVertex& v : vertices_) {
        v.y = 1 - v.y;
    }
    scale(points_per_inch, points_per_inch);
    return vertices_;
}

void PageOutlines::scale(double x, double y) noexcept {
    for (PathVertex& v : vertices_) {
        v.x *= x;
        v.y *= y;
    }
}

void PageOutlines::simplify() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < vertices_.size(); ++i) {
        const PathVertex v = vertices_[i];
        const bool goes_on = i + 1 < vertices_.size() && vertices_[i + 1].verb == Verb::line;
        const bool is_near =
            kept > 0 && v.verb == Verb::line &&
            std::hypot(v.x - vertices_[kept - 1].x, v.y - vertices_[kept - 1].y) < least_step;
        if (!is_near || !goes_on) {
            vertices_[kept++] = v;
        }
    }
    vertices_.resize(kept);
}

}  // namespace plotmill::chart

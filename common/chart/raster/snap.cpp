#include "chart/raster/snap.hpp"

namespace plotmill::chart {
namespace {

/// Also for a place that is not a number.
int to_pixel(double place, int low, int high) noexcept {
    const double at = snap(place);
    if (!(at > low)) {
        return low;
    }
    return at < high ? static_cast<int>(at) : high;
}

}  // namespace

PixelBox to_pixels(const Box& box, const PixelBox& bounds) noexcept {
    return {to_pixel(box.x0, bounds.x0, bounds.x1), to_pixel(box.y0, bounds.y0, bounds.y1),
            to_pixel(box.x1, bounds.x0, bounds.x1), to_pixel(box.y1, bounds.y0, bounds.y1)};
}

bool is_rectilinear(std::span<const PathVertex> path) noexcept {
    constexpr double same_px = 1e-4;
    if (path.empty() || path.size() > most_snapped_vertices) {
        return false;
    }
    for (std::size_t i = 1; i < path.size(); ++i) {
        const PathVertex& a = path[i - 1];
        const PathVertex& b = path[i];
        if (b.verb == Verb::quad || b.verb == Verb::cubic) {
            return false;
        }
        const bool is_level = std::fabs(a.y - b.y) < same_px;
        const bool is_upright = std::fabs(a.x - b.x) < same_px;
        if (b.verb == Verb::line && !is_level && !is_upright) {
            return false;
        }
    }
    return true;
}

void snap_all(std::span<PathVertex> path, double line_width) noexcept {
    const double shift = snap_shift(line_width);
    for (PathVertex& v : path) {
        v.x = snap(v.x) + shift;
        v.y = snap(v.y) + shift;
    }
}

}  // namespace plotmill::chart

#include "chart/raster/snap.hpp"

#include <cstddef>

namespace plotmill::chart {

bool is_rectilinear(std::span<const PathVertex> path) noexcept {
    constexpr std::size_t most_vertices = 1024;
    constexpr double same_px = 1e-4;
    if (path.empty() || path.size() > most_vertices) {
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

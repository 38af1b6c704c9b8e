#pragma once
// How wide and how high the vertices of a path stand apart: control points count as well.

#include "chart/geom/path.hpp"

#include <algorithm>
#include <span>

namespace plotmill::chart {

struct PathExtent {
    double width = 0;
    double height = 0;
};

/// \pre the path has a vertex
inline PathExtent extent_of(std::span<const PathVertex> path) noexcept {
    const auto [left, right] =
        std::minmax_element(path.begin(), path.end(),
                            [](const PathVertex& a, const PathVertex& b) { return a.x < b.x; });
    const auto [top, bottom] =
        std::minmax_element(path.begin(), path.end(),
                            [](const PathVertex& a, const PathVertex& b) { return a.y < b.y; });
    return {right->x - left->x, bottom->y - top->y};
}

}  // namespace plotmill::chart

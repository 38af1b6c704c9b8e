#pragma once
// matplotlib's PathSnapper: horizontal and vertical lines go to whole pixels, or to their middles
// when the line is an odd number of pixels wide.

#include "chart/geom/path.hpp"

#include <cmath>
#include <span>

namespace plotmill::chart {

inline double snap(double place) noexcept {
    return std::floor(place + 0.5);
}

/// What is added to a snapped place for a line of this width.
inline double snap_shift(double width) noexcept {
    return std::fmod(snap(width), 2) != 0 ? 0.5 : 0;
}

/// Whether all lines are horizontal or vertical, so that they would look sharp on the grid.
bool is_rectilinear(std::span<const PathVertex> path) noexcept;

void snap_all(std::span<PathVertex> path, double line_width) noexcept;

}  // namespace plotmill::chart

#pragma once
// matplotlib's PathSnapper: horizontal and vertical lines go to whole pixels, or to their middles
// when the line is an odd number of pixels wide.

#include "chart/geom/path.hpp"
#include "chart/raster/canvas.hpp"
#include "chart/scene/scene.hpp"

#include <cmath>
#include <cstddef>
#include <span>

namespace plotmill::chart {

inline double snap(double place) noexcept {
    return std::floor(place + 0.5);
}

/// What is added to a snapped place for a line of this width.
inline double snap_shift(double width) noexcept {
    return std::fmod(snap(width), 2) != 0 ? 0.5 : 0;
}

/// Longer paths are not snapped unless told to.
inline constexpr std::size_t most_snapped_vertices = 1024;

/// Whether all lines are horizontal or vertical, so that they would look sharp on the grid.
bool is_rectilinear(std::span<const PathVertex> path) noexcept;

/// The pixels of a clip box: its sides go to whole pixels, and none lies outside of `bounds`,
/// wherever the box may be.
PixelBox to_pixels(const Box& box, const PixelBox& bounds) noexcept;

void snap_all(std::span<PathVertex> path, double line_width) noexcept;

}  // namespace plotmill::chart

#pragma once
// Curves to lines as Agg 2.4 does it (M. Shemanarev, "Adaptive subdivision of Bézier curves"):
// coarse on purpose for small shapes, so a small disc is a polygon of few corners, and looks like
// one.

#include "chart/geom/path.hpp"
#include "chart/raster/lines.hpp"

#include <span>

namespace plotmill::chart {

/// Appends the runs of `path` to `out`. \pre all places are finite, and below flatten_limit_px when
/// there are curves; the path starts with a move
void flatten(std::span<const PathVertex> path, Lines& out);

/// Curves become about √size points: no more than that is asked for.
inline constexpr double flatten_limit_px = 1e7;

}  // namespace plotmill::chart

#pragma once
// What matplotlib does to a path before Agg sees it (its PathNanRemover, PathClipper and
// PathSimplifier), each from one list of vertices to another. A path begins with a move.

#include "chart/geom/path.hpp"
#include "chart/scene/scene.hpp"

#include <span>
#include <vector>

namespace plotmill::chart {

/// Leaves out lines and curves with a place that is not finite; what follows begins anew. Places
/// beyond ±path_reach_px come to that, so that what is made of them stays finite.
void keep_finite(std::span<const PathVertex> from, std::vector<PathVertex>& to);
inline constexpr double path_reach_px = 1e15;

/// Cuts lines to `box`; curves stay whole. For paths without a fill only.
void cut_lines(std::span<const PathVertex> from, const Box& box, std::vector<PathVertex>& to);

/// Joins lines that run along each other for as long as no point leaves them by more than 1/9 px:
/// matplotlib's path.simplify_threshold. \pre the path has no curves
void simplify(std::span<const PathVertex> from, std::vector<PathVertex>& to);

}  // namespace plotmill::chart

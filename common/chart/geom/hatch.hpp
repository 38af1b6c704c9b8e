#pragma once
// matplotlib's hatch patterns: what is drawn over a face, tile by tile.

#include "chart/geom/path.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace plotmill::chart {

/// The signs that a pattern is made of; one that comes twice is drawn twice as densely.
inline constexpr std::string_view hatch_signs = "-+|/\\xXoO.*";
inline constexpr std::size_t most_hatch_signs = 16;

/// The outline of one tile, the unit square with y up; filled, and stroked with projecting caps.
std::vector<PathVertex> hatch_outline(std::string_view pattern);

}  // namespace plotmill::chart

#pragma once
// Areas of a figure, one path each, with the colours and widths that a list of them is cycled
// through for: matplotlib's patches and the members of its collections. Internal to chart/mark.

#include "chart/mark/mark.hpp"

#include <cstddef>
#include <cstdint>

namespace plotmill::chart {

struct AreaOf {
    const AreaLook& look;
    std::size_t number;         // which of the look's colours and widths it has
    Join join = Join::miter;    // patches; collections have round ones
    bool may_simplify = false;  // an open outline of straight lines
};

/// The number of a look's hatch among the scene's, added when it is not the last one; no_hatch
/// without one.
std::uint32_t hatch_number(Scene& scene, const AreaLook& look, const FigureSize& figure);

/// Adds the path of an outline; nothing when it is not seen.
void add_area_path(Scene& scene, Stretch outline, const AreaOf& area, const Ground& ground);

}  // namespace plotmill::chart

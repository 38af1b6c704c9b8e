#pragma once
// A colour bar: which colours it shows, how it looks, and the room that it takes (matplotlib's
// Figure.colorbar).

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace plotmill::chart {

/// `colorbar` of an axes that is one: the colours of `artist` of `axes`.
struct ColorBarSpec {
    std::size_t axes = 0;
    std::size_t artist = 0;
    bool is_vertical = true;   // orientation
    bool ticks_low = false;    // ticklocation left / top … : the other side
    bool extends_low = false;  // extend
    bool extends_high = false;
    std::array<double, 2> extendfrac{0.05, 0.05};  // of the bar between its extensions
    bool extendfrac_is_auto = false;               // as long as the first and the last colour
    bool extendrect = false;                       // rectangles instead of triangles
    enum class Spacing { uniform, proportional, log };
    Spacing spacing = Spacing::uniform;  // of a norm of boundaries: where these are
    bool drawedges = false;
    std::vector<std::size_t> parents;  // whose room it takes; empty: cax, its own place
    double fraction = 0.15, shrink = 1, aspect = 20;
    std::optional<double> pad;
    enum class Location { right, left, top, bottom };
    Location location = Location::right;
    /// Not on the wire of a figure; none: by the location.
    std::optional<std::array<double, 2>> anchor;         // of the bar in its room
    std::optional<std::array<double, 2>> parent_anchor;  // panchor
    bool moves_parent = true;                            // panchor False leaves it where it is
};

}  // namespace plotmill::chart

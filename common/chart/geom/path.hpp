#pragma once
// Outlines: the vertices of a path and how its line is drawn. Values only; what a pixel or a page
// makes of them is the back ends' business. Coordinates are px with y down in a scene, and shares
// of the marker's size with y up in a marker.

#include <cstdint>
#include <vector>

namespace plotmill::chart {

/// A quad takes two vertices (control, end), a cubic three (control, control, end), all of that
/// verb; close goes back to where the subpath began and its own place is not looked at.
enum class Verb : std::uint8_t { move, line, quad, cubic, close };

/// matplotlib's codes of a path: 1 move, 2 line, 3 quad, 4 cubic, 79 close.
inline constexpr double close_code = 79;
constexpr Verb verb_of_code(double code) noexcept {
    return code == 1   ? Verb::move
           : code == 2 ? Verb::line
           : code == 3 ? Verb::quad
           : code == 4 ? Verb::cubic
                       : Verb::close;
}

struct PathVertex {
    double x = 0;
    double y = 0;
    Verb verb = Verb::line;
    friend bool operator==(const PathVertex&, const PathVertex&) = default;
};

enum class Join : std::uint8_t { miter, round, bevel };
enum class Cap : std::uint8_t { butt, round, projecting };

}  // namespace plotmill::chart

#pragma once
// matplotlib's markers by name: the outline that is drawn at each point.

#include "chart/geom/path.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace plotmill::chart {

struct MarkerShape {
    std::vector<PathVertex> outline;  // around (0, 0), y up; 1 is the marker's size (√s points)
    /// false: a line only ('+', 'x', '1' …). scatter gives it a wider line and no edge of its own.
    bool is_filled = true;
    /// On a line (Line2D): the joins of its edge, and from which size on its corners go to whole
    /// pixels (none: when all its lines are horizontal or vertical). In a scatter joins are round.
    Join line_join = Join::round;
    std::optional<double> line_snap_px{};
};

/// The shape of "o", "x", "s" …, and the empty one of "none"; null when there is none of that name.
/// "1" … "4" and "8" are the letters (three-pointed lines, octagon); the other numbers "0" … "11"
/// are taken for the number. Lives as long as the process.
const MarkerShape* find_marker(std::string_view name);

/// The ticks and carets that matplotlib numbers 0 … 11; null for any other number.
const MarkerShape* find_marker(int number);

/// What a marker's three numbers stand for in matplotlib's (sides, style, angle).
enum class PolygonStyle { polygon, star, asterisk };

/// \pre 1 ≤ sides ≤ max_marker_sides
MarkerShape polygon_marker(int sides, PolygonStyle style, double degrees);
inline constexpr int max_marker_sides = 1000;

/// For error sentences: all names, separated by commas.
std::string_view marker_names() noexcept;

}  // namespace plotmill::chart

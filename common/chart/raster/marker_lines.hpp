#pragma once
// What a marker looks like, whatever its place, and the lines that it is painted with.

#include "chart/geom/marker_shape.hpp"
#include "chart/geom/path_extent.hpp"
#include "chart/raster/blend.hpp"
#include "chart/raster/lines.hpp"
#include "chart/raster/stroke.hpp"
#include "chart/scene/scene.hpp"

#include <optional>
#include <span>
#include <vector>

namespace plotmill::chart {

struct MarkerLook {
    std::vector<PathVertex> outline;  // as in MarkerShape
    double size_px = 0;
    std::optional<Ink> fill;
    std::optional<Ink> edge;
    double edge_px = 0;
    Join edge_join = Join::round;
    Snap snap = Snap::automatic;
    friend bool operator==(const MarkerLook&, const MarkerLook&) = default;
};

/// Of a scene's markers, without the colours of their rows.
MarkerLook look_of(const Markers& item);
/// Whether look_of(item) is that look, but for its outline; makes nothing.
bool has_style(const Markers& item, const MarkerLook& look) noexcept;

/// More covers all that can be seen, but takes more corners to say so.
inline constexpr double most_marker_px = 1e6;
inline constexpr double most_edge_px = 1e5;

/// The outline in px, y down, around (0, 0). A size of more than most_marker_px becomes that.
std::vector<PathVertex> outline_px(const MarkerLook& look);

/// Of a shape, in its sizes.
PathExtent extent_of(const MarkerShape& shape) noexcept;

/// Snapped as its look wants it; else its centre goes into the middle of a pixel.
void put_on_grid(std::span<PathVertex> outline, const MarkerLook& look) noexcept;

/// What is filled, and the outline of the edge: its joins, butt caps. An edge of more than
/// most_edge_px becomes that.
struct MarkerLines {
    Lines fill;
    Lines edge;
};
MarkerLines make_lines(std::span<const PathVertex> outline, const MarkerLook& look);

}  // namespace plotmill::chart

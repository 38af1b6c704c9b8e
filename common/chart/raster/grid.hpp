#pragma once
// Where the furniture and the text of a scene stand on the pixel grid of its resolution: the rules
// that the painter and the pages (chart/vector) share.

#include "chart/scene/scene.hpp"
#include "chart/text/typesetter.hpp"

namespace plotmill::chart {

/// A line of this kind and width on the grid.
Segment on_grid(const Segment& segment, LineKind kind, double width) noexcept;

Box on_grid(const Box& box) noexcept;

/// The clip box of markers: Agg's takes in the pixel where it ends.
Box marker_clip(const Box& clip) noexcept;

/// How far right of and below its place a marker on the grid stands on average: each has the middle
/// of a pixel.
inline constexpr double marker_shift = 0.5;

/// Where the pen of a line starts whose bitmap the painter puts on whole pixels (px, y down).
struct PenStart {
    double x = 0;
    double y = 0;
};
PenStart pen_on_grid(const TextLine& line, const GlyphLine& glyphs) noexcept;

}  // namespace plotmill::chart

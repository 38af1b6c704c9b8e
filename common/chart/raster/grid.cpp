#include "chart/raster/grid.hpp"

#include "chart/raster/snap.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace plotmill::chart {
namespace {

/// A tick is a marker: its place goes to the grid by itself, and so does its length, unless it is
/// below one pixel; then it starts in the middle of a pixel.
Segment tick_on_grid(const Segment& s, double shift) noexcept {
    const double x = snap(s.x0);
    const double y = snap(s.y0);
    const double dx = s.x1 - s.x0;
    const double dy = s.y1 - s.y0;
    if (std::max(std::fabs(dx), std::fabs(dy)) < 1) {
        return {x + 0.5, y + 0.5, x + 0.5 + dx, y + 0.5 + dy};
    }
    return {x + shift, y + shift, x + snap(dx) + shift, y + snap(dy) + shift};
}

}  // namespace

Segment on_grid(const Segment& segment, LineKind kind, double width) noexcept {
    const double shift = snap_shift(width);
    if (kind == LineKind::tick) {
        return tick_on_grid(segment, shift);
    }
    return {snap(segment.x0) + shift, snap(segment.y0) + shift, snap(segment.x1) + shift,
            snap(segment.y1) + shift};
}

Box on_grid(const Box& box) noexcept {
    return {snap(box.x0), snap(box.y0), snap(box.x1), snap(box.y1)};
}

Box marker_clip(const Box& clip) noexcept {
    const Box box = on_grid(clip);
    return {box.x0, box.y0, box.x1 + 1, box.y1 + 1};
}

PenStart pen_on_grid(const TextLine& line, const GlyphLine& glyphs) noexcept {
    constexpr double margin = 1;  // of a line's bitmap, below the lowest ink
    const double angle = line.rotation * std::numbers::pi / 180;
    const double sine = std::sin(angle);
    const double cosine = std::cos(angle);
    const double corner_x = std::nearbyint(line.x + glyphs.left + glyphs.descent * sine);
    const double corner_y = std::nearbyint(line.y + glyphs.descent * cosine) + 1;
    const double up = glyphs.descent + margin;
    return {corner_x - glyphs.left * cosine - up * sine,
            corner_y + glyphs.left * sine - up * cosine};
}

}  // namespace plotmill::chart

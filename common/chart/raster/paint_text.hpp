#pragma once
// A line of text on a canvas, at any angle, as matplotlib's Agg back end draws it: the line is set
// level, and its bitmap is turned.

#include "chart/raster/canvas.hpp"
#include "chart/text/text_line.hpp"
#include "chart/text/typesetter.hpp"

namespace plotmill::chart {

/// What lies beyond `clip`, which is within the canvas, is cut off. A line whose place is not
/// finite is not drawn.
void paint_text(Canvas& canvas, Typesetter& typesetter, const TextLine& line, double dpi,
                const PixelBox& clip);

}  // namespace plotmill::chart

#pragma once
// A bitmap of text turned by any angle and blended: Agg's image filter with the spline36 kernel,
// as matplotlib uses it, down to the places in 1/256 px and the weights in 1/16384.

#include "chart/raster/canvas.hpp"
#include "chart/text/typesetter.hpp"

namespace plotmill::chart {

/// Where the bitmap's lower left corner stands, and how it is turned around it.
struct Turn {
    int x = 0;
    int y = 0;         // px, y down
    double angle = 0;  // radians, counter-clockwise
};

void paint_turned(Canvas& canvas, const TextBitmap& bitmap, const Turn& turn, Ink ink,
                  const PixelBox& clip);

}  // namespace plotmill::chart

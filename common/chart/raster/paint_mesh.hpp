#pragma once
// Cells of a mesh: whole pixels, no antialiasing, each cell with its lines over what stands before
// it.

#include "chart/raster/canvas.hpp"
#include "chart/scene/scene.hpp"

namespace plotmill::chart {

void paint_mesh(Canvas& canvas, const Scene& scene, const Mesh& mesh);

/// Pixel upon pixel.
void paint_bitmap(Canvas& canvas, const Scene& scene, const Bitmap& picture);

}  // namespace plotmill::chart

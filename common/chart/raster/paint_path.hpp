#pragma once
// Paths: snapped, flattened, filled and stroked as matplotlib has Agg do it.

#include "chart/raster/canvas.hpp"
#include "chart/raster/rasterizer.hpp"
#include "chart/raster/stroke.hpp"
#include "chart/scene/scene.hpp"

#include <vector>

namespace plotmill::chart {

/// Keeps its memory from path to path.
class PathPainter {
public:
    void paint(Canvas& canvas, const Scene& scene, const Path& path);

private:
    struct Paint {
        Ink ink;
        bool is_antialiased;
    };
    void paint_lines(Canvas& canvas, const Lines& lines, Paint paint, const PixelBox& clip);

    std::vector<PathVertex> vertices_;
    Lines lines_;
    Lines outline_;
    Stroker stroker_;
    Rasterizer rasterizer_;
};

}  // namespace plotmill::chart

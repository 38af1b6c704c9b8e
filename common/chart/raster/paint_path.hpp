#pragma once
// Paths: snapped, flattened, filled and stroked as matplotlib has Agg do it.

#include "chart/raster/canvas.hpp"
#include "chart/raster/dash.hpp"
#include "chart/raster/hatch_tile.hpp"
#include "chart/raster/rasterizer.hpp"
#include "chart/raster/stroke.hpp"
#include "chart/scene/scene.hpp"

#include <vector>

namespace plotmill::chart {

/// Keeps its memory from path to path.
class PathPainter {
public:
    /// Before the first path of a scene.
    void start_picture() noexcept { hatch_.start_picture(); }
    void paint(Canvas& canvas, const Scene& scene, const Path& path);

private:
    void prepare(const Canvas& canvas, const Scene& scene, const Path& path);
    void outline(const Scene& scene, const Stroke& stroke);
    struct Paint {
        Ink ink;
        bool is_antialiased;
    };
    void paint_lines(Canvas& canvas, const Lines& lines, Paint paint, const PixelBox& clip);

    void paint_hatch(Canvas& canvas, const Scene& scene, const Path& path, const PixelBox& clip);

    std::vector<PathVertex> vertices_;
    std::vector<PathVertex> spare_;
    Lines lines_;
    Lines dashes_;
    Lines outline_;
    Dasher dasher_;
    Stroker stroker_;
    Rasterizer rasterizer_;
    HatchTile hatch_;
};

}  // namespace plotmill::chart

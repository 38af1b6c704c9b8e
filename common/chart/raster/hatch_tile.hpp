#pragma once
// A hatch as Agg paints it in matplotlib: drawn once into a tile of an inch, and then laid over the
// picture from its top left corner on, where a face is.

#include "chart/raster/canvas.hpp"
#include "chart/raster/rasterizer.hpp"
#include "chart/scene/scene.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace plotmill::chart {

/// Keeps the tile of the last hatch.
class HatchTile {
public:
    /// Another scene: the numbers of its hatches stand for others.
    void start_picture() noexcept { is_made_ = false; }

    void make(const Scene& scene, std::size_t number, const Canvas& canvas);

    /// Pixels x0 … x1 - 1 of row y, at a cover of the face.
    void paint_row(Canvas& canvas, int y, int x0, int x1, unsigned cover) const;

private:
    void take(const Lines& lines, Rasterizer& rasterizer);

    bool is_made_ = false;
    std::size_t number_ = 0;
    int side_px_ = 0;   // of the tile that is repeated
    int width_px_ = 0;  // as much of it as can be seen
    int height_px_ = 0;
    Ink ink_;
    std::vector<std::uint8_t> alphas_;  // row by row
};

}  // namespace plotmill::chart

#pragma once
// What small shapes cover, pixel by pixel: made once, and then stamped many times.

#include "chart/raster/lines.hpp"
#include "chart/raster/rasterizer.hpp"

#include <cstdint>
#include <vector>

namespace plotmill::chart {

/// Coverage 0 … 255 of a box of pixels.
struct CoverageImage {
    PixelBox box;
    std::vector<std::uint8_t> levels;                        // row by row
    [[nodiscard]] unsigned at(int x, int y) const noexcept;  // 0 outside
};

/// The smallest whole pixels that all points lie in.
PixelBox bounds_of(const Lines& lines) noexcept;

/// The runs together, each closed, as far as they lie within `limit`.
CoverageImage cover(const Lines& lines, const PixelBox& limit, Rasterizer& rasterizer);

}  // namespace plotmill::chart

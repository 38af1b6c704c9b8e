#pragma once
// Closed polygons to coverage, exactly: the share of each pixel's area that lies inside, by the
// non-zero rule for polygons that do not cross themselves. Small shapes only; used to make sprites
// that are stamped many times.

#include "chart/raster/lines.hpp"

#include <cstdint>
#include <vector>

namespace plotmill::chart {

/// Coverage 0 … 255 of a box of pixels.
struct CoverageImage {
    int left = 0;  // px of the first column and row
    int top = 0;
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> coverage;
    [[nodiscard]] unsigned at(int x, int y) const noexcept;  // 0 outside
};

/// The lines together, each run closed; places are rounded to 1/256 px as Agg rounds them.
CoverageImage cover(const Lines& lines);

}  // namespace plotmill::chart

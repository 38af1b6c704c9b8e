#pragma once
// How many markers have their centre in each pixel of a box.

#include "chart/raster/canvas.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace plotmill::chart {

/// A column to the right of the box and a row below it take what lies outside. Keeps its memory.
struct CenterCounts {
    PixelBox box;
    std::size_t stride = 0;
    std::vector<std::uint32_t> counts;  // row by row
    void start(const PixelBox& new_box);
    /// Counts the pairs (across[i], down[i]), places from the box's corner on. \pre both are
    /// equally long; no place is beyond the column to the right or the row below
    void add(std::span<const std::uint16_t> across, std::span<const std::uint16_t> down);
    [[nodiscard]] std::size_t index(int x, int y) const noexcept {
        return static_cast<std::size_t>(y - box.y0) * stride + static_cast<std::size_t>(x - box.x0);
    }
    [[nodiscard]] std::uint32_t& at(int x, int y) noexcept { return counts[index(x, y)]; }

private:
    void add_many(std::span<const std::uint16_t> across, std::span<const std::uint16_t> down);

    std::vector<std::uint16_t> narrow_;  // counts of some rows: half the size, so near the core
};

}  // namespace plotmill::chart

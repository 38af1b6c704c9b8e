#pragma once
// How densely the pixels of a stretch of one row are covered: sums over what stands around each of
// them, many pixels at once.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace plotmill::chart {

/// One of the places around a pixel that reach it.
struct Neighbor {
    std::ptrdiff_t back = 0;  // how far before the pixel it stands
    float share = 0;          // how much each of those that stand there counts
};

struct TileSums {
    static constexpr std::size_t most_pixels = 32;  // so many sums fit into registers
    std::array<float, most_pixels> density;         // Σ share × weight
    std::array<std::uint16_t, most_pixels> places;  // how many of the neighbours are occupied

    /// Sums for `pixels` of them, and for some more up to a whole register. They are added up in
    /// the order of the neighbours, by every processor alike. \pre pixels ≤ most_pixels; weights
    /// and presence (1 where a weight is not 0) can be read around all of most_pixels
    void add_up(std::span<const Neighbor> neighbors, const float* weights,
                const std::uint16_t* presence, std::size_t pixels) noexcept;
};

}  // namespace plotmill::chart

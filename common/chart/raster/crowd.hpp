#pragma once
// What becomes of a pixel beneath very many markers of one ink. Every marker there takes it nearer
// to the ink, by 8-bit steps whose rounding adds up; the order of the markers matters little. So
// the way is walked once, by markers in a random order, and looked up by how much they cover
// together.

#include "chart/raster/blend.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace plotmill::chart {

/// What one pixel of a marker does to a pixel beneath it.
struct CrowdStep {
    /// −log2 of the light that it lets through; at most most_density.
    float density = 0;
    /// For each channel r, g, b: 256 values by what was there.
    const std::uint8_t* after[3] = {};
};

inline constexpr float most_density = 16;

/// −log2(1 − alpha / 255), at most most_density.
float density_of(unsigned alpha) noexcept;

class Crowd {
public:
    Crowd() = default;
    /// From a pixel of value `ground` on. \param steps one for each pixel of the marker; not empty
    Crowd(Pixel ground, std::span<const CrowdStep> steps);

    /// The pixel beneath markers of that density together.
    [[nodiscard]] Pixel at(float density) const noexcept {
        const float bucket = density * buckets_per_density_ + 0.5F;
        return bucket < last_bucket_ ? shades_[static_cast<std::size_t>(bucket)] : shades_.back();
    }

private:
    float buckets_per_density_ = 0;
    float last_bucket_ = 0;
    std::vector<Pixel> shades_;
};

}  // namespace plotmill::chart

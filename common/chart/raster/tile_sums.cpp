#include "chart/raster/tile_sums.hpp"

#include "base/processor.hpp"

#include <cstring>

namespace plotmill::chart {
namespace {

constexpr std::size_t lanes = 8;
// One register each; halves of it where the processor has no wider ones. Never arguments.
using Floats [[gnu::vector_size(lanes * sizeof(float))]] = float;
using Counts [[gnu::vector_size(lanes * sizeof(std::uint16_t))]] = std::uint16_t;

struct Around {
    std::span<const Neighbor> neighbors;
    const float* weights;
    const std::uint16_t* presence;
};

template <std::size_t Wide>
[[gnu::always_inline]] inline void add_some(const Around& around, TileSums& sums) noexcept {
    Floats density[Wide] = {};
    Counts places[Wide] = {};
    for (const Neighbor& neighbor : around.neighbors) {
        const float* const weights = around.weights - neighbor.back;
        const std::uint16_t* const presence = around.presence - neighbor.back;
        for (std::size_t i = 0; i < Wide; ++i) {
            Floats weight;
            Counts present;
            std::memcpy(&weight, weights + i * lanes, sizeof(weight));
            std::memcpy(&present, presence + i * lanes, sizeof(present));
            density[i] += neighbor.share * weight;
            places[i] += present;
        }
    }
    std::memcpy(sums.density.data(), density, sizeof(density));
    std::memcpy(sums.places.data(), places, sizeof(places));
}

[[gnu::always_inline]] inline void add_pixels(const Around& around, std::size_t pixels,
                                              TileSums& sums) noexcept {
    if (pixels <= lanes) {
        add_some<1>(around, sums);
    } else if (pixels <= 2 * lanes) {
        add_some<2>(around, sums);
    } else if (pixels <= 3 * lanes) {
        add_some<3>(around, sums);
    } else {
        add_some<4>(around, sums);
    }
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void add_pixels_avx2(const Around& around, std::size_t pixels,
                                             TileSums& sums) noexcept {
    add_pixels(around, pixels, sums);
}
#endif

}  // namespace

void TileSums::add_up(std::span<const Neighbor> neighbors, const float* weights,
                      const std::uint16_t* presence, std::size_t pixels) noexcept {
    const Around around{neighbors, weights, presence};
#if defined(__x86_64__)
    if (vectors() == Vectors::avx2) {
        add_pixels_avx2(around, pixels, *this);
        return;
    }
#endif
    add_pixels(around, pixels, *this);
}

}  // namespace plotmill::chart

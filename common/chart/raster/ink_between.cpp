#include "chart/raster/ink_between.hpp"

#include <algorithm>

namespace plotmill::chart {
namespace {

unsigned channel(std::uint32_t pixel, unsigned shift) noexcept {
    return (pixel >> shift) & 0xffU;
}

}  // namespace

std::uint32_t ink_between(std::uint32_t on_black, std::uint32_t on_white) noexcept {
    unsigned alpha = 0;
    for (const unsigned shift : {16U, 8U, 0U}) {
        const unsigned dark = channel(on_black, shift);
        const unsigned light = std::max(channel(on_white, shift), dark);
        alpha = std::max(alpha, 255 - (light - dark));
    }
    if (alpha == 0) {
        return 0;
    }
    std::uint32_t argb = alpha << 24U;
    for (const unsigned shift : {16U, 8U, 0U}) {
        const unsigned value = (channel(on_black, shift) * 255 + alpha / 2) / alpha;
        argb |= std::min(value, 255U) << shift;
    }
    return argb;
}

}  // namespace plotmill::chart

#pragma once
// A picture as the encoder takes it.

#include <cstddef>
#include <cstdint>
#include <span>

namespace plotmill::chart {

struct Pixels {
    std::span<const std::uint32_t> rgb;  // 0xXXrrggbb, row by row, without gaps
    int width = 0;
    int height = 0;
    bool has_alpha = false;  // XX is the opacity, the colour not premultiplied; else it is ignored
    [[nodiscard]] const std::uint32_t* row(int y) const noexcept {
        return rgb.data() + static_cast<std::ptrdiff_t>(y) * width;
    }
};

}  // namespace plotmill::chart

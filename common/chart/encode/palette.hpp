#pragma once
// A picture with at most 256 colours as indices: an eighth of the work for the encoder, and smaller
// files.

#include <array>
#include <cstdint>
#include <vector>

namespace plotmill::chart {

inline constexpr std::size_t max_palette = 256;

class Palette {
public:
    void clear();
    /// The index of a colour (0x00rrggbb, or 0xaarrggbb), new ones taken in; max_palette when there
    /// is no room for it.
    std::size_t index_of(std::uint32_t rgb) {
        for (std::size_t slot = (rgb * 0x9e3779b1U) >> 22U;; slot = (slot + 1) % slots) {
            const std::uint16_t entry = table_[slot];
            if (entry == 0) {
                return add(rgb, slot);
            }
            if (colors_[entry - 1U] == rgb) {
                return entry - 1U;
            }
        }
    }
    [[nodiscard]] const std::vector<std::uint32_t>& colors() const noexcept { return colors_; }

private:
    std::size_t add(std::uint32_t rgb, std::size_t slot);

    static constexpr std::size_t slots = 1024;
    std::array<std::uint16_t, slots> table_{};  // index + 1, 0: free
    std::vector<std::uint32_t> colors_;
};

}  // namespace plotmill::chart

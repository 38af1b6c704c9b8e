#pragma once
// A picture with at most 256 colours as indices: an eighth of the work for the encoder, and smaller
// files.

#include <array>
#include <cstddef>
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
        const std::size_t slot = (rgb * 0x9e3779b1U) >> 22U;
        const Entry& entry = table_[slot];
        return entry.rgb == rgb && entry.number != 0 ? entry.number - 1U : search(rgb, slot);
    }
    [[nodiscard]] const std::vector<std::uint32_t>& colors() const noexcept { return colors_; }

private:
    struct Entry {
        std::uint32_t rgb = 0;
        std::uint32_t number = 0;  // index + 1, 0: free
    };
    std::size_t search(std::uint32_t rgb, std::size_t slot);

    static constexpr std::size_t slots = 1024;
    std::array<Entry, slots> table_{};
    std::vector<std::uint32_t> colors_;
};

}  // namespace plotmill::chart

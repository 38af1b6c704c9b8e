#include "chart/encode/palette.hpp"

namespace plotmill::chart {

void Palette::clear() {
    table_.fill({});
    colors_.clear();
}

std::size_t Palette::search(std::uint32_t rgb, std::size_t slot) {
    for (; table_[slot].number != 0; slot = (slot + 1) % slots) {
        if (table_[slot].rgb == rgb) {
            return table_[slot].number - 1U;
        }
    }
    if (colors_.size() == max_palette) {
        return max_palette;
    }
    colors_.push_back(rgb);
    table_[slot] = {rgb, static_cast<std::uint32_t>(colors_.size())};
    return colors_.size() - 1;
}

}  // namespace plotmill::chart

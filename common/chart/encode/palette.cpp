#include "chart/encode/palette.hpp"

namespace plotmill::chart {

void Palette::clear() {
    table_.fill(0);
    colors_.clear();
}

std::size_t Palette::add(std::uint32_t rgb, std::size_t slot) {
    if (colors_.size() == max_palette) {
        return max_palette;
    }
    colors_.push_back(rgb);
    table_[slot] = static_cast<std::uint16_t>(colors_.size());
    return colors_.size() - 1;
}

}  // namespace plotmill::chart

#pragma once
// A glyph that has its place on a line.

#include "chart/text/font_list.hpp"

#include <cstdint>

namespace plotmill::chart {

struct PlacedGlyph {
    FontId font = 0;
    unsigned index = 0;  // in the font; 0: the box for what no font has
    long x = 0;          // of its origin from the start of the line, 1/64 px
    long y = 0;          // above the baseline, 1/64 px; whole pixels, so that hinting holds
    // The bytes of the line that it stands for; several glyphs may stand for the same ones.
    std::uint32_t first_byte = 0;
    std::uint32_t bytes = 0;
    [[nodiscard]] double x_px() const noexcept { return static_cast<double>(x) / 64; }
    [[nodiscard]] double y_px() const noexcept { return static_cast<double>(y) / 64; }
};

}  // namespace plotmill::chart

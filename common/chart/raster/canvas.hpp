#pragma once
// The picture while it is painted, in memory that is kept between pictures.
//
// Everything is written straight into its pixels: Cairo's rasteriser rounds coverage otherwise than
// Agg's, and costs a hundred times as much per mark. Cairo draws pages (chart/vector/pdf).

#include "chart/raster/blend.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace plotmill::chart {

/// Whole pixels from (x0, y0) up to, not including, (x1, y1).
struct PixelBox {
    int x0 = 0;
    int y0 = 0;
    int x1 = 0;
    int y1 = 0;
    [[nodiscard]] bool is_empty() const noexcept { return x1 <= x0 || y1 <= y0; }
};
PixelBox intersection(const PixelBox& a, const PixelBox& b) noexcept;

class Canvas {
public:
    /// One colour, of a new size. \pre 1 ≤ sides ≤ max_side_px
    void start(int width, int height, const Color& ground = white);

    [[nodiscard]] int width() const noexcept { return width_; }
    [[nodiscard]] int height() const noexcept { return height_; }
    [[nodiscard]] PixelBox bounds() const noexcept { return {0, 0, width_, height_}; }
    [[nodiscard]] Pixel* row(int y) noexcept {
        return pixels_.data() + static_cast<std::ptrdiff_t>(y) * width_;
    }
    /// Row by row, without gaps.
    [[nodiscard]] std::span<const Pixel> pixels() const noexcept {
        return {pixels_.data(),
                static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_)};
    }

    /// Whole pixels; the box is cut to the canvas.
    void fill(const PixelBox& box, Pixel pixel) noexcept;

    /// The pixels x0 … x1 - 1 of row y with the same cover. \pre they lie within the canvas
    void blend_row(int y, int x0, int x1, Ink ink, unsigned cover) noexcept;

    /// A rectangle with edges between pixels, antialiased as Agg does it: places to 1/256 px,
    /// coverage to 8 bits.
    void fill_soft(double x0, double y0, double x1, double y1, Ink ink) noexcept;

private:
    std::vector<Pixel> pixels_;
    int width_ = 0;
    int height_ = 0;
};

}  // namespace plotmill::chart

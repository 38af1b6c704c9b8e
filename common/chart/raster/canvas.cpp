#include "chart/raster/canvas.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <cmath>

namespace plotmill::chart {
namespace {

constexpr int places_per_px = 256;
constexpr std::size_t kept_pixels =
    4'000'000;  // memory of a larger picture is given back afterwards

/// Places along one axis in 1/256 px, and how much of each pixel lies between them.
struct Shares {
    int low;
    int high;
    Shares(double a, double b)
        : low{static_cast<int>(std::lround(std::min(a, b) * places_per_px))},
          high{static_cast<int>(std::lround(std::max(a, b) * places_per_px))} {}
    [[nodiscard]] int first() const { return low >> 8; }
    [[nodiscard]] int last() const { return (high + places_per_px - 1) >> 8; }
    [[nodiscard]] unsigned share(int pixel) const {
        const int start = std::max(low, pixel * places_per_px);
        const int end = std::min(high, (pixel + 1) * places_per_px);
        return static_cast<unsigned>(std::max(0, end - start));
    }
};

void fill_run(Pixel* pixel, std::ptrdiff_t step, int count, Pixel value) {
    if (step == 1) {
        std::fill_n(pixel, count, value);
        return;
    }
    for (int i = 0; i < count; ++i, pixel += step) {
        *pixel = value;
    }
}

/// Pixels in a line, `step` apart, all with the same coverage. Neighbours mostly become the same,
/// and blending costs three divisions: what the last one became is kept.
void blend_run(Pixel* pixel, std::ptrdiff_t step, int count, Ink ink, unsigned cover) {
    const unsigned alpha = multiply(ink.a, cover);
    if (count <= 0 || alpha == 0) {
        return;
    }
    if (alpha == full_alpha) {
        fill_run(pixel, step, count, to_pixel(ink));
        return;
    }
    Pixel under = *pixel;
    Pixel result = under;
    blend(result, ink, cover);
    for (int i = 0; i < count; ++i, pixel += step) {
        if (*pixel != under) {
            under = *pixel;
            result = under;
            blend(result, ink, cover);
        }
        *pixel = result;
    }
}

/// Rounded up: Agg takes the outlines of its strokes the way round that makes areas negative, and
/// then rounds down.
unsigned cover_of(unsigned share_x, unsigned share_y) {
    return std::min(full_alpha, (share_x * share_y + (places_per_px - 1)) >> 8U);
}

}  // namespace

PixelBox intersection(const PixelBox& a, const PixelBox& b) noexcept {
    return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

void Canvas::start(int width, int height, const Color& ground) {
    PM_CHECK(width > 0 && height > 0, "a canvas has pixels");
    const std::size_t count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    if (pixels_.size() > kept_pixels && count <= kept_pixels) {
        pixels_ = {};
    }
    constexpr Pixel white_pixel = ~Pixel{0};
    if (const Pixel pixel = to_pixel(to_ink(ground)); pixel == white_pixel) {
        pixels_.assign(count, white_pixel);  // bytes that are all the same: memset
    } else {
        pixels_.assign(count, pixel);
    }
    width_ = width;
    height_ = height;
}

void Canvas::fill(const PixelBox& box, Pixel pixel) noexcept {
    const PixelBox cut = intersection(box, bounds());
    if (cut.is_empty()) {
        return;
    }
    for (int y = cut.y0; y < cut.y1; ++y) {
        std::fill(row(y) + cut.x0, row(y) + cut.x1, pixel);
    }
}

void Canvas::blend_row(int y, int x0, int x1, Ink ink, unsigned cover) noexcept {
    blend_run(row(y) + x0, 1, x1 - x0, ink, cover);
}

void Canvas::fill_soft(double x0, double y0, double x1, double y1, Ink ink) noexcept {
    const Shares across{x0, x1};
    const Shares down{y0, y1};
    const PixelBox box =
        intersection({across.first(), down.first(), across.last(), down.last()}, bounds());
    if (box.is_empty()) {
        return;
    }
    // Along the longer side, where the coverage is the same but for the ends.
    const bool wide = box.x1 - box.x0 >= box.y1 - box.y0;
    const Shares& along = wide ? across : down;
    const Shares& side = wide ? down : across;
    const std::ptrdiff_t step = wide ? 1 : width_;
    const int start = wide ? box.x0 : box.y0;
    const int count = wide ? box.x1 - box.x0 : box.y1 - box.y0;
    const int side_end = wide ? box.y1 : box.x1;
    for (int i = wide ? box.y0 : box.x0; i < side_end; ++i) {
        Pixel* const pixels = wide ? row(i) + start : row(start) + i;
        const unsigned share = side.share(i);
        blend(*pixels, ink, cover_of(along.share(start), share));
        // Pixels between the ends are covered along their whole length.
        blend_run(pixels + step, step, count - 2, ink, cover_of(places_per_px, share));
        if (count > 1) {
            blend(pixels[step * (count - 1)], ink, cover_of(along.share(start + count - 1), share));
        }
    }
}

}  // namespace plotmill::chart

#include "chart/raster/canvas.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <cmath>
#include <new>

namespace plotmill::chart {
namespace {

constexpr int per_pixel = 256;
constexpr std::size_t kept_pixels =
    4'000'000;  // memory of a larger picture is given back afterwards

using Context = CHandle<cairo_t, &cairo_destroy>;

void require(cairo_status_t status) {
    if (status == CAIRO_STATUS_NO_MEMORY) {
        throw std::bad_alloc{};
    }
    PM_CHECK(status == CAIRO_STATUS_SUCCESS, cairo_status_to_string(status));
}

/// Places along one axis in 1/256 px, and how much of each pixel lies between them.
struct Span {
    int low;
    int high;
    Span(double a, double b)
        : low{static_cast<int>(std::lround(std::min(a, b) * per_pixel))},
          high{static_cast<int>(std::lround(std::max(a, b) * per_pixel))} {}
    [[nodiscard]] int first() const { return low >> 8; }
    [[nodiscard]] int last() const { return (high + per_pixel - 1) >> 8; }
    [[nodiscard]] unsigned share(int pixel) const {
        const int start = std::max(low, pixel * per_pixel);
        const int end = std::min(high, (pixel + 1) * per_pixel);
        return static_cast<unsigned>(std::max(0, end - start));
    }
};

/// What the last pixel became: along a line its neighbour mostly becomes the same, and blending
/// costs three divisions.
struct Blended {
    Pixel under = 0;
    unsigned cover = full + 1;
    Pixel result = 0;
    void put(Pixel& pixel, Ink ink, unsigned new_cover) {
        if (pixel != under || new_cover != cover) {
            under = pixel;
            cover = new_cover;
            result = pixel;
            blend(result, ink, cover);
        }
        pixel = result;
    }
};

unsigned cover_of(unsigned share_x, unsigned share_y) {
    return std::min(full, (share_x * share_y) >> 8U);
}

}  // namespace

PixelBox intersection(const PixelBox& a, const PixelBox& b) noexcept {
    return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

void Canvas::start(int width, int height) {
    PM_CHECK(width > 0 && height > 0, "a canvas has pixels");
    const std::size_t count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    if (width != width_ || height != height_ || !surface_) {
        surface_.reset();
        if (pixels_.size() > kept_pixels && count <= kept_pixels) {
            pixels_ = {};
        }
        pixels_.resize(std::max(pixels_.size(), count));
        width_ = width;
        height_ = height;
        surface_.reset(cairo_image_surface_create_for_data(
            reinterpret_cast<unsigned char*>(pixels_.data()), CAIRO_FORMAT_RGB24, width, height,
            width * static_cast<int>(sizeof(Pixel))));
        require(cairo_surface_status(surface_.get()));
    }
    const Context context{cairo_create(surface_.get())};
    cairo_set_source_rgb(context.get(), 1, 1, 1);
    cairo_paint(context.get());
    require(cairo_status(context.get()));
    cairo_surface_flush(surface_.get());
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

void Canvas::fill_soft(double x0, double y0, double x1, double y1, Ink ink) noexcept {
    const Span across{x0, x1};
    const Span down{y0, y1};
    const PixelBox box =
        intersection({across.first(), down.first(), across.last(), down.last()}, bounds());
    // Along the longer side, where the coverage stays the same.
    if (box.x1 - box.x0 >= box.y1 - box.y0) {
        for (int y = box.y0; y < box.y1; ++y) {
            Blended last;
            const unsigned share_y = down.share(y);
            for (int x = box.x0; x < box.x1; ++x) {
                last.put(row(y)[x], ink, cover_of(across.share(x), share_y));
            }
        }
        return;
    }
    for (int x = box.x0; x < box.x1; ++x) {
        Blended last;
        const unsigned share_x = across.share(x);
        Pixel* pixel = row(box.y0) + x;
        for (int y = box.y0; y < box.y1; ++y, pixel += width_) {
            last.put(*pixel, ink, cover_of(share_x, down.share(y)));
        }
    }
}

}  // namespace plotmill::chart

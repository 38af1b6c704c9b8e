#include "chart/raster/paint_text.hpp"

#include "chart/raster/turned_bitmap.hpp"

#include <cmath>
#include <numbers>

namespace plotmill::chart {
namespace {

/// A bitmap, level or turned upright, blended with its lower left corner at (x, y).
struct Glyphs {
    const TextBitmap& bitmap;
    bool upright;
    [[nodiscard]] PixelBox box(int x, int y) const {
        return upright ? PixelBox{x - bitmap.height, y - bitmap.width, x, y}
                       : PixelBox{x, y - bitmap.height, x + bitmap.width, y};
    }
    /// Where in the bitmap a pixel of the box lies; the next one to its right is step() away.
    [[nodiscard]] std::ptrdiff_t first(int across, int down) const {
        const int column = upright ? bitmap.width - 1 - down : across;
        const int row = upright ? across : down;
        return static_cast<std::ptrdiff_t>(row) * bitmap.width + column;
    }
    [[nodiscard]] std::ptrdiff_t step() const { return upright ? bitmap.width : 1; }
};

void paint_on_grid(Canvas& canvas, const Glyphs& glyphs, const PixelBox& box, Ink ink,
                   const PixelBox& clip) {
    const PixelBox cut = intersection(box, clip);
    for (int y = cut.y0; y < cut.y1; ++y) {
        Pixel* const row = canvas.row(y);
        const std::ptrdiff_t first = glyphs.first(cut.x0 - box.x0, y - box.y0);
        const std::uint8_t* cover = glyphs.bitmap.coverage.data() + first;
        for (int x = cut.x0; x < cut.x1; ++x, cover += glyphs.step()) {
            if (*cover != 0) {
                // Turned text goes through Agg's image filter, which takes 255 × 255 for 254.
                blend(row[x], ink, glyphs.upright ? (*cover * full_alpha) >> 8U : *cover);
            }
        }
        if (!glyphs.bitmap.colors.empty()) {
            const std::uint32_t* color = glyphs.bitmap.colors.data() + first;
            for (int x = cut.x0; x < cut.x1; ++x, color += glyphs.step()) {
                blend_premultiplied(row[x], *color, ink.a);
            }
        }
    }
}

}  // namespace

void paint_text(Canvas& canvas, Typesetter& typesetter, const TextLine& line, double dpi,
                const PixelBox& clip) {
    const TextBitmap bitmap = typesetter.draw(line.text, FontSize{line.points, dpi, line.face});
    const double degrees =
        line.rotation == 0 ? 0 : std::fmod(std::fmod(line.rotation, 360) + 360, 360);
    const double angle = degrees * std::numbers::pi / 180;
    const bool is_level = degrees == 0;  // most texts are
    const double sine = is_level ? 0 : std::sin(angle);
    const double cosine = is_level ? 1 : std::cos(angle);
    const double at_x = std::nearbyint(line.x + bitmap.left + bitmap.descent * sine);
    const double at_y = std::nearbyint(line.y + bitmap.descent * cosine) + 1;
    const double far = 4.0 * (canvas.width() + canvas.height() + bitmap.width + bitmap.height);
    if (!(std::fabs(at_x) < far && std::fabs(at_y) < far)) {
        return;  // also what is not finite
    }
    const auto x = static_cast<int>(at_x);
    const auto y = static_cast<int>(at_y);
    if (is_level || degrees == 90) {
        const Glyphs glyphs{bitmap, degrees == 90};
        paint_on_grid(canvas, glyphs, glyphs.box(x, y), to_ink(line.color), clip);
        return;
    }
    paint_turned(canvas, bitmap, {x, y, angle}, to_ink(line.color), clip);
}

}  // namespace plotmill::chart

#include "chart/raster/hatch_tile.hpp"

#include "chart/geom/hatch.hpp"
#include "chart/raster/flatten.hpp"
#include "chart/raster/stroke.hpp"

#include <algorithm>

namespace plotmill::chart {
namespace {

constexpr double usual_miter_limit = 4;  // Agg's, which matplotlib does not change here

/// Agg's alpha of a colour over what already has one.
std::uint8_t over(unsigned below, unsigned alpha) {
    return static_cast<std::uint8_t>((((alpha + below) << 8U) - alpha * below) >> 8U);
}

}  // namespace

void HatchTile::make(const Scene& scene, std::size_t number, const Canvas& canvas) {
    if (is_made_ && number_ == number) {
        return;
    }
    const Hatch& hatch = scene.hatches[number];
    is_made_ = true;
    number_ = number;
    side_px_ = static_cast<int>(scene.dpi);
    width_px_ = std::min(side_px_, canvas.width());
    height_px_ = std::min(side_px_, canvas.height());
    ink_ = to_ink(hatch.color);
    alphas_.assign(static_cast<std::size_t>(width_px_) * static_cast<std::size_t>(height_px_), 0);
    std::vector<PathVertex> outline = hatch_outline(hatch.pattern);
    for (PathVertex& v : outline) {
        v = {v.x * side_px_, (1 - v.y) * side_px_, v.verb};
    }
    Lines lines;
    flatten(outline, lines);
    Rasterizer rasterizer;
    take(lines, rasterizer);
    Lines strokes;
    Stroker{}.stroke(lines, {hatch.width_px, Join::miter, Cap::projecting, usual_miter_limit},
                     strokes);
    take(strokes, rasterizer);
}

void HatchTile::take(const Lines& lines, Rasterizer& rasterizer) {
    rasterizer.start({0, 0, width_px_, height_px_});
    rasterizer.add(lines);
    rasterizer.sweep([&](int y, int x0, int x1, unsigned cover) {
        const unsigned alpha = multiply(ink_.a, cover);
        std::uint8_t* const row = alphas_.data() + static_cast<std::ptrdiff_t>(y) * width_px_;
        std::transform(row + x0, row + x1, row + x0, [&](std::uint8_t below) {
            return alpha == full_alpha ? full_alpha : over(below, alpha);
        });
    });
}

void HatchTile::paint_row(Canvas& canvas, int y, int x0, int x1, unsigned cover) const {
    const std::uint8_t* const row =
        alphas_.data() + static_cast<std::ptrdiff_t>(y % side_px_) * width_px_;
    Pixel* const pixels = canvas.row(y);
    for (int x = x0; x < x1; ++x) {
        Ink ink = ink_;
        ink.a = row[x % side_px_];
        blend(pixels[x], ink, cover);
    }
}

}  // namespace plotmill::chart

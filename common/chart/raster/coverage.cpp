#include "chart/raster/coverage.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace plotmill::chart {
namespace {

constexpr double farthest_px = 1 << 21;

int floor_px(double place) {
    return static_cast<int>(std::floor(std::clamp(place, -farthest_px, farthest_px)));
}

}  // namespace

unsigned CoverageImage::at(int x, int y) const noexcept {
    if (x < box.x0 || x >= box.x1 || y < box.y0 || y >= box.y1) {
        return 0;
    }
    return levels[static_cast<std::size_t>(y - box.y0) * static_cast<std::size_t>(box.x1 - box.x0) +
                  static_cast<std::size_t>(x - box.x0)];
}

PixelBox bounds_of(const Lines& lines) noexcept {
    if (lines.points().empty()) {
        return {};
    }
    Point low = lines.points().front();
    Point high = low;
    for (const Point& p : lines.points()) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    return {floor_px(low.x), floor_px(low.y), floor_px(high.x) + 1, floor_px(high.y) + 1};
}

CoverageImage cover(const Lines& lines, const PixelBox& limit, Rasterizer& rasterizer) {
    CoverageImage image{intersection(bounds_of(lines), limit), {}};
    if (image.box.is_empty()) {
        return {};
    }
    const auto width = static_cast<std::size_t>(image.box.x1 - image.box.x0);
    image.levels.resize(width * static_cast<std::size_t>(image.box.y1 - image.box.y0));
    rasterizer.start(image.box);
    rasterizer.add(lines);
    rasterizer.sweep([&](int y, int x0, int x1, unsigned level) {
        const auto row =
            image.levels.begin() +
            static_cast<std::ptrdiff_t>(static_cast<std::size_t>(y - image.box.y0) * width);
        std::fill(row + (x0 - image.box.x0), row + (x1 - image.box.x0),
                  static_cast<std::uint8_t>(level));
    });
    return image;
}

}  // namespace plotmill::chart

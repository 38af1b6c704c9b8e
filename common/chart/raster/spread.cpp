#include "chart/raster/spread.hpp"

#include "chart/raster/coverage.hpp"
#include "chart/raster/snap.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr std::size_t phases_per_px = 128;
constexpr int largest_sprite_px = 32;  // larger ones: as fast where they stand
constexpr std::size_t rows_worth_keeping = 1000;
constexpr std::size_t most_dots = 4'000'000;  // 24 MB
constexpr int enough_floods = 255;            // a channel has moved as far as it ever will

/// Where within a pixel a snapped corner goes over to the next one.
std::vector<double> thresholds(std::span<const PathVertex> outline, double PathVertex::*axis) {
    std::vector<double> found;
    for (const PathVertex& v : outline) {
        const double at = 0.5 - v.*axis;
        found.push_back(at - std::floor(at));
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace

std::size_t SpreadPainter::Phases::of(double share) const noexcept {
    if (starts.empty()) {
        return std::min(even - 1, static_cast<std::size_t>(share * static_cast<double>(even)));
    }
    return static_cast<std::size_t>(
        std::distance(starts.begin(), std::upper_bound(starts.begin(), starts.end(), share)));
}

double SpreadPainter::Phases::place(std::size_t phase) const noexcept {
    if (starts.empty()) {
        return (static_cast<double>(phase) + 0.5) / static_cast<double>(even);
    }
    const double low = phase == 0 ? 0 : starts[phase - 1];
    const double high = phase == starts.size() ? 1 : starts[phase];
    return (low + high) / 2;
}

void SpreadPainter::take_look(const Markers& item) {
    MarkerLook look = look_of(item);
    look.fill.reset();  // each row has its own; what is kept is coverage
    look.edge.reset();
    if (look == look_) {
        return;
    }
    look_ = std::move(look);
    outline_ = outline_px(look_);
    is_snapped_ = is_rectilinear(outline_);
    lines_ = make_lines(outline_, look_);
    const PixelBox fill = bounds_of(lines_.fill);
    const PixelBox edge = lines_.edge.points().empty() ? fill : bounds_of(lines_.edge);
    reach_ = {std::min(fill.x0, edge.x0) - 1, std::min(fill.y0, edge.y0) - 1,
              std::max(fill.x1, edge.x1) + 1, std::max(fill.y1, edge.y1) + 1};
    make_phases();
}

void SpreadPainter::make_phases() {
    across_ = {{}, phases_per_px};
    down_ = across_;
    if (is_snapped_) {
        across_.starts = thresholds(outline_, &PathVertex::x);
        down_.starts = thresholds(outline_, &PathVertex::y);
    }
    dots_.clear();
    sprites_.clear();  // many looks are those of a single marker, of which nothing is kept
}

void SpreadPainter::take_inks(const Scene& scene, const Markers& item) {
    inks_.clear();
    const auto add = [&](const Color& fill) {
        Inks inks;
        inks.fill = to_ink(fill);
        inks.has_edge = item.edge.has_value() || !item.fill_of.empty();
        inks.edge = item.edge ? to_ink(*item.edge) : inks.fill;
        for (unsigned cover = 0; cover < inks.on_fill.size(); ++cover) {
            inks.on_fill[cover] = to_pixel(inks.fill);
            blend(inks.on_fill[cover], inks.edge, inks.has_edge ? cover : 0);
        }
        inks_.push_back(inks);
    };
    if (item.fill_of.empty()) {
        add(item.fill.value_or(Color{0, 0, 0, 0}));
    }
    for (std::size_t i = 0; i < item.fills.count; ++i) {
        add(scene.fill_colors[item.fills.first + i]);
    }
}

const SpreadPainter::Inks* SpreadPainter::inks_of(const Markers& item,
                                                  std::size_t row) const noexcept {
    const std::size_t number = item.fill_of.empty() ? 0 : item.fill_of[row];
    return number < inks_.size() ? &inks_[number] : nullptr;
}

bool SpreadPainter::is_kept(std::size_t rows) const noexcept {
    return (is_snapped_ || rows >= rows_worth_keeping) &&
           reach_.x1 - reach_.x0 <= largest_sprite_px + 2 &&
           reach_.y1 - reach_.y0 <= largest_sprite_px + 2;
}

void SpreadPainter::paint(Canvas& canvas, const Scene& scene, const Markers& item,
                          const PixelBox& clip) {
    if (!(item.size_px > 0) || item.shape->outline.empty() || clip.is_empty()) {
        return;
    }
    take_look(item);
    take_inks(scene, item);
    flood_ink_ = nullptr;
    const bool is_kept_here = is_kept(item.x.size());
    for (std::size_t i = 0; i < item.x.size(); ++i) {
        const Inks* const inks = inks_of(item, i);
        const Point at{item.to_x(item.x[i]), item.to_y(item.y[i])};
        const bool is_seen = at.x + reach_.x1 > clip.x0 && at.x + reach_.x0 < clip.x1 &&
                             at.y + reach_.y1 > clip.y0 && at.y + reach_.y0 < clip.y1;
        if (inks == nullptr || !is_seen) {
            continue;  // also what is not a number
        }
        if (is_kept_here) {
            stamp(canvas, at, *inks, clip);
        } else {
            paint_here(canvas, at, *inks, clip);
        }
    }
    if (dots_.capacity() > most_dots) {
        dots_ = {};
        sprites_.assign(sprites_.size(), {});
    }
}

std::span<const SpreadPainter::Dot> SpreadPainter::sprite(std::size_t across, std::size_t down) {
    if (sprites_.empty()) {
        sprites_.assign(across_.count() * down_.count(), {});
    }
    Sprite& found = sprites_[down * across_.count() + across];
    if (!found.is_made) {
        if (dots_.size() > most_dots) {
            dots_.clear();
            sprites_.assign(sprites_.size(), {});
        }
        make_sprite(found, {across_.place(across), down_.place(down)});
    }
    return std::span{dots_}.subspan(found.first, found.count);
}

void SpreadPainter::make_sprite(Sprite& made, const Point& place) {
    MarkerLines moved;
    std::vector<PathVertex> outline = outline_;
    for (PathVertex& v : outline) {
        v = {v.x + place.x, v.y + place.y, v.verb};
    }
    if (is_snapped_) {
        snap_all(outline, look_.edge_px);
    }
    moved = make_lines(outline, look_);
    const PixelBox box{reach_.x0, reach_.y0, reach_.x1 + 1, reach_.y1 + 1};
    const CoverageImage fill = cover(moved.fill, box, rasterizer_);
    const CoverageImage edge = cover(moved.edge, box, rasterizer_);
    made = {static_cast<std::uint32_t>(dots_.size()), 0, true};
    for (int y = box.y0; y < box.y1; ++y) {
        for (int x = box.x0; x < box.x1; ++x) {
            const Dot dot{static_cast<std::int16_t>(x), static_cast<std::int16_t>(y),
                          static_cast<std::uint8_t>(fill.at(x, y)),
                          static_cast<std::uint8_t>(edge.at(x, y))};
            if (dot.fill != 0 || dot.edge != 0) {
                dots_.push_back(dot);
                ++made.count;
            }
        }
    }
}

void SpreadPainter::stamp(Canvas& canvas, const Point& at, const Inks& inks, const PixelBox& clip) {
    const double left = std::floor(at.x);
    const double top = std::floor(at.y);
    const auto dots = sprite(across_.of(at.x - left), down_.of(at.y - top));
    const int x0 = static_cast<int>(left);
    const int y0 = static_cast<int>(top);
    const bool is_whole = x0 + reach_.x0 >= clip.x0 && x0 + reach_.x1 < clip.x1 &&
                          y0 + reach_.y0 >= clip.y0 && y0 + reach_.y1 < clip.y1;
    const bool is_opaque = inks.fill.a == full_alpha;
    const std::ptrdiff_t width = canvas.width();
    Pixel* const pixels = canvas.row(0) + y0 * width + x0;
    for (const Dot& dot : dots) {
        const int x = x0 + dot.x;
        const int y = y0 + dot.y;
        if (!is_whole && (x < clip.x0 || x >= clip.x1 || y < clip.y0 || y >= clip.y1)) {
            continue;
        }
        Pixel& pixel = pixels[dot.y * width + dot.x];
        if (is_opaque && dot.fill == full_alpha) {
            pixel = inks.on_fill[dot.edge];
            continue;
        }
        blend(pixel, inks.fill, dot.fill);
        if (inks.has_edge) {
            blend(pixel, inks.edge, dot.edge);
        }
    }
}

void SpreadPainter::paint_here(Canvas& canvas, const Point& at, const Inks& inks,
                               const PixelBox& clip) {
    const bool may_flood =
        reach_.x1 - reach_.x0 >= clip.x1 - clip.x0 && reach_.y1 - reach_.y0 >= clip.y1 - clip.y0;
    if (may_flood && covers_all(lines_.fill, at, clip)) {
        floods_ = flood_ink_ == &inks ? floods_ + 1 : 1;
        flood_ink_ = &inks;
        if (floods_ > enough_floods) {
            return;
        }
    } else {
        flood_ink_ = nullptr;
    }
    if (!is_snapped_) {
        paint_lines(canvas, lines_.fill, at, clip, inks.fill);
        if (inks.has_edge) {
            paint_lines(canvas, lines_.edge, at, clip, inks.edge);
        }
        return;
    }
    std::vector<PathVertex> outline = outline_;
    for (PathVertex& v : outline) {
        v = {v.x + at.x, v.y + at.y, v.verb};
    }
    snap_all(outline, look_.edge_px);
    const MarkerLines lines = make_lines(outline, look_);
    paint_lines(canvas, lines.fill, {}, clip, inks.fill);
    if (inks.has_edge) {
        paint_lines(canvas, lines.edge, {}, clip, inks.edge);
    }
}

void SpreadPainter::paint_on_grid(Canvas& canvas, const Markers& item, const PixelBox& clip) {
    const MarkerLook look = look_of(item);
    std::vector<PathVertex> outline = outline_px(look);
    put_on_grid(outline, look);
    const MarkerLines lines = make_lines(outline, look);
    const PixelBox fill = bounds_of(lines.fill);
    const PixelBox edge = lines.edge.points().empty() ? fill : bounds_of(lines.edge);
    for (std::size_t i = 0; i < item.x.size(); ++i) {
        const Point at{snap(item.to_x(item.x[i])), snap(item.to_y(item.y[i]))};
        const bool is_seen = at.x + std::max(fill.x1, edge.x1) > clip.x0 &&
                             at.x + std::min(fill.x0, edge.x0) < clip.x1 &&
                             at.y + std::max(fill.y1, edge.y1) > clip.y0 &&
                             at.y + std::min(fill.y0, edge.y0) < clip.y1;
        if (!is_seen) {
            continue;
        }
        if (look.fill) {
            paint_lines(canvas, lines.fill, at, clip, *look.fill);
        }
        if (look.edge) {
            paint_lines(canvas, lines.edge, at, clip, *look.edge);
        }
    }
}

void SpreadPainter::paint_lines(Canvas& canvas, const Lines& lines, const Point& by,
                                const PixelBox& clip, Ink ink) {
    rasterizer_.start(clip);
    rasterizer_.add(lines, by);
    rasterizer_.sweep(
        [&](int y, int x0, int x1, unsigned cover) { canvas.blend_row(y, x0, x1, ink, cover); });
}

bool SpreadPainter::covers_all(const Lines& lines, const Point& by, const PixelBox& clip) {
    std::int64_t pixels = 0;
    rasterizer_.start(clip);
    rasterizer_.add(lines, by);
    rasterizer_.sweep(
        [&](int, int x0, int x1, unsigned cover) { pixels += cover == full_alpha ? x1 - x0 : 0; });
    return pixels == static_cast<std::int64_t>(clip.x1 - clip.x0) *
                         static_cast<std::int64_t>(clip.y1 - clip.y0);
}

}  // namespace plotmill::chart

#include "chart/raster/painter.hpp"

#include "chart/raster/paint_mesh.hpp"
#include "chart/raster/paint_text.hpp"
#include "chart/raster/snap.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plotmill::chart {
namespace {

// From so many markers for each pixel of the axes on, counting is faster than stamping; a stamp
// costs about as much as the pixels that it touches do in the other way.
constexpr double counted_per_pixel = 2;

/// The whole-pixel centres that lie in `box`. What is not finite is in no box.
template <typename Visit>
void for_each_center(const Markers& item, const PixelBox& box, Visit visit) {
    for (std::size_t i = 0; i < item.x.size(); ++i) {
        const double x = snap(item.to_x(item.x[i]));
        const double y = snap(item.to_y(item.y[i]));
        if (x >= box.x0 && x < box.x1 && y >= box.y0 && y < box.y1) {
            visit(static_cast<int>(x), static_cast<int>(y));
        }
    }
}

/// The x, y corners of a line of some width, ends extended or not.
void paint_bar(Canvas& canvas, const Segment& s, double width, double extension, Ink ink) {
    const double half = width / 2;
    const bool is_vertical = s.x0 == s.x1;
    const double over_x = is_vertical ? half : extension;
    const double over_y = is_vertical ? extension : half;
    canvas.fill_soft(std::min(s.x0, s.x1) - over_x, std::min(s.y0, s.y1) - over_y,
                     std::max(s.x0, s.x1) + over_x, std::max(s.y0, s.y1) + over_y, ink);
}

/// A tick is a marker: its place goes to the grid by itself, and so does its length, unless it is
/// below one pixel; then it starts in the middle of a pixel.
Segment snapped_tick(const Segment& s, double shift) {
    const double x = snap(s.x0);
    const double y = snap(s.y0);
    const double dx = s.x1 - s.x0;
    const double dy = s.y1 - s.y0;
    if (std::max(std::fabs(dx), std::fabs(dy)) < 1) {
        return {x + 0.5, y + 0.5, x + 0.5 + dx, y + 0.5 + dy};
    }
    return {x + shift, y + shift, x + snap(dx) + shift, y + snap(dy) + shift};
}

}  // namespace

const Canvas& Painter::paint(const Scene& scene) {
    canvas_.start(scene.width_px, scene.height_px);
    for (const Item& item : scene.items) {
        std::visit([&](const auto& kind) { paint_item(scene, kind); }, item);
    }
    return canvas_;
}

void Painter::paint_item(const Scene& scene, const Rectangles& item) {
    const Ink ink = to_ink(item.color);
    for (std::size_t i = 0; i < item.boxes.count; ++i) {
        const Box& box = scene.boxes[item.boxes.first + i];
        canvas_.fill_soft(snap(box.x0), snap(box.y0), snap(box.x1), snap(box.y1), ink);
    }
}

void Painter::paint_item(const Scene& scene, const Segments& item) {
    const double shift = snap_shift(item.width_px);
    const Ink ink = to_ink(item.color);
    for (std::size_t i = 0; i < item.stretch.count; ++i) {
        const Segment& s = scene.segments[item.stretch.first + i];
        if (item.kind == LineKind::tick) {
            paint_bar(canvas_, snapped_tick(s, shift), item.width_px, 0, ink);
        } else {
            const Segment on_grid{snap(s.x0) + shift, snap(s.y0) + shift, snap(s.x1) + shift,
                                  snap(s.y1) + shift};
            paint_bar(canvas_, on_grid, item.width_px, item.width_px / 2, ink);
        }
    }
}

void Painter::paint_item(const Scene& scene, const Path& item) {
    paths_.paint(canvas_, scene, item);
}

Stamp& Painter::stamp_of(const Markers& item) {
    const auto ink = [](const std::optional<Color>& color) {
        return color ? std::optional{to_ink(*color)} : std::nullopt;
    };
    MarkerLook look{item.shape->outline, item.size_px, ink(item.fill), ink(item.edge),
                    item.edge_px};
    if (!stamp_ || stamp_->look() != look) {
        stamp_.emplace(std::move(look));
    }
    return *stamp_;
}

void Painter::paint_item(const Scene& /*scene*/, const Markers& item) {
    Stamp& stamp = stamp_of(item);
    // Agg's clip box of markers takes the last pixel in.
    const PixelBox clip = intersection(
        {static_cast<int>(snap(item.clip.x0)), static_cast<int>(snap(item.clip.y0)),
         static_cast<int>(snap(item.clip.x1)) + 1, static_cast<int>(snap(item.clip.y1)) + 1},
        canvas_.bounds());
    if (clip.is_empty() || stamp.is_blank()) {
        return;
    }
    const double pixels = static_cast<double>(clip.x1 - clip.x0) * (clip.y1 - clip.y0);
    if (static_cast<double>(item.x.size()) > counted_per_pixel * pixels) {
        count_and_paint(item, stamp, clip);
        return;
    }
    for_each_center(item, stamp.reach(clip), [&](int x, int y) { stamp.put(canvas_, x, y, clip); });
}

void Painter::count_and_paint(const Markers& item, Stamp& stamp, const PixelBox& clip) {
    counts_.start(stamp.reach(clip));
    for_each_center(item, counts_.box, [&](int x, int y) { ++counts_.at(x, y); });
    stamp.put_counted(canvas_, counts_, clip);
}

void Painter::paint_item(const Scene& scene, const Mesh& item) {
    paint_mesh(canvas_, scene, item);
}

void Painter::paint_item(const Scene& scene, const Texts& item) {
    for (std::size_t i = 0; i < item.stretch.count; ++i) {
        paint_text(canvas_, typesetter_, scene.texts[item.stretch.first + i], scene.dpi);
    }
}

}  // namespace plotmill::chart

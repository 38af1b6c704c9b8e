#include "chart/raster/painter.hpp"

#include "chart/raster/paint_mesh.hpp"
#include "chart/raster/paint_text.hpp"
#include "chart/raster/snap.hpp"

#include <algorithm>
#include <cmath>

namespace plotmill::chart {
namespace {

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

void Painter::paint_item(const Scene& scene, const Markers& item) {
    markers_.paint(canvas_, scene, item);
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

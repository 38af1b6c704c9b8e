#include "chart/raster/painter.hpp"

#include "chart/raster/grid.hpp"
#include "chart/raster/ink_between.hpp"
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

}  // namespace

const Canvas& Painter::paint(const Scene& scene, const Color& ground) {
    canvas_.start(scene.width_px, scene.height_px, ground);
    markers_.start_picture();
    paths_.start_picture();
    for (const Item& item : scene.items) {
        std::visit([&](const auto& kind) { paint_item(scene, kind); }, item);
    }
    return canvas_;
}

std::span<const std::uint32_t> Painter::paint_transparent(const Scene& scene) {
    constexpr std::uint32_t nothing = 0xffffffU;  // as matplotlib: white that is not seen
    const auto on_black = paint(scene, black).pixels();
    argb_.assign(on_black.begin(), on_black.end());
    const auto on_white = paint(scene, white).pixels();
    for (std::size_t i = 0; i < argb_.size(); ++i) {
        const std::uint32_t ink = ink_between(argb_[i], on_white[i]);
        argb_[i] = ink == 0 ? nothing : ink;
    }
    return argb_;
}

void Painter::paint_item(const Scene& scene, const Rectangles& item) {
    const Ink ink = to_ink(item.color);
    for (std::size_t i = 0; i < item.boxes.count; ++i) {
        const Box& box = scene.boxes[item.boxes.first + i];
        canvas_.fill_soft(snap(box.x0), snap(box.y0), snap(box.x1), snap(box.y1), ink);
    }
}

void Painter::paint_item(const Scene& scene, const Segments& item) {
    const Ink ink = to_ink(item.color);
    const double extension = item.kind == LineKind::spine ? item.width_px / 2 : 0;
    for (std::size_t i = 0; i < item.stretch.count; ++i) {
        const Segment& s = scene.segments[item.stretch.first + i];
        paint_bar(canvas_, on_grid(s, item.kind, item.width_px), item.width_px, extension, ink);
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

void Painter::paint_item(const Scene& scene, const Bitmap& item) {
    paint_bitmap(canvas_, scene, item);
}

void Painter::paint_item(const Scene& scene, const Texts& item) {
    const PixelBox clip = item.clip ? to_pixels(*item.clip, canvas_.bounds()) : canvas_.bounds();
    for (std::size_t i = 0; i < item.stretch.count; ++i) {
        paint_text(canvas_, typesetter_, scene.texts[item.stretch.first + i], scene.dpi, clip);
    }
}

void Painter::paint_item(const Scene& scene, const Frames& item) {
    for (std::size_t i = 0; i < item.frames.count; ++i) {
        const Frame& frame = scene.frames[item.frames.first + i];
        const Box box = without_gap(frame.box, scene.dpi);
        canvas_.fill_soft(box.x0, snap(box.y0), box.x1, snap(box.y1), to_ink(frame.color));
        if (frame.text) {
            paint_text(canvas_, typesetter_, *frame.text, scene.dpi, canvas_.bounds());
        }
    }
}

}  // namespace plotmill::chart

#include "chart/raster/painter.hpp"

#include "base/check.hpp"
#include "chart/raster/paint_mesh.hpp"
#include "chart/raster/snap.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
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

/// A bitmap of coverages, level or turned upright, blended with its lower left corner at (x, y).
struct Glyphs {
    const TextBitmap& bitmap;
    bool upright;
    [[nodiscard]] PixelBox box(int x, int y) const {
        return upright ? PixelBox{x - bitmap.height, y - bitmap.width, x, y}
                       : PixelBox{x, y - bitmap.height, x + bitmap.width, y};
    }
    /// Coverage of a pixel of the box; the next one to its right is step() away.
    [[nodiscard]] const std::uint8_t* first(int across, int down) const {
        const int column = upright ? bitmap.width - 1 - down : across;
        const int row = upright ? across : down;
        return bitmap.coverage.data() + static_cast<std::ptrdiff_t>(row) * bitmap.width + column;
    }
    [[nodiscard]] std::ptrdiff_t step() const { return upright ? bitmap.width : 1; }
};

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
        paint_line(scene.texts[item.stretch.first + i], scene.dpi);
    }
}

void Painter::paint_line(const TextLine& line, double dpi) {
    const bool upright = line.rotation == 90;
    PM_CHECK(upright || line.rotation == 0, "text is level or upright");
    const TextBitmap bitmap = typesetter_.draw(line.text, FontSize{line.points, dpi, line.face});
    const double angle = line.rotation * std::numbers::pi / 180;
    const double at_x = std::nearbyint(line.x + bitmap.left + bitmap.descent * std::sin(angle));
    const double at_y = std::nearbyint(line.y + bitmap.descent * std::cos(angle)) + 1;
    const double far = 4.0 * (canvas_.width() + canvas_.height() + bitmap.width + bitmap.height);
    if (!(std::fabs(at_x) < far && std::fabs(at_y) < far)) {
        return;  // also what is not finite
    }
    const Glyphs glyphs{bitmap, upright};
    const PixelBox box = glyphs.box(static_cast<int>(at_x), static_cast<int>(at_y));
    const PixelBox cut = intersection(box, canvas_.bounds());
    const Ink ink = to_ink(line.color);
    for (int y = cut.y0; y < cut.y1; ++y) {
        Pixel* const row = canvas_.row(y);
        const std::uint8_t* cover = glyphs.first(cut.x0 - box.x0, y - box.y0);
        for (int x = cut.x0; x < cut.x1; ++x, cover += glyphs.step()) {
            if (*cover != 0) {
                // Turned text goes through Agg's image filter, which takes 255 × 255 for 254.
                blend(row[x], ink, upright ? (*cover * full) >> 8U : *cover);
            }
        }
    }
}

}  // namespace plotmill::chart

#include "chart/raster/paint_mesh.hpp"

#include "chart/raster/snap.hpp"

#include <algorithm>

namespace plotmill::chart {
namespace {

constexpr double mesh_places = 256;  // Agg's places

double on_place(double place) {
    return std::nearbyint(place * mesh_places) / mesh_places;
}
int low_pixel(double place) {
    return static_cast<int>(std::floor(on_place(place)));
}
int high_pixel(double place) {
    return static_cast<int>(std::ceil(on_place(place)));
}

/// Without antialiasing every pixel that is touched is painted.
PixelBox touched(double x0, double y0, double x1, double y1) {
    return {low_pixel(x0), low_pixel(y0), high_pixel(x1), high_pixel(y1)};
}

struct CellLines {
    double half = 0;
    Ink ink;
};

void blend_box(Canvas& canvas, const PixelBox& box, Ink ink) {
    if (ink.a == full_alpha) {
        canvas.fill(box, to_pixel(ink));
        return;
    }
    for (int y = box.y0; y < box.y1; ++y) {
        for (int x = box.x0; x < box.x1; ++x) {
            blend(canvas.row(y)[x], ink, full_alpha);
        }
    }
}

/// The four sides of a cell as one stroke: no pixel twice.
void paint_sides(Canvas& canvas, const Box& cell, const CellLines& lines, const PixelBox& clip) {
    const double h = lines.half;
    const PixelBox outer = touched(cell.x0 - h, cell.y0 - h, cell.x1 + h, cell.y1 + h);
    const PixelBox hole{high_pixel(cell.x0 + h), high_pixel(cell.y0 + h), low_pixel(cell.x1 - h),
                        low_pixel(cell.y1 - h)};
    const auto paint = [&](const PixelBox& box) {
        blend_box(canvas, intersection(box, clip), lines.ink);
    };
    if (hole.is_empty()) {
        paint(outer);
        return;
    }
    paint({outer.x0, outer.y0, outer.x1, hole.y0});
    paint({outer.x0, hole.y1, outer.x1, outer.y1});
    paint({outer.x0, hole.y0, hole.x0, hole.y1});
    paint({hole.x1, hole.y0, outer.x1, hole.y1});
}

void paint_row(const std::uint32_t* from, Pixel* to, int count) {
    for (int i = 0; i < count; ++i) {
        const std::uint32_t color = from[i];
        blend(to[i],
              {static_cast<std::uint8_t>(color >> 16U), static_cast<std::uint8_t>(color >> 8U),
               static_cast<std::uint8_t>(color), static_cast<std::uint8_t>(color >> 24U)},
              full_alpha);
    }
}

}  // namespace

void paint_bitmap(Canvas& canvas, const Scene& scene, const Bitmap& picture) {
    const PixelBox box =
        intersection({picture.x, picture.y, picture.x + picture.width, picture.y + picture.height},
                     canvas.bounds());
    const std::uint32_t* const pixels = scene.pixels.data() + picture.pixels.first;
    for (int y = box.y0; y < box.y1 && box.x1 > box.x0; ++y) {
        const std::ptrdiff_t place =
            static_cast<std::ptrdiff_t>(y - picture.y) * picture.width + (box.x0 - picture.x);
        paint_row(pixels + place, canvas.row(y) + box.x0, box.x1 - box.x0);
    }
}

void paint_mesh(Canvas& canvas, const Scene& scene, const Mesh& mesh) {
    const double shift = mesh.line_px > 0 ? snap_shift(mesh.line_px) : 0;
    const auto edge = [&](const Stretch& edges, std::size_t i) {
        return snap(scene.positions[edges.first + i]) + shift;
    };
    const PixelBox clip = intersection(
        touched(snap(mesh.clip.x0), snap(mesh.clip.y0), snap(mesh.clip.x1), snap(mesh.clip.y1)),
        canvas.bounds());
    const CellLines lines{mesh.line_px / 2, to_ink(mesh.line_color)};
    const std::size_t columns = mesh.column_edges.count - 1;
    for (std::size_t i = 0; i < mesh.colors.count; ++i) {
        const MapColor color = scene.colors[mesh.colors.first + i];
        const auto [left, right] = std::minmax(
            {edge(mesh.column_edges, i % columns), edge(mesh.column_edges, i % columns + 1)});
        const auto [top, bottom] =
            std::minmax({edge(mesh.row_edges, i / columns), edge(mesh.row_edges, i / columns + 1)});
        const Box cell{left, top, right, bottom};
        if (color != no_color && cell.x1 > cell.x0 && cell.y1 > cell.y0) {
            Color shown = to_color(color);
            shown.a = mesh.opacities.count == 0 ? mesh.opacity
                                                : scene.opacities[mesh.opacities.first + i] / 255.0;
            blend_box(canvas, intersection(touched(cell.x0, cell.y0, cell.x1, cell.y1), clip),
                      to_ink(shown));
        }
        if (mesh.line_px > 0 && lines.ink.a > 0) {
            paint_sides(canvas, cell, lines, clip);
        }
    }
}

}  // namespace plotmill::chart

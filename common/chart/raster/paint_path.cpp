#include "chart/raster/paint_path.hpp"

#include "chart/raster/flatten.hpp"
#include "chart/raster/path_stages.hpp"
#include "chart/raster/snap.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace plotmill::chart {
namespace {

bool is_curved(std::span<const PathVertex> path) {
    return std::any_of(path.begin(), path.end(), [](const PathVertex& v) {
        return v.verb == Verb::quad || v.verb == Verb::cubic;
    });
}

/// A line that is not seen does not move what is snapped.
double snapping_width(const Path& path) {
    return path.stroke && path.stroke->color.a > 0 ? path.stroke->width_px : 0;
}

}  // namespace

void PathPainter::paint(Canvas& canvas, const Scene& scene, const Path& path) {
    prepare(canvas, scene, path);
    const PixelBox clip = path.clip ? to_pixels(*path.clip, canvas.bounds()) : canvas.bounds();
    if (path.fill && path.fill->a > 0) {
        paint_lines(canvas, lines_, {to_ink(*path.fill), path.is_antialiased}, clip);
    }
    if (path.hatch != no_hatch) {
        paint_hatch(canvas, scene, path, clip);
    }
    if (path.stroke && path.stroke->color.a > 0) {
        outline(scene, *path.stroke);
        paint_lines(canvas, outline_, {to_ink(path.stroke->color), path.is_antialiased}, clip);
    }
}

/// From the scene's vertices to lines.
void PathPainter::prepare(const Canvas& canvas, const Scene& scene, const Path& path) {
    const bool has_fill = path.fill && path.fill->a > 0;
    keep_finite(std::span{scene.vertices}.subspan(path.vertices.first, path.vertices.count),
                vertices_);
    const bool has_curves = is_curved(vertices_);
    if (has_curves) {
        for (PathVertex& v : vertices_) {
            v.x = std::clamp(v.x, -flatten_limit_px, flatten_limit_px);
            v.y = std::clamp(v.y, -flatten_limit_px, flatten_limit_px);
        }
    }
    if (!has_fill && path.hatch == no_hatch) {
        // One pixel more than can be seen, as matplotlib has it.
        cut_lines(vertices_, {-1, -1, canvas.width() + 1.0, canvas.height() + 1.0}, spare_);
        vertices_.swap(spare_);
    }
    const bool few = path.vertices.count <= most_snapped_vertices;
    if (path.snap == Snap::always ||
        (path.snap == Snap::automatic && few && is_rectilinear(vertices_))) {
        snap_all(vertices_, snapping_width(path));
    }
    if (path.may_simplify && !has_fill && path.hatch == no_hatch && !has_curves) {
        simplify(vertices_, spare_);
        vertices_.swap(spare_);
    }
    lines_.clear();
    flatten(vertices_, lines_);
}

void PathPainter::outline(const Scene& scene, const Stroke& stroke) {
    const std::span dashes =
        std::span{scene.positions}.subspan(stroke.dashes.first, stroke.dashes.count);
    if (!dashes.empty()) {
        dashes_.clear();
        dasher_.dash(lines_, dashes, stroke.dash_offset_px, dashes_);
    }
    outline_.clear();
    stroker_.stroke(dashes.empty() ? lines_ : dashes_, {stroke.width_px, stroke.join, stroke.cap},
                    outline_);
}

void PathPainter::paint_lines(Canvas& canvas, const Lines& lines, Paint paint,
                              const PixelBox& clip) {
    rasterizer_.start(clip);
    rasterizer_.add(lines);
    rasterizer_.sweep([&](int y, int x0, int x1, unsigned cover) {
        canvas.blend_row(y, x0, x1, paint.ink, paint.is_antialiased ? cover : full_alpha);
    });
}

void PathPainter::paint_hatch(Canvas& canvas, const Scene& scene, const Path& path,
                              const PixelBox& clip) {
    hatch_.make(scene, path.hatch, canvas);
    rasterizer_.start(clip);
    rasterizer_.add(lines_);
    rasterizer_.sweep(
        [&](int y, int x0, int x1, unsigned cover) { hatch_.paint_row(canvas, y, x0, x1, cover); });
}

}  // namespace plotmill::chart

#include "chart/raster/paint_path.hpp"

#include "chart/raster/flatten.hpp"
#include "chart/raster/snap.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace plotmill::chart {
namespace {

/// How many vertices belong to the verb at `i`.
std::size_t vertices_of(Verb verb) {
    switch (verb) {
        case Verb::quad:
            return 2;
        case Verb::cubic:
            return 3;
        case Verb::move:
        case Verb::line:
        case Verb::close:
            return 1;
    }
    return 1;
}

bool is_finite(std::span<const PathVertex> vertices) {
    return std::all_of(vertices.begin(), vertices.end(), [](const PathVertex& v) {
        return std::isfinite(v.x) && std::isfinite(v.y);
    });
}

/// Leaves out lines and curves with a vertex that is not finite; what follows begins anew.
void keep_finite(std::span<const PathVertex> from, std::vector<PathVertex>& to) {
    to.clear();
    bool is_broken = true;
    for (std::size_t i = 0; i < from.size();) {
        const std::size_t count = std::min(vertices_of(from[i].verb), from.size() - i);
        const auto part = from.subspan(i, count);
        const PathVertex& last = part.back();
        i += count;
        if (part.front().verb == Verb::close) {
            if (!is_broken) {
                to.push_back(last);
            }
            continue;
        }
        if (is_finite(part) && (!is_broken || part.front().verb == Verb::move)) {
            to.insert(to.end(), part.begin(), part.end());
            is_broken = false;
            continue;
        }
        is_broken = !is_finite({&last, 1});
        if (!is_broken) {
            to.push_back({last.x, last.y, Verb::move});
        }
    }
}

int to_pixel(double place, int limit) {
    return static_cast<int>(std::clamp(snap(place), 0.0, static_cast<double>(limit)));
}

PixelBox to_pixels(const Box& box, const Canvas& canvas) {
    return {to_pixel(box.x0, canvas.width()), to_pixel(box.y0, canvas.height()),
            to_pixel(box.x1, canvas.width()), to_pixel(box.y1, canvas.height())};
}

bool should_snap(const Path& path, std::span<const PathVertex> vertices) {
    return path.snap == Snap::always || (path.snap == Snap::automatic && is_rectilinear(vertices));
}

}  // namespace

void PathPainter::paint(Canvas& canvas, const Scene& scene, const Path& path) {
    const std::span all{scene.vertices};
    keep_finite(all.subspan(path.vertices.first, path.vertices.count), vertices_);
    const double width = path.stroke ? path.stroke->width_px : 0;
    if (should_snap(path, vertices_)) {
        snap_all(vertices_, width);
    }
    for (PathVertex& v : vertices_) {
        v.x = std::clamp(v.x, -flatten_limit_px, flatten_limit_px);
        v.y = std::clamp(v.y, -flatten_limit_px, flatten_limit_px);
    }
    lines_.clear();
    flatten(vertices_, lines_);
    const PixelBox clip = path.clip ? to_pixels(*path.clip, canvas) : canvas.bounds();
    if (path.fill) {
        paint_lines(canvas, lines_, {to_ink(*path.fill), path.is_antialiased}, clip);
    }
    if (path.stroke && std::isfinite(width)) {
        outline_.clear();
        stroker_.stroke(lines_, {width, path.stroke->join, path.stroke->cap}, outline_);
        paint_lines(canvas, outline_, {to_ink(path.stroke->color), path.is_antialiased}, clip);
    }
}

void PathPainter::paint_lines(Canvas& canvas, const Lines& lines, Paint paint,
                              const PixelBox& clip) {
    rasterizer_.start(clip);
    rasterizer_.add(lines);
    rasterizer_.sweep([&](int y, int x0, int x1, unsigned cover) {
        canvas.blend_row(y, x0, std::min(x1, clip.x1), paint.ink,
                         paint.is_antialiased ? cover : full);
    });
}

}  // namespace plotmill::chart

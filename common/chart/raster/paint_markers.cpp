#include "chart/raster/paint_markers.hpp"

#include "chart/raster/snap.hpp"

namespace plotmill::chart {
namespace {

// From so many markers for each pixel of the axes on they are counted; fewer are stamped, which is
// exact and then no dearer.
constexpr double counted_per_pixel = 0.5;

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

double pixels_of(const PixelBox& box) {
    return static_cast<double>(box.x1 - box.x0) * (box.y1 - box.y0);
}

}  // namespace

void MarkerPainter::paint(Canvas& canvas, const Scene& scene, const Markers& item) {
    const bool is_spread = !item.on_grid || !item.fill_of.empty();
    if (is_spread || is_wider_than(canvas, item)) {
        spread_.paint(canvas, scene, item, to_pixels(item.clip, canvas.bounds()));
        return;
    }
    paint_on_grid(canvas, item);
}

bool MarkerPainter::is_wider_than(const Canvas& canvas, const Markers& item) {
    if (item.shape != shape_) {
        shape_ = item.shape;
        extent_ = extent_of(*shape_);
    }
    return extent_.width * item.size_px >= canvas.width() ||
           extent_.height * item.size_px >= canvas.height();
}

Stamp& MarkerPainter::stamp_of(const Markers& item) {
    const bool is_known = stamp_ && has_style(item, stamp_->look()) &&
                          (item.shape == stamped_ || item.shape->outline == stamp_->look().outline);
    if (!is_known) {
        stamp_.emplace(look_of(item));
    }
    stamped_ = item.shape;
    return *stamp_;
}

void MarkerPainter::paint_on_grid(Canvas& canvas, const Markers& item) {
    // Agg's clip box of markers takes the last pixel in.
    const PixelBox sides = to_pixels(item.clip, canvas.bounds());
    const PixelBox clip =
        intersection({sides.x0, sides.y0, sides.x1 + 1, sides.y1 + 1}, canvas.bounds());
    const Stamp& stamp = stamp_of(item);
    if (clip.is_empty() || stamp.is_blank()) {
        if (stamp.is_too_large()) {
            spread_.paint_on_grid(canvas, item, clip);
        }
        return;
    }
    const PixelBox reach = stamp.reach(clip);
    if (stamp.can_be_counted() && reach.x1 - reach.x0 <= most_places &&
        reach.y1 - reach.y0 <= most_places &&
        static_cast<double>(item.x.size()) > counted_per_pixel * pixels_of(clip)) {
        count_and_paint(canvas, item, clip);
        return;
    }
    for_each_center(item, reach, [&](int x, int y) { stamp.put(canvas, x, y, clip); });
}

void MarkerPainter::count_and_paint(Canvas& canvas, const Markers& item, const PixelBox& clip) {
    const PixelBox reach = stamp_->reach(clip);
    counts_.start(reach);
    const auto across = across_.of(item.x, item.to_x, {reach.x0, reach.x1 - reach.x0});
    const auto down = down_.of(item.y, item.to_y, {reach.y0, reach.y1 - reach.y0});
    counts_.add(across, down);
    stamp_->put_counted(canvas, counts_, clip);
}

}  // namespace plotmill::chart

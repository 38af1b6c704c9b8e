#pragma once
// Markers by the way that paints them fastest: stamped, counted, or rasterised where they stand.

#include "chart/raster/canvas.hpp"
#include "chart/raster/center_counts.hpp"
#include "chart/raster/positions.hpp"
#include "chart/raster/spread.hpp"
#include "chart/raster/stamp.hpp"
#include "chart/scene/scene.hpp"

#include <optional>

namespace plotmill::chart {

/// Keeps what it made of the last look from picture to picture.
class MarkerPainter {
public:
    void paint(Canvas& canvas, const Scene& scene, const Markers& item);

    /// Nothing of the last picture is looked up any more.
    void start_picture() noexcept {
        across_.clear();
        down_.clear();
        shape_ = nullptr;
        stamped_ = nullptr;
    }

private:
    void paint_on_grid(Canvas& canvas, const Markers& item);
    /// matplotlib does not put markers on the grid that do not go into the picture.
    bool is_wider_than(const Canvas& canvas, const Markers& item);
    Stamp& stamp_of(const Markers& item);
    void count_and_paint(Canvas& canvas, const Markers& item, const PixelBox& clip);

    std::optional<Stamp> stamp_;
    const MarkerShape* stamped_ = nullptr;  // the stamp's, if it is of this picture
    const MarkerShape* shape_ = nullptr;    // the last one of this picture
    PathExtent extent_;                     // of that
    CenterCounts counts_;
    PositionCache across_;
    PositionCache down_;
    SpreadPainter spread_;
};

}  // namespace plotmill::chart

#pragma once
// The page that a scene becomes, in points (1/72 in), y down: as large as the picture at the
// scene's resolution.
//
// Furniture and text stand on the pixel grid of that resolution, exactly where the painter puts
// them, so that a viewer that draws the page at it draws the same sharp lines; marks and curves
// keep their own places (moved by the painter's half pixel), so that no data is rounded.

#include "chart/scene/scene.hpp"

namespace plotmill::chart {

inline constexpr double points_per_inch = 72;

struct Page {
    double points_per_px = 1;
    double width = 0;  // points
    double height = 0;

    explicit Page(const Scene& scene) noexcept
        : points_per_px{points_per_inch / scene.dpi},
          width{scene.width_px * points_per_px},
          height{scene.height_px * points_per_px} {}
};

/// Below this resolution a scene is too coarse to be a page: hinted text would be laid out in
/// steps of a point and more. matplotlib lays all its pages out at 72.
inline constexpr double least_page_dpi = 72;

}  // namespace plotmill::chart

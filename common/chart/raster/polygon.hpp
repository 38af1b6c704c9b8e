#pragma once
// Closed polygons to coverage, exactly: the share of each pixel's area that lies inside, by the
// non-zero rule for polygons that do not cross themselves. Small shapes only; used to make sprites
// that are stamped many times.

#include <cstdint>
#include <vector>

namespace plotmill::chart {

struct Vertex {
    double x = 0;
    double y = 0;
};
using Polygon = std::vector<Vertex>;

/// Coverage 0 … 255 of a box of pixels.
struct CoverageImage {
    int left = 0;  // px of the first column and row
    int top = 0;
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> coverage;
    [[nodiscard]] unsigned at(int x, int y) const noexcept;  // 0 outside
};

/// The polygons together; places are rounded to 1/256 px as Agg rounds them.
CoverageImage cover(const std::vector<Polygon>& polygons);

/// A circle around the origin as Agg flattens matplotlib's eight Bézier arcs.
Polygon agg_circle(double radius);

/// The outline of a closed line of `width` along `path` with round joins, as Agg's stroker makes
/// it: two polygons.
std::vector<Polygon> agg_closed_stroke(const Polygon& path, double width);

}  // namespace plotmill::chart

#pragma once
// The way from one place to another that an arrow follows (matplotlib's ConnectionStyle), and where
// it is cut. px, y up. Internal to layout.

#include "chart/layout/plot_text.hpp"

#include <array>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace plotmill::chart {

/// A quadratic Bézier curve, or a line: then the point between is in the middle.
struct Bezier {
    PlotPoint start;
    PlotPoint pull;
    PlotPoint end;
    bool is_line = false;
};

PlotPoint point_at(const Bezier& curve, double share) noexcept;
std::pair<Bezier, Bezier> split(const Bezier& curve, double share) noexcept;
double distance(PlotPoint a, PlotPoint b) noexcept;
PlotPoint between(PlotPoint a, PlotPoint b, double share) noexcept;
/// Where two lines, each by a point and a direction, meet; nothing when they are parallel.
std::optional<PlotPoint> intersection(PlotPoint a, PlotPoint toward_a, PlotPoint b,
                                      PlotPoint toward_b) noexcept;

using ArrowPath = std::vector<Bezier>;
using Inside = std::function<bool(PlotPoint)>;

/// Empty when the style has no way between the two.
ArrowPath connect(const NamedStyle& style, PlotPoint from, PlotPoint to);

Inside inside_circle(PlotPoint center, double radius);
Inside inside_polygon(std::vector<PlotPoint> corners);

/// The two parts of a path that crosses a border; nothing when both ends of each of its curves are
/// on the same side.
std::optional<std::pair<ArrowPath, ArrowPath>> split_at(const ArrowPath& path,
                                                        const Inside& inside);

/// The corners of the path with its curves as many short lines.
std::vector<PlotPoint> flattened(const ArrowPath& path);

}  // namespace plotmill::chart

#pragma once
// Outlines as a page has them: finite, in points, snapped as the painter snaps them, without
// vertices that nobody could tell apart.

#include "chart/geom/path.hpp"
#include "chart/scene/scene.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace plotmill::chart {

/// Keeps its memory. What it gives is valid until its next call.
class PageOutlines {
public:
    std::span<const PathVertex> of_path(const Scene& scene, const Path& path);
    /// Around (0, 0), y down; joined with its middle on a marker's place.
    std::span<const PathVertex> of_marker(const Scene& scene, const Markers& markers);

    /// A tile of a hatch, points_per_inch wide and high.
    std::span<const PathVertex> of_hatch(std::string_view pattern);

    /// Of a path that may be simplified, in points: a vertex of a line that lies closer to the one
    /// before is dropped.
    static constexpr double least_step = 0.02;

private:
    void scale(double x, double y) noexcept;
    void simplify();

    std::vector<PathVertex> vertices_;
};

}  // namespace plotmill::chart

#pragma once
// Lines to dashes, as Agg 2.4's dash generator makes them.

#include "chart/raster/lines.hpp"

#include <span>
#include <vector>

namespace plotmill::chart {

/// Keeps its memory.
class Dasher {
public:
    /// Appends the dashes along `lines` to `out`; `lengths` are px on, off, on, off …; each
    /// run begins `offset_px` within them. Lengths that are no pattern (an odd number, below 0, all
    /// 0), or so small that a run would have more than most_dashes, give the lines as they are.
    void dash(const Lines& lines, std::span<const double> lengths, double offset_px, Lines& out);
    static constexpr double most_dashes = 100'000;

private:
    void dash_run(std::span<const double> lengths, double offset_px, bool is_closed,
                  Lines& out) const;

    std::vector<Point> points_;
};

}  // namespace plotmill::chart

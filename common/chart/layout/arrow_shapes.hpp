#pragma once
// What an arrow looks like along its path: matplotlib's ArrowStyle. Internal to layout.

#include "chart/layout/arrow_path.hpp"

namespace plotmill::chart {

struct ArrowSizes {
    double mutation = 10;  // px that the style's parameters are shares of
    double line = 1;       // px
};

/// A line with heads or brackets at its ends, or an outline ("simple", "fancy", "wedge"). Without
/// parts where there is no such shape.
PlotArrow shape_arrow(const NamedStyle& style, const ArrowPath& path, const ArrowSizes& sizes);

}  // namespace plotmill::chart

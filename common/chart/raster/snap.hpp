#pragma once
// matplotlib's PathSnapper: horizontal and vertical lines go to whole pixels, or to their middles
// when the line is an odd number of pixels wide.

#include <cmath>

namespace plotmill::chart {

inline double snap(double place) noexcept {
    return std::floor(place + 0.5);
}

/// What is added to a snapped place for a line of this width.
inline double snap_shift(double width) noexcept {
    return static_cast<long>(snap(width)) % 2 != 0 ? 0.5 : 0;
}

}  // namespace plotmill::chart

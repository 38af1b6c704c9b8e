#pragma once
// Where a legend hides the least: matplotlib's loc="best".

#include "chart/figure/figure.hpp"
#include "chart/layout/axes_layout.hpp"

#include <cstddef>
#include <span>

namespace plotmill::chart {

/// The first of the candidates (px, y up) that has the fewest points of lines, crossing lines and
/// stairs in it. Areas do not count, as in matplotlib. Its cost is points × candidates.
/// \pre candidates is not empty
std::size_t best_place(const Axes& axes, const AxesLayout& place,
                       std::span<const TextBox> candidates);

}  // namespace plotmill::chart

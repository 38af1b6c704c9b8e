#pragma once
// Where a legend hides the least of a figure's artists: matplotlib's loc="best". Internal to
// layout.

#include "chart/layout/plot_legend.hpp"

namespace plotmill::chart {

/// The first of the candidates (px, y up) with the least in its way. \pre there is one
std::size_t best_place(const LegendScene& scene, std::span<const TextBox> candidates);

}  // namespace plotmill::chart

#pragma once
// How many ticks an axis may have.

#include <cstddef>
#include <optional>
#include <vector>

namespace plotmill::chart {

/// More ticks than that are refused; matplotlib begins to warn at a tenth of it.
inline constexpr std::size_t max_axis_ticks = 10'000;
/// A base of logarithms beyond this one is refused: ticks stand at all its multiples.
inline constexpr double max_log_base = 10'000;

/// Ticks, or nothing when they would be more than max_axis_ticks.
using LocatedTicks = std::optional<std::vector<double>>;

}  // namespace plotmill::chart

#pragma once
// The moments that Pearson's correlation takes, of columns without a gap. Internal to chart/stats.

#include "chart/stats/product_sums.hpp"

#include <optional>
#include <span>
#include <vector>

namespace plotmill::chart {

/// Σ (x − mean of x with it) (y − mean of y before it) of every pair: B. P. Welford's update
/// (1962), row by row as pandas does it, since where values hardly vary the result is as much its
/// rounding as the data. Columns without a gap have the same means in every pair, so that a pair
/// is left with one sum of products. None when a mean leaves the finite numbers, as it does by the
/// first value that is not finite. \pre the columns are equally long
std::optional<ProductSums> running_sums(const std::vector<std::span<const double>>& columns);

}  // namespace plotmill::chart

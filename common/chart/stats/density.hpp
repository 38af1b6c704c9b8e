#pragma once
// The density of a sample by Gaussian kernels: scipy.stats.gaussian_kde in one dimension, with
// Scott's bandwidth (D. W. Scott 1992: n^(−1/5) standard deviations) and equal weights.

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace plotmill::chart {

inline constexpr std::size_t density_curve_points = 1'000;  // as pandas.plotting.scatter_matrix

struct DensityCurve {
    std::vector<double> at;       // from the least to the greatest value, evenly
    std::vector<double> density;  // ≥ 0, integrates to about 1
};

/// The curve that pandas.plotting.scatter_matrix(diagonal="kde") draws. Only finite values count.
/// Nothing where scipy raises: fewer than two values, or values without a variance that a double
/// can hold (constant columns).
std::optional<DensityCurve> density_curve(std::span<const double> values,
                                          std::size_t points = density_curve_points);

/// The density at each of `points`, ascending. Within 1e−12 + 2⁻⁵³ × rows of the exact sum,
/// relatively, wherever that is above 1e−280 of the greatest; complexity: values + points, not
/// their product. Nothing as above.
std::optional<std::vector<double>> gaussian_kde(std::span<const double> values,
                                                std::span<const double> points);

/// The limits of such an axis: the range of the finite values, with 2.5 % of it added at both ends.
struct PaddedRange {
    double low = 0;
    double high = 0;
};
/// Nothing when no value is finite.
std::optional<PaddedRange> padded_range(std::span<const double> values) noexcept;

}  // namespace plotmill::chart

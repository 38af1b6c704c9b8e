#pragma once
// The range of an axis in data units, and how matplotlib widens what cannot be drawn.

#include <span>

namespace plotmill::chart {

struct Interval {
    double low = 0;
    double high = 1;
    friend bool operator==(const Interval&, const Interval&) = default;
};

struct Widening {
    double expander;  // by what share of its size a single value is widened
    double tiny;      // below what share of its size a range counts as a single value
};
inline constexpr Widening limits_widening{0.05, 1e-15};
inline constexpr Widening ticks_widening{1e-13, 1e-14};
inline constexpr Widening colorbar_widening{0.1, 1e-15};

/// matplotlib.transforms.nonsingular: a range of non-zero width, low below high; ±expander when an
/// end is not finite.
Interval nonsingular(Interval range, Widening widening) noexcept;

/// Limits of an axis that shows values from `data.low` to `data.high`: widened, then 5 % of margin
/// at both ends.
Interval autoscale(Interval data) noexcept;

/// Least and greatest of the finite values; where there is none, low is above high.
struct FiniteRange {
    Interval interval;
    bool all_finite = true;
};
FiniteRange finite_range(std::span<const double> values) noexcept;

struct PairRange {
    Interval x;
    Interval y;
};
/// The ranges over the pairs (x[i], y[i]) of which both are finite; where there is none, low is
/// above high. \pre x and y are equally long
PairRange range_of_pairs(std::span<const double> x, std::span<const double> y) noexcept;

/// Position = factor × value + offset.
struct LinearScale {
    double factor = 1;
    double offset = 0;
    [[nodiscard]] double operator()(double value) const noexcept { return factor * value + offset; }
};

/// Takes `limits` to start … start + length.
LinearScale make_scale(Interval limits, double start, double length) noexcept;

}  // namespace plotmill::chart

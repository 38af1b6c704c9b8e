#pragma once
// The ticks of an axis in matplotlib's words: where a locator puts them, and what a formatter
// writes at them (matplotlib.ticker and matplotlib.dates).

#include "base/result.hpp"
#include "chart/scale/axis_scale.hpp"
#include "chart/scale/interval.hpp"
#include "chart/spec/figure_spec.hpp"
#include "chart/tick/tick_limits.hpp"

#include <string>
#include <vector>

namespace plotmill::chart {

/// An axis as far as its ticks depend on it.
struct TickView {
    Interval limits;            // the first may be the larger
    int tick_space = 9;         // tick_space()
    double least_positive = 1;  // of the data; counts on a logarithmic axis that reaches zero
};

/// Ticks that the axis shows, in data units; labels may be empty. A label may be mathtext.
struct AxisTicks {
    std::vector<double> at;
    std::vector<std::string> labels;  // one for each of `at`
    std::vector<double> minor_at;
    std::vector<std::string> minor_labels;
    std::string offset;  // what all labels leave out: "1e6", "2024-May"; mostly empty
};

/// Is there nothing to be found? Scatter plot matrices and pictures take all ticks away.
bool has_no_ticks(const FigureAxis& axis) noexcept;

/// Errors: range for dates outside of the years 1 … 9999, limit for more than max_axis_ticks.
Result<AxisTicks> axis_ticks(const FigureAxis& axis, const TickView& view);

/// About how many labels fit along an axis. `label_points` is the size of the major labels.
int tick_space(double axis_length_points, double label_points, bool is_x) noexcept;

AxisTransform axis_transform(const ScaleSpec& scale);
/// How limits depend on the major locator.
LimitRule limit_rule(const FigureAxis& axis);

}  // namespace plotmill::chart

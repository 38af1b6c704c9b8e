#pragma once
// A locator of the contract, worked out: where ticks stand.

#include "base/result.hpp"
#include "chart/scale/axis_scale.hpp"
#include "chart/spec/figure_spec.hpp"
#include "chart/tick/date_ticks.hpp"

#include <vector>

namespace plotmill::chart {

/// What a locator sees of its axis.
struct LocatorView {
    Interval limits;  // low <= high
    int tick_space = 9;
    double least_positive = 1;
    const AxisTransform& transform;
};

/// The locators that stand for "the scale's own".
LocatorSpec resolved_major(const FigureAxis& axis);
LocatorSpec resolved_minor(const FigureAxis& axis);

/// Ticks of a resolved locator, some maybe beyond the limits. `major` counts for minor ticks.
Result<std::vector<double>> locate(const LocatorSpec& spec, const LocatorView& view,
                                   const std::vector<double>& major);

/// The moments between which a date axis lies.
Result<MomentRange> moments_of(Interval limits);

/// The distance in days that AutoDateFormatter takes between the ticks of a resolved locator.
double label_days(const LocatorSpec& spec, const LocatorView& view);

}  // namespace plotmill::chart

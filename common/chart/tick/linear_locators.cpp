#include "chart/scale/floor_divide.hpp"
#include "chart/tick/locators.hpp"

#include <array>
#include <cmath>

namespace plotmill::chart {
namespace {

constexpr double edge_tolerance = 1e-10;  // of a step

/// The number of the first multiple of `step` at or above `value`.
double multiple_at_or_above(double value, double step) {
    const auto [quotient, remainder] = floor_divide(value, step);
    return std::fabs(remainder / step) < edge_tolerance ? quotient : quotient + 1;
}

bool is_close(double value, double expected) {
    return std::fabs(value - expected) <= 1e-8 + 1e-5 * std::fabs(expected);
}

/// Steps of 1, 2.5 and 5 are parted in five, others in four.
int natural_divisions(double major_step) {
    const double exponent = std::log10(major_step);
    const double leading = std::pow(10, exponent - std::floor(exponent));
    for (const double whole : {1.0, 2.5, 5.0, 10.0}) {
        if (is_close(leading, whole)) {
            return 5;
        }
    }
    return 4;
}

}  // namespace

LocatedTicks multiple_ticks(double step, Interval view) {
    const double first = multiple_at_or_above(view.low, step) * step;
    const double steps = floor_divide(view.high - first + 0.001 * step, step).quotient;
    // Not finite when the view is out of all proportion to the step.
    if (!(steps + 3 <= static_cast<double>(max_axis_ticks))) {
        return std::nullopt;
    }
    std::vector<double> ticks;
    for (double i = 0; i < steps + 3; ++i) {
        ticks.push_back(first - step + i * step);
    }
    return ticks;
}

LocatedTicks auto_minor_ticks(const std::vector<double>& major, std::optional<int> divisions,
                              Interval view) {
    if (major.size() < 2) {
        return std::vector<double>{};
    }
    const double major_step = major[1] - major[0];
    const double step = major_step / divisions.value_or(natural_divisions(major_step));
    if (!(step > 0)) {
        return std::vector<double>{};
    }
    const double low = (floor_divide(view.low - major[0], step).quotient + 1) * step;
    const double high = (floor_divide(view.high - major[0], step).quotient + 1) * step;
    const double count = std::ceil((high - low) / step);
    if (!(count <= static_cast<double>(max_axis_ticks))) {
        return std::nullopt;
    }
    // numpy's arange takes its step from its first two values.
    const double even_step = low + step - low;
    std::vector<double> ticks;
    for (double i = 0; i < count; ++i) {
        ticks.push_back(low + i * even_step + major[0]);
    }
    return ticks;
}

}  // namespace plotmill::chart

#include "chart/scale/ticks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace plotmill::chart {
namespace {

// One decade below and the first step above the steps up to 10.
constexpr std::array<double, 10> few_steps{0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 20};
constexpr std::array<double, 20> many_steps{
    0.1 * 1, 0.1 * 1.5, 0.1 * 2, 0.1 * 2.5, 0.1 * 3, 0.1 * 4, 0.1 * 5, 0.1 * 6, 0.1 * 8, 1,
    1.5,     2,         2.5,     3,         4,       5,       6,       8,       10,      10 * 1.5};
constexpr int min_ticks = 2;
constexpr double far_from_zero =
    100;  // a view this many widths away from zero is counted from an offset
constexpr double view_slack = 1e-10;

struct Division {
    double quotient;
    double remainder;
};

/// Python's divmod for floats. \pre divisor > 0
Division floor_divide(double value, double divisor) {
    double remainder = std::fmod(value, divisor);
    double quotient = (value - remainder) / divisor;
    if (remainder < 0) {
        remainder += divisor;
        quotient -= 1;
    }
    const double whole = std::floor(quotient);
    return {quotient - whole > 0.5 ? whole + 1 : whole, remainder};
}

struct Counting {
    double scale;
    double offset;
};

Counting counting_of(Interval view, int intervals) {
    const double width = std::fabs(view.high - view.low);
    const double middle = (view.high + view.low) / 2;
    double offset = 0;
    if (std::fabs(middle) / width >= far_from_zero) {
        offset = std::copysign(std::pow(10, std::floor(std::log10(std::fabs(middle)))), middle);
    }
    return {std::pow(10, std::floor(std::log10(width / intervals))), offset};
}

/// Whole multiples of a step at the ends of a range, forgiving rounding errors that grow with the
/// offset.
struct Edges {
    double step;
    double tolerance;
    Edges(double step_size, double offset) : step{step_size}, tolerance{1e-10} {
        if (offset != 0) {
            const double digits = std::log10(std::fabs(offset) / step);
            tolerance = std::min(0.4999, std::max(1e-10, std::pow(10, digits - 12)));
        }
    }
    [[nodiscard]] double at_or_below(double value) const {
        const auto [quotient, remainder] = floor_divide(value, step);
        return std::fabs(remainder / step - 1) < tolerance ? quotient + 1 : quotient;
    }
    [[nodiscard]] double at_or_above(double value) const {
        const auto [quotient, remainder] = floor_divide(value, step);
        return std::fabs(remainder / step) < tolerance ? quotient : quotient + 1;
    }
};

}  // namespace

std::vector<double> tick_values(Interval asked, int max_intervals, TickSteps steps) {
    const std::span<const double> staircase =
        steps == TickSteps::few ? std::span<const double>{few_steps} : many_steps;
    const Interval view = nonsingular(asked, ticks_widening);
    const auto [scale, offset] = counting_of(view, max_intervals);
    const Interval shifted{view.low - offset, view.high - offset};
    const double least_step = (shifted.high - shifted.low) / max_intervals;
    std::size_t choice = 0;
    while (choice + 1 < staircase.size() && staircase[choice] * scale < least_step) {
        ++choice;
    }
    std::vector<double> ticks;
    for (++choice; choice-- > 0;) {
        const double step = staircase[choice] * scale;
        const double base = floor_divide(shifted.low, step).quotient * step;
        const Edges edges{step, offset};
        const double first = edges.at_or_below(shifted.low - base);
        const double last = edges.at_or_above(shifted.high - base);
        ticks.clear();
        int shown = 0;
        for (double count = first; count <= last; ++count) {
            const double tick = count * step + base;
            shown += tick >= shifted.low && tick <= shifted.high ? 1 : 0;
            ticks.push_back(tick + offset);
        }
        if (shown >= min_ticks) {
            break;
        }
    }
    return ticks;
}

bool is_shown(double tick, Interval view) noexcept {
    const double slack = (view.high - view.low) * view_slack;
    return tick >= view.low - slack && tick <= view.high + slack;
}

}  // namespace plotmill::chart

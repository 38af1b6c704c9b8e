#include "base/check.hpp"
#include "chart/scale/floor_divide.hpp"
#include "chart/scale/ticks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <span>
#include <utility>

namespace plotmill::chart {
namespace {

// One decade below and the first step above the steps up to 10.
constexpr std::array<double, 10> few_steps{0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 20};
constexpr std::array<double, 20> many_steps{
    0.1 * 1, 0.1 * 1.5, 0.1 * 2, 0.1 * 2.5, 0.1 * 3, 0.1 * 4, 0.1 * 5, 0.1 * 6, 0.1 * 8, 1,
    1.5,     2,         2.5,     3,         4,       5,       6,       8,       10,      10 * 1.5};
constexpr int default_least_ticks = 2;
constexpr double far_from_zero =
    100;  // a view this many widths away from zero is counted from an offset
constexpr double view_slack = 1e-10;

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

struct Search {
    std::span<const double> staircase;
    int max_intervals = 9;
    bool only_integers = false;
    int least_ticks = default_least_ticks;
};

/// The steps to choose from, smallest first.
std::vector<double> steps_of(const Search& search, double scale) {
    std::vector<double> steps;
    for (const double stair : search.staircase) {
        const double step = stair * scale;
        const bool is_whole = step < 1 || std::fabs(step - std::nearbyint(step)) < 0.001;
        if (!search.only_integers || is_whole) {
            steps.push_back(step);
        }
    }
    return steps;
}

struct SteppedTicks {
    std::vector<double> ticks;
    int shown = 0;
};

/// Multiples of `step` that span `shifted`, counted from `offset`.
SteppedTicks ticks_of_step(double step, Interval shifted, double offset) {
    const double base = floor_divide(shifted.low, step).quotient * step;
    const Edges edges{step, offset};
    const double first = edges.at_or_below(shifted.low - base);
    const double last = edges.at_or_above(shifted.high - base);
    SteppedTicks found;
    for (double count = first; count <= last; ++count) {
        const double tick = count * step + base;
        found.shown += tick >= shifted.low && tick <= shifted.high ? 1 : 0;
        found.ticks.push_back(tick + offset);
    }
    return found;
}

std::vector<double> ticks_by(const Search& search, Interval view) {
    const auto [scale, offset] = counting_of(view, search.max_intervals);
    const Interval shifted{view.low - offset, view.high - offset};
    const double least_step = (shifted.high - shifted.low) / search.max_intervals;
    const std::vector<double> steps = steps_of(search, scale);
    const double integers = std::floor(shifted.high) - std::ceil(shifted.low);
    const bool has_integers = search.only_integers && integers >= search.least_ticks - 1;
    std::size_t choice = 0;
    while (choice + 1 < steps.size() && steps[choice] < least_step) {
        ++choice;
    }
    SteppedTicks found;
    for (++choice; choice-- > 0 && choice < steps.size();) {
        const double step = has_integers ? std::max(1.0, steps[choice]) : steps[choice];
        found = ticks_of_step(step, shifted, offset);
        if (found.shown >= search.least_ticks) {
            break;
        }
    }
    return std::move(found.ticks);
}

}  // namespace

std::vector<double> tick_values(Interval asked, int max_intervals, TickSteps steps) {
    const std::span<const double> staircase =
        steps == TickSteps::few ? std::span<const double>{few_steps} : many_steps;
    return ticks_by({staircase, max_intervals}, nonsingular(asked, ticks_widening));
}

std::vector<double> tick_values(Interval asked, const StepRule& rule) {
    PM_CHECK(rule.steps.size() > 1, "there are steps from 1 to 10");
    std::vector<double> staircase;
    std::transform(rule.steps.begin(), std::prev(rule.steps.end()), std::back_inserter(staircase),
                   [](double step) { return 0.1 * step; });
    staircase.insert(staircase.end(), rule.steps.begin(), rule.steps.end());
    staircase.push_back(10 * rule.steps[1]);
    return ticks_by({staircase, rule.max_intervals, rule.only_integers, rule.least_ticks},
                    nonsingular(asked, ticks_widening));
}

bool is_shown(double tick, Interval view) noexcept {
    const double slack = (view.high - view.low) * view_slack;
    return tick >= view.low - slack && tick <= view.high + slack;
}

}  // namespace plotmill::chart

#pragma once
// Where the ticks of a linear axis stand, and what is written at them: matplotlib's AutoLocator and
// ScalarFormatter.

#include "chart/scale/interval.hpp"

#include <string>
#include <vector>

namespace plotmill::chart {

/// Which multiples of a power of ten may lie between two ticks.
enum class TickSteps {
    few,  // 1, 2, 2.5, 5: AutoLocator's, for axes
    many  // 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8: MaxNLocator's own, as seaborn takes for legends
};

/// Multiples of a step that span the view, at most about `max_intervals` of them; one may lie
/// beyond each end.
std::vector<double> tick_values(Interval view, int max_intervals, TickSteps steps = TickSteps::few);

struct TickTexts {
    std::vector<std::string> labels;  // one for each tick; U+2212 minus
    std::string offset;  // what all labels leave out: "1e−6", "+1.234e5"; mostly empty
};

/// The texts of all of `ticks`, as an axis shows them whose view is `view`.
TickTexts tick_texts(const std::vector<double>& ticks, Interval view);

/// The texts without anything left out: no offset, no power of ten.
std::vector<std::string> plain_tick_texts(const std::vector<double>& ticks, Interval view);

/// Is a tick inside the view, or so close to it that it is drawn?
bool is_shown(double tick, Interval view) noexcept;

}  // namespace plotmill::chart

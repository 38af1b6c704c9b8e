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

/// Which ticks MaxNLocator looks for.
struct StepRule {
    int max_intervals = 9;
    std::vector<double> steps{1, 2, 2.5, 5, 10};  // ascending, from 1 to 10
    bool only_integers = false;
    int least_ticks = 2;  // as many as that shall be in the view
};
std::vector<double> tick_values(Interval view, const StepRule& rule);

struct TickTexts {
    std::vector<std::string> labels;  // one for each tick; U+2212 minus
    std::string offset;  // what all labels leave out: "1e−6", "+1.234e5"; mostly empty
};

/// The texts of all of `ticks`, as an axis shows them whose view is `view`.
TickTexts tick_texts(const std::vector<double>& ticks, Interval view);

/// What ScalarFormatter may leave out, and how it says so.
struct ScalarStyle {
    bool finds_offset = true;
    double offset = 0;          // when it is not found: this one
    bool is_scientific = true;  // a common power of ten may be left out
    int least_exponent = -5;    // powers of ten from here down …
    int greatest_exponent = 6;  // … and from here up; both equal and not 0: always this one
    bool is_math_text = false;
};
TickTexts tick_texts(const std::vector<double>& ticks, Interval view, const ScalarStyle& style);

/// The texts without anything left out: no offset, no power of ten.
std::vector<std::string> plain_tick_texts(const std::vector<double>& ticks, Interval view);

/// Is a tick inside the view, or so close to it that it is drawn?
bool is_shown(double tick, Interval view) noexcept;

}  // namespace plotmill::chart

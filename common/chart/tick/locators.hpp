#pragma once
// matplotlib's locators that are no MaxNLocator (chart/scale/ticks.hpp) and know nothing of dates
// (date_ticks.hpp). Ticks may lie beyond the view.

#include "chart/scale/interval.hpp"
#include "chart/tick/tick_limits.hpp"

#include <optional>
#include <vector>

namespace plotmill::chart {

/// MultipleLocator. \pre step > 0, view.low <= view.high
LocatedTicks multiple_ticks(double step, Interval view);

/// Which multiples of the powers of the base a LogLocator takes.
struct LogMultiples {
    enum class Kind {
        listed,
        all_but_powers,  // "auto": 2, 3, … while the view has few decades
        all              // "all": 1, 2, 3, …
    };
    Kind kind = Kind::listed;
    std::vector<double> factors{1};  // listed
};

struct LogRule {
    double base = 10;
    LogMultiples multiples;
    int most_ticks = 9;  // numticks
};
/// LogLocator. \pre 0 < view.low <= view.high; 0 < base <= max_log_base, not 1; most_ticks > 0
LocatedTicks log_ticks(const LogRule& rule, Interval view);

struct SymlogRule {
    double base = 10;
    double linthresh = 2;
    std::vector<double> factors{1};
    int most_ticks = 15;
};
/// SymmetricalLogLocator. \pre view.low <= view.high; base > 1, linthresh > 0, most_ticks > 1
LocatedTicks symlog_ticks(const SymlogRule& rule, Interval view);

/// AutoMinorLocator: `divisions` of the step between the first two major ticks, by default four or
/// five. \pre view.low <= view.high
LocatedTicks auto_minor_ticks(const std::vector<double>& major, std::optional<int> divisions,
                              Interval view);

}  // namespace plotmill::chart

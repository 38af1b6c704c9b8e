#pragma once
// Ticks at dates: matplotlib's AutoDateLocator, and its locators of every so many years, months,
// days …

#include "chart/tick/date_time.hpp"
#include "chart/tick/tick_limits.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace plotmill::chart {

enum class DateUnit { year, month, weekday, day, hour, minute, second, microsecond };

std::optional<DateUnit> find_date_unit(std::string_view name) noexcept;
/// As matplotlib counts them: a month has 30.
double days_of_unit(DateUnit unit) noexcept;

/// Ticks at every `interval`th year, month, …, of which only those in `by` count: months 1 … 12,
/// weekdays from Monday 0, days of the month, hours, minutes or seconds. Empty: all, but of
/// weekdays Tuesday.
struct DateRule {
    DateUnit unit = DateUnit::day;
    int interval = 1;
    std::vector<int> by;
    int month = 1;  // in which a year's tick is
    std::vector<int> days =
        {};  // of that month, or of a month: from its end -1 …; empty: the first
};

struct MomentRange {
    Moment low;
    Moment high;
};

/// The two ends of the view when no date fits the rule. \pre low <= high, interval > 0
LocatedTicks date_ticks(const DateRule& rule, MomentRange view);

struct AutoDateRule {
    DateRule rule;
    DateUnit label_unit = DateUnit::year;  // what labels are written for
};
struct TickCounts {
    int least = 5;
    std::optional<int> most;  // none: 8 to 12, by unit
};
/// \pre low <= high
AutoDateRule auto_date_rule(MomentRange view, const TickCounts& counts);

}  // namespace plotmill::chart

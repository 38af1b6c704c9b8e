#include "chart/tick/date_ticks.hpp"

#include "chart/tick/locators.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>
#include <utility>

namespace plotmill::chart {
namespace {

namespace time = std::chrono;

constexpr std::int64_t most_steps = 4'000'000;  // tried for ticks that a rule may leave out
constexpr double microseconds_a_day = 86'400e6;
constexpr int tuesday = 1;

constexpr std::array<std::pair<std::string_view, DateUnit>, 8> unit_names{{
    {"year", DateUnit::year},
    {"month", DateUnit::month},
    {"weekday", DateUnit::weekday},
    {"day", DateUnit::day},
    {"hour", DateUnit::hour},
    {"minute", DateUnit::minute},
    {"second", DateUnit::second},
    {"microsecond", DateUnit::microsecond},
}};

/// Whole units since some beginning.
std::int64_t index_of(Moment moment, DateUnit unit) {
    const DateTime at = date_time_of(moment);
    switch (unit) {
        case DateUnit::month:
            return at.year * 12 + at.month - 1;
        case DateUnit::hour:
            return time::floor<time::hours>(moment).time_since_epoch().count();
        case DateUnit::minute:
            return time::floor<time::minutes>(moment).time_since_epoch().count();
        case DateUnit::second:
            return time::floor<time::seconds>(moment).time_since_epoch().count();
        default:
            return time::floor<time::days>(moment).time_since_epoch().count();
    }
}

Moment moment_at(std::int64_t index, DateUnit unit) {
    switch (unit) {
        case DateUnit::month:
            return moment_of(
                {.year = static_cast<int>(index / 12), .month = static_cast<int>(index % 12) + 1});
        case DateUnit::hour:
            return Moment{time::hours{index}};
        case DateUnit::minute:
            return Moment{time::minutes{index}};
        case DateUnit::second:
            return Moment{time::seconds{index}};
        default:
            return Moment{time::days{index}};
    }
}

int field_of(Moment moment, DateUnit unit) {
    const DateTime at = date_time_of(moment);
    switch (unit) {
        case DateUnit::month:
            return at.month;
        case DateUnit::weekday:
            return weekday_of(moment);
        case DateUnit::hour:
            return at.hour;
        case DateUnit::minute:
            return at.minute;
        case DateUnit::second:
            return at.second;
        default:
            return at.day;
    }
}

/// Where the counting of intervals begins: as far before the view as the view is wide.
Moment first_of_counting(MomentRange view) {
    const CalendarSpan span = span_between(view.low, view.high);
    const Moment earliest = moment_of(DateTime{.year = 1});
    const std::optional<Moment> months_before = months_later(view.low, -span.months);
    return months_before && *months_before - span.rest >= earliest ? *months_before - span.rest
                                                                   : earliest;
}

std::vector<double> ends_of(MomentRange view) {
    return {days_of(view.low), days_of(view.high)};
}

/// The first moments of the wished days of a month, those that it has, in order.
std::vector<Moment> days_of_month(Moment first, const std::vector<int>& wished) {
    if (wished.empty()) {
        return {first};
    }
    const DateTime at = date_time_of(first);
    const int count = days_in_month(at.year, at.month);
    std::vector<Moment> days;
    for (const int day : wished) {
        const int place = day < 0 ? count + day : day - 1;
        if (place >= 0 && place < count) {
            days.push_back(first + time::days{place});
        }
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

LocatedTicks year_ticks(const DateRule& rule, MomentRange view) {
    const int interval = rule.interval;
    const int low = date_time_of(view.low).year;
    const int high = date_time_of(view.high).year;
    const int first = std::max(low / interval * interval, 1);
    const int last = std::min((high + interval - 1) / interval * interval, 9999);
    // The counting keeps the microseconds of the view's end, behind which a year may begin.
    const bool skips_first = date_time_of(view.low).microsecond != 0;
    std::vector<double> ticks;
    for (int year = skips_first ? first + interval : first; year <= last; year += interval) {
        const Moment month = moment_of(DateTime{.year = year, .month = rule.month});
        for (const Moment day : days_of_month(month, rule.days)) {
            ticks.push_back(days_of(day));
        }
    }
    return ticks.empty() ? ends_of(view) : ticks;
}

LocatedTicks microsecond_ticks(int interval, MomentRange view) {
    const double first_day = std::floor(days_of(view.low));
    LocatedTicks ticks =
        multiple_ticks(interval, {(days_of(view.low) - first_day) * microseconds_a_day,
                                  (days_of(view.high) - first_day) * microseconds_a_day});
    if (ticks) {
        for (double& tick : *ticks) {
            tick = tick / microseconds_a_day + first_day;
        }
    }
    return ticks;
}

/// What AutoDateLocator tries, one unit after the other.
struct Candidate {
    DateUnit unit;
    int most_ticks;
    std::span<const int> intervals;
    int first;  // least and last value of the unit's field
    int last;
};

constexpr std::array year_steps{1,   2,   4,   5,    10,   20,   40,   50,   100,
                                200, 400, 500, 1000, 2000, 4000, 5000, 10000};
constexpr std::array month_steps{1, 2, 3, 4, 6};
constexpr std::array day_steps{1, 2, 4, 7, 14};
constexpr std::array hour_steps{1, 2, 3, 4, 6, 12};
constexpr std::array minute_steps{1, 5, 10, 15, 30};
constexpr std::array microsecond_steps{1,     2,      5,      10,     20,     50,    100,
                                       200,   500,    1000,   2000,   5000,   10000, 20000,
                                       50000, 100000, 200000, 500000, 1000000};
constexpr std::array<Candidate, 7> candidates{{
    {DateUnit::year, 11, year_steps, 0, 0},
    {DateUnit::month, 12, month_steps, 1, 12},
    {DateUnit::day, 11, day_steps, 1, 31},
    {DateUnit::hour, 12, hour_steps, 0, 23},
    {DateUnit::minute, 11, minute_steps, 0, 59},
    {DateUnit::second, 11, minute_steps, 0, 59},
    {DateUnit::microsecond, 8, microsecond_steps, 0, 0},
}};

/// How many of each candidate's unit the view spans.
std::array<double, candidates.size()> spans_of(MomentRange view) {
    const CalendarSpan span = span_between(view.low, view.high);
    const auto whole = view.high - view.low;
    const auto count = [](auto duration) { return static_cast<double>(duration.count()); };
    const double days = count(time::floor<time::days>(whole));
    const time::hh_mm_ss clock{span.rest - time::floor<time::days>(span.rest)};
    const double hours = days * 24 + count(clock.hours());
    const double minutes = hours * 60 + count(clock.minutes());
    const auto years = span.months / 12;  // whole ones
    return {static_cast<double>(years),
            static_cast<double>(span.months),
            days,
            hours,
            minutes,
            count(time::floor<time::seconds>(whole)),
            count(whole)};
}

int interval_of(const Candidate& candidate, double span, int most_ticks) {
    for (const int interval : candidate.intervals) {
        if (span <= static_cast<double>(interval) * (most_ticks - 1)) {
            return interval;
        }
    }
    return candidate.intervals.back();
}

/// Every `interval`th value of the field; of days those that make even weeks and halves of months.
std::vector<int> values_of(const Candidate& candidate, int interval) {
    if (candidate.unit == DateUnit::day && interval == 14) {
        return {1, 15};
    }
    if (candidate.unit == DateUnit::day && interval == 7) {
        return {1, 8, 15, 22};
    }
    std::vector<int> values;
    for (int value = candidate.first; value <= candidate.last; value += interval) {
        values.push_back(value);
    }
    return values;
}

}  // namespace

std::optional<DateUnit> find_date_unit(std::string_view name) noexcept {
    for (const auto& [text, unit] : unit_names) {
        if (text == name) {
            return unit;
        }
    }
    return std::nullopt;
}

double days_of_unit(DateUnit unit) noexcept {
    switch (unit) {
        case DateUnit::year:
            return 365;
        case DateUnit::month:
            return 30;
        case DateUnit::weekday:
        case DateUnit::day:
            return 1;
        case DateUnit::hour:
            return 1.0 / 24;
        case DateUnit::minute:
            return 1.0 / 1440;
        case DateUnit::second:
            return 1.0 / 86'400;
        case DateUnit::microsecond:
            return 1.0 / microseconds_a_day;
    }
    return 1;
}

LocatedTicks date_ticks(const DateRule& rule, MomentRange view) {
    if (rule.unit == DateUnit::year) {
        return year_ticks(rule, view);
    }
    if (rule.unit == DateUnit::microsecond) {
        return microsecond_ticks(rule.interval, view);
    }
    const std::vector<int> days = rule.unit == DateUnit::month ? rule.days : std::vector<int>{};
    const std::int64_t start = index_of(first_of_counting(view), rule.unit);
    const std::int64_t end = index_of(view.high, rule.unit);
    const std::int64_t skipped = (index_of(view.low, rule.unit) - start) / rule.interval;
    std::int64_t index = start + skipped * rule.interval;
    if ((end - index) / rule.interval > most_steps) {
        return std::nullopt;
    }
    const std::vector<int> by =
        rule.unit == DateUnit::weekday && rule.by.empty() ? std::vector<int>{tuesday} : rule.by;
    std::vector<double> ticks;
    for (; index <= end; index += rule.interval) {
        const Moment at = moment_at(index, rule.unit);
        const bool counts =
            by.empty() || std::find(by.begin(), by.end(), field_of(at, rule.unit)) != by.end();
        for (const Moment day : counts ? days_of_month(at, days) : std::vector<Moment>{}) {
            if (day >= view.low && day <= view.high) {
                ticks.push_back(days_of(day));
            }
        }
        if (ticks.size() > max_axis_ticks) {
            return std::nullopt;
        }
    }
    return ticks.empty() ? ends_of(view) : ticks;
}

AutoDateRule auto_date_rule(MomentRange view, const TickCounts& counts) {
    const auto spans = spans_of(view);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Candidate& candidate = candidates[i];
        if (spans[i] < counts.least) {
            continue;
        }
        const int interval =
            interval_of(candidate, spans[i], counts.most.value_or(candidate.most_ticks));
        if (candidate.last == 0) {
            return {{candidate.unit, interval, {}}, candidate.unit};
        }
        return {{candidate.unit, 1, values_of(candidate, interval)}, candidate.unit};
    }
    return {{DateUnit::microsecond, 1, {}}, DateUnit::year};
}

}  // namespace plotmill::chart

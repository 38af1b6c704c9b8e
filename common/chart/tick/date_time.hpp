#pragma once
// Numbers as dates and back, as matplotlib.dates does it: days since 1970-01-01 UTC.

#include <chrono>
#include <optional>

namespace plotmill::chart {

/// To the microsecond, UTC.
using Moment = std::chrono::sys_time<std::chrono::microseconds>;

struct DateTime {
    int year = 1970;  // 1 … 9999
    int month = 1;    // 1 … 12
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int microsecond = 0;
};

/// num2date: nothing outside of the years 1 … 9999. Far from 1970 to 20 microseconds.
std::optional<Moment> moment_of(double days);
/// date2num.
double days_of(Moment moment);

DateTime date_time_of(Moment moment);
/// \pre the fields are within their ranges, the day within its month
Moment moment_of(const DateTime& date_time);

/// As many months later (earlier when negative); the last day of a month that is too short. Nothing
/// outside of the years 1 … 9999.
std::optional<Moment> months_later(Moment moment, int months);

int days_in_month(int year, int month);
/// 0 is Monday.
int weekday_of(Moment moment);

/// dateutil's relativedelta: whole months, then what is left.
struct CalendarSpan {
    int months = 0;
    std::chrono::microseconds rest{0};
};
/// \pre from <= to
CalendarSpan span_between(Moment from, Moment to);

}  // namespace plotmill::chart

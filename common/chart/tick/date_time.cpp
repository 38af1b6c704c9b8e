#include "chart/tick/date_time.hpp"

#include <algorithm>
#include <cmath>

namespace plotmill::chart {
namespace {

namespace time = std::chrono;

constexpr double microseconds_per_day = 86'400e6;
constexpr double seconds_per_day = 86'400;
constexpr double most_days = 4e6;          // beyond the year 9999 in either direction
constexpr double exact_days = 70.0 * 365;  // beyond, a double does not hold a microsecond well
constexpr double coarse_microseconds = 20;

const Moment first_moment = time::sys_days{time::year{1} / time::January / 1};
const Moment end_of_moments = time::sys_days{time::year{10000} / time::January / 1};

time::year_month_day date_of(int year, int month, int day) {
    return time::year{year} / time::month{static_cast<unsigned>(month)} /
           time::day{static_cast<unsigned>(day)};
}

}  // namespace

std::optional<Moment> moment_of(double days) {
    if (!(std::fabs(days) < most_days)) {
        return std::nullopt;
    }
    const auto count = static_cast<std::int64_t>(std::nearbyint(days * microseconds_per_day));
    Moment moment{time::microseconds{count}};
    if (moment < first_moment || moment >= end_of_moments) {
        return std::nullopt;
    }
    if (std::fabs(days) > exact_days) {
        const auto whole = time::floor<time::seconds>(moment);
        const auto part = static_cast<double>((moment - whole).count());
        const double coarse = std::nearbyint(part / coarse_microseconds) * coarse_microseconds;
        moment = whole + time::microseconds{static_cast<std::int64_t>(coarse)};
    }
    return moment < end_of_moments ? std::optional{moment} : std::nullopt;
}

double days_of(Moment moment) {
    const auto whole = time::floor<time::seconds>(moment);
    const auto nanoseconds = static_cast<double>(time::nanoseconds{moment - whole}.count());
    return (static_cast<double>(whole.time_since_epoch().count()) + nanoseconds / 1e9) /
           seconds_per_day;
}

DateTime date_time_of(Moment moment) {
    const auto midnight = time::floor<time::days>(moment);
    const time::year_month_day date{midnight};
    const time::hh_mm_ss clock{moment - midnight};
    return {static_cast<int>(date.year()),
            static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day())),
            static_cast<int>(clock.hours().count()),
            static_cast<int>(clock.minutes().count()),
            static_cast<int>(clock.seconds().count()),
            static_cast<int>(clock.subseconds().count())};
}

Moment moment_of(const DateTime& at) {
    return time::sys_days{date_of(at.year, at.month, at.day)} + time::hours{at.hour} +
           time::minutes{at.minute} + time::seconds{at.second} + time::microseconds{at.microsecond};
}

int days_in_month(int year, int month) {
    const time::year_month_day_last last{time::year{year} /
                                         time::month{static_cast<unsigned>(month)} / time::last};
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

int weekday_of(Moment moment) {
    const time::weekday weekday{time::floor<time::days>(moment)};
    return static_cast<int>(weekday.iso_encoding()) - 1;
}

std::optional<Moment> months_later(Moment moment, int months) {
    DateTime at = date_time_of(moment);
    const int count = at.year * 12 + at.month - 1 + months;
    at.year = count / 12;
    at.month = count % 12 + 1;
    if (count < 12 || at.year > 9999) {
        return std::nullopt;
    }
    at.day = std::min(at.day, days_in_month(at.year, at.month));
    return moment_of(at);
}

CalendarSpan span_between(Moment from, Moment to) {
    const DateTime first = date_time_of(from);
    const DateTime last = date_time_of(to);
    int months = (last.year - first.year) * 12 + last.month - first.month;
    std::optional<Moment> reached = months_later(from, months);
    while (months > 0 && (!reached || *reached > to)) {
        reached = months_later(from, --months);
    }
    return {months, to - reached.value_or(from)};
}

}  // namespace plotmill::chart

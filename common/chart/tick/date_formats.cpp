#include "chart/tick/formatters.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <string_view>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr std::string_view known_fields = "aAbBcCdDeFfgGhHIjklmMnpPrRStTuUVwWxXyYzZ%";
constexpr std::string_view field_flags = "-_0^#";  // glibc's
constexpr std::string_view fields_without_flags = "fzZ";
constexpr std::size_t most_text = 1024;

std::tm broken_down(Moment moment) {
    const DateTime at = date_time_of(moment);
    const auto new_year = moment_of(DateTime{.year = at.year});
    std::tm fields{};
    fields.tm_year = at.year - 1900;
    fields.tm_mon = at.month - 1;
    fields.tm_mday = at.day;
    fields.tm_hour = at.hour;
    fields.tm_min = at.minute;
    fields.tm_sec = at.second;
    fields.tm_wday = (weekday_of(moment) + 1) % 7;
    fields.tm_yday =
        static_cast<int>(std::chrono::floor<std::chrono::days>(moment - new_year).count());
    return fields;
}

std::string microseconds_text(Moment moment) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%06d", date_time_of(moment).microsecond);
    return text.data();
}

/// The format with what Python itself writes filled in.
std::string with_pythons_fields(Moment moment, const std::string& format) {
    std::string out;
    for (std::size_t i = 0; i < format.size(); ++i) {
        const char field = format[i] == '%' && i + 1 < format.size() ? format[i + 1] : '\0';
        if (field == '\0') {
            out += format[i];
            continue;
        }
        ++i;
        out += field == 'f'   ? microseconds_text(moment)
               : field == 'z' ? "+0000"
               : field == 'Z' ? "UTC"
                              : std::string{'%', field};
    }
    return out;
}

// What ticks of a level read like, from years to seconds; where the level begins anew; and what all
// ticks have in common.
constexpr std::array level_formats{"%Y", "%b", "%d", "%H:%M", "%H:%M", "%S.%f"};
constexpr std::array zero_formats{"", "%Y", "%b", "%b-%d", "%H:%M", "%H:%M"};
constexpr std::array offset_formats{"", "%Y", "%Y-%b", "%Y-%b-%d", "%Y-%b-%d", "%Y-%b-%d %H:%M"};
constexpr std::size_t seconds_level = 5;

std::array<int, 6> fields_of(Moment moment) {
    const DateTime at = date_time_of(moment);
    return {at.year, at.month, at.day, at.hour, at.minute, at.second};
}

/// The finest field in which the ticks differ; seconds when they differ in none.
std::size_t level_of(const std::vector<Moment>& ticks) {
    const auto first = fields_of(ticks.front());
    for (std::size_t level = seconds_level + 1; level-- > 0;) {
        const bool differs = std::any_of(ticks.begin(), ticks.end(), [&](Moment tick) {
            return fields_of(tick)[level] != first[level];
        });
        if (differs) {
            return level;
        }
    }
    return seconds_level;
}

bool begins_anew(Moment tick, std::size_t level) {
    if (level == seconds_level) {
        const DateTime at = date_time_of(tick);
        return at.second == 0 && at.microsecond == 0;
    }
    constexpr std::array beginnings{0, 1, 1, 0, 0};
    return fields_of(tick)[level] == beginnings[level];
}

/// Zeros that all decimals end in.
std::size_t common_zeros(const std::vector<std::string>& labels) {
    std::size_t zeros = std::string::npos;
    for (const std::string& label : labels) {
        if (label.find('.') != std::string::npos) {
            zeros = std::min(zeros, label.size() - 1 - label.find_last_not_of('0'));
        }
    }
    return zeros == std::string::npos ? 0 : zeros;
}

void strip_zeros(std::vector<std::string>& labels) {
    const std::size_t zeros = common_zeros(labels);
    for (std::string& label : labels) {
        if (zeros == 0 || label.find('.') == std::string::npos) {
            continue;
        }
        label.resize(label.size() - zeros);
        label.resize(label.find_last_not_of('.') + 1);
    }
}

/// The year, and the month among months, are to be read at a tick already.
bool shows_offset(const std::vector<Moment>& ticks, std::size_t level) {
    return level >= 2 || std::none_of(ticks.begin(), ticks.end(),
                                      [&](Moment tick) { return fields_of(tick)[level] == 1; });
}

}  // namespace

bool is_date_format(const std::string& format) {
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%') {
            continue;
        }
        const bool is_flagged =
            i + 1 < format.size() && field_flags.find(format[i + 1]) != std::string_view::npos;
        i += is_flagged ? 2 : 1;
        if (i >= format.size() || known_fields.find(format[i]) == std::string_view::npos) {
            return false;
        }
        if (is_flagged && fields_without_flags.find(format[i]) != std::string_view::npos) {
            return false;
        }
    }
    return format.size() < most_text / 16;
}

std::string date_text(Moment moment, const std::string& format) {
    const std::tm fields = broken_down(moment);
    std::array<char, most_text> text{};
    const std::string filled = with_pythons_fields(moment, format);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"  // is_date_format has looked at it
    const std::size_t size = std::strftime(text.data(), text.size(), filled.c_str(), &fields);
#pragma GCC diagnostic pop
    return {text.data(), size};
}

std::string auto_date_format(double unit_days) {
    static constexpr std::array<std::pair<DateUnit, const char*>, 7> formats{{
        {DateUnit::microsecond, "%M:%S.%f"},
        {DateUnit::second, "%H:%M:%S"},
        {DateUnit::minute, "%d %H:%M"},
        {DateUnit::hour, "%m-%d %H"},
        {DateUnit::day, "%Y-%m-%d"},
        {DateUnit::month, "%Y-%m"},
        {DateUnit::year, "%Y"},
    }};
    for (const auto& [unit, format] : formats) {
        if (days_of_unit(unit) >= unit_days) {
            return format;
        }
    }
    return "%Y-%m-%d";
}

ConciseTexts concise_texts(const std::vector<Moment>& ticks) {
    ConciseTexts texts;
    if (ticks.empty()) {
        return texts;
    }
    const std::size_t level = level_of(ticks);
    for (const Moment tick : ticks) {
        texts.labels.push_back(
            date_text(tick, begins_anew(tick, level) ? zero_formats[level] : level_formats[level]));
    }
    if (level == seconds_level) {
        strip_zeros(texts.labels);
    }
    const bool differs = fields_of(ticks.front()) != fields_of(ticks.back());
    if (!differs || shows_offset(ticks, level)) {
        texts.offset = date_text(ticks.back(), offset_formats[level]);
    }
    return texts;
}

}  // namespace plotmill::chart

#pragma once
// How the numbers at ticks are written when the user says so: matplotlib's FormatStrFormatter
// ("%.2f °C") or, in a text without a %, StrMethodFormatter ("{x:.2f} °C").

#include "chart/spec/number_format.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace plotmill::chart {

struct TickFormat {
    std::string before;
    NumberFormat number;
    std::string after;
    bool truncates = false;  // %d writes the whole part
};

/// Nothing when there is not exactly one number in the text, or its format is unknown.
std::optional<TickFormat> parse_tick_format(std::string_view text);

std::string format_tick(const TickFormat& format, double value);

}  // namespace plotmill::chart

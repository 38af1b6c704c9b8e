#pragma once
// Python's format specification for one float:
// [[fill]align][sign][z][#][0][width][,][.precision][type].

#include <optional>
#include <string>
#include <string_view>

namespace plotmill::chart {

struct NumberFormat {
    std::string fill = " ";         // one code point
    char align = '>';               // one of < > = ^
    char sign = '-';                // one of - + space
    bool no_negative_zero = false;  // 'z'
    bool alternate = false;         // '#'
    int width = 0;
    char grouping = 0;   // 0, ',' or '_'
    int precision = -1;  // −1: the type's own default
    char type = 0;       // 0 or one of e E f F g G n %
    friend bool operator==(const NumberFormat&, const NumberFormat&) = default;
};

inline constexpr int max_format_width = 200;
inline constexpr int max_format_precision = 100;

/// Nothing when Python would raise for a float, or a width or precision is beyond the limits above.
std::optional<NumberFormat> parse_number_format(std::string_view text);

/// What format(value, spec) gives in Python: U+002D minus, "nan", "inf".
std::string format_number(const NumberFormat& format, double value);

}  // namespace plotmill::chart

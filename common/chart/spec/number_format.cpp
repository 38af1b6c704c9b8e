#include "chart/spec/number_format.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace plotmill::chart {
namespace {

constexpr std::string_view aligns = "<>=^";
constexpr std::string_view types = "eEfFgGn%d";

std::size_t code_point_bytes(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

bool is_align(char c) {
    return aligns.find(c) != std::string_view::npos;
}

/// What is left of the text to be parsed.
struct Cursor {
    std::string_view rest;
    bool take(char c) {
        if (rest.empty() || rest.front() != c) {
            return false;
        }
        rest.remove_prefix(1);
        return true;
    }
    std::optional<int> take_number() {
        int number = 0;
        const auto [end, failed] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
        if (failed != std::errc{} || rest.front() == '-') {
            return std::nullopt;
        }
        rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
        return number;
    }
    [[nodiscard]] bool at_digit() const {
        return !rest.empty() && rest.front() >= '0' && rest.front() <= '9';
    }
};

void take_alignment(Cursor& cursor, NumberFormat& format) {
    if (cursor.rest.empty()) {
        return;
    }
    const std::size_t fill = code_point_bytes(cursor.rest.front());
    if (cursor.rest.size() > fill && is_align(cursor.rest[fill])) {
        format.fill = cursor.rest.substr(0, fill);
        format.align = cursor.rest[fill];
        cursor.rest.remove_prefix(fill + 1);
    } else if (is_align(cursor.rest.front())) {
        format.align = cursor.rest.front();
        cursor.rest.remove_prefix(1);
    }
}

bool take_width(Cursor& cursor, NumberFormat& format) {
    if (cursor.at_digit()) {
        const auto width = cursor.take_number();
        if (!width || *width > max_format_width) {
            return false;
        }
        format.width = *width;
    }
    if (cursor.take(',')) {
        format.grouping = ',';
    } else if (cursor.take('_')) {
        format.grouping = '_';
    }
    if (cursor.take('.')) {
        const auto precision = cursor.at_digit() ? cursor.take_number() : std::nullopt;
        if (!precision || *precision > max_format_precision) {
            return false;
        }
        format.precision = *precision;
    }
    return true;
}

std::string digits_of(double magnitude, std::chars_format style, int precision) {
    std::array<char, 1024> text{};
    const auto [end, failed] =
        precision < 0
            ? std::to_chars(text.data(), text.data() + text.size(), magnitude)
            : std::to_chars(text.data(), text.data() + text.size(), magnitude, style, precision);
    return failed == std::errc{} ? std::string(text.data(), end) : std::string{};
}

/// repr(float): the shortest digits; exponents from 1e16 on and below 1e−4; always a point or an
/// exponent.
std::string repr_digits(double magnitude) {
    std::array<char, 64> text{};
    const bool plain = magnitude == 0 || (magnitude >= 1e-4 && magnitude < 1e16);
    const auto style = plain ? std::chars_format::fixed : std::chars_format::scientific;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), magnitude, style).ptr;
    std::string digits(text.data(), end);
    if (plain && digits.find('.') == std::string::npos) {
        digits += ".0";
    }
    return digits;
}

/// '#' keeps the zeros that %g drops; std::to_chars has no such flag, and glibc's drops them, too,
/// where rounding leads to the next power of ten ("%#.6g" of 999999.5).
std::string alternate_general(double magnitude, int significant) {
    const std::string digits = digits_of(magnitude, std::chars_format::scientific, significant - 1);
    const int exponent = std::atoi(digits.c_str() + digits.find('e') + 1);
    return exponent < -4 || exponent >= significant
               ? digits
               : digits_of(magnitude, std::chars_format::fixed, significant - 1 - exponent);
}

/// "1e+01", "1.2e+01": an exponent, and no zeros at the end of the digits.
std::string short_exponential(double magnitude, int significant) {
    std::string digits = digits_of(magnitude, std::chars_format::scientific, significant - 1);
    const std::size_t exponent = digits.find('e');
    std::size_t end = exponent;
    if (digits.find('.') != std::string::npos) {
        end = digits.find_last_not_of('0', exponent - 1) + 1;
        end -= digits[end - 1] == '.' ? 1U : 0U;
    }
    return digits.substr(0, end) + digits.substr(exponent);
}

std::string finite_digits(const NumberFormat& format, double magnitude) {
    const int precision = format.precision < 0 ? 6 : format.precision;
    switch (format.type) {
        case 'f':
        case 'F':
            return digits_of(magnitude, std::chars_format::fixed, precision);
        case 'd':
            return digits_of(magnitude, std::chars_format::fixed, 0);
        case '%':
            return digits_of(magnitude * 100, std::chars_format::fixed, precision) + "%";
        case 'e':
        case 'E':
            return digits_of(magnitude, std::chars_format::scientific, precision);
        case 0:
            if (format.precision < 0) {
                return repr_digits(magnitude);
            }
            break;
        default:
            break;
    }
    const int significant = std::max(precision, 1);
    std::string digits = format.alternate
                             ? alternate_general(magnitude, significant)
                             : digits_of(magnitude, std::chars_format::general, significant);
    if (format.type == 0 && format.alternate && digits.find_first_of(".e") == std::string::npos) {
        return digits_of(magnitude, std::chars_format::scientific, significant - 1);
    }
    if (format.type == 0 && digits.find_first_of(".e") == std::string::npos) {
        // Without a type there is always a digit after the point, or else an exponent.
        if (static_cast<int>(digits.size()) < significant) {
            return digits + ".0";
        }
        return short_exponential(magnitude, significant);
    }
    return digits;
}

/// '#' keeps the point that nothing stands behind.
std::string with_point(const NumberFormat& format, std::string digits) {
    const bool is_number = digits.front() != 'i';  // a percentage may be beyond a double
    if (format.alternate && format.type != 'd' && is_number &&
        digits.find('.') == std::string::npos) {
        digits.insert(std::min(digits.find_first_of("e%"), digits.size()), 1, '.');
    }
    return digits;
}

/// The whole digits in groups of three, led by zeros in groups of their own until they are
/// `least_width` wide. Never led by a separator, so that they may become one wider.
std::string grouped(const std::string& digits, char separator, std::ptrdiff_t least_width) {
    const std::size_t found = digits.find_first_not_of("0123456789");
    const std::size_t whole = std::min(found, digits.size());
    auto left = static_cast<std::ptrdiff_t>(whole);
    std::string reversed;
    for (;;) {
        const std::ptrdiff_t group =
            std::min<std::ptrdiff_t>(3, std::max<std::ptrdiff_t>(std::max(left, least_width), 1));
        for (std::ptrdiff_t i = 0; i < group; ++i) {
            reversed += left > 0 ? digits[static_cast<std::size_t>(--left)] : '0';
        }
        least_width -= group;
        if (left <= 0 && least_width <= 0) {
            break;
        }
        --least_width;
        reversed += separator;
    }
    return std::string(reversed.rbegin(), reversed.rend()) + digits.substr(whole);
}

/// Zeros that fill the width are grouped, too.
std::string with_groups(const NumberFormat& format, std::size_t sign_size, std::string digits) {
    if (format.grouping == 0) {
        return digits;
    }
    const std::size_t found = digits.find_first_not_of("0123456789");
    const std::size_t whole = std::min(found, digits.size());
    if (whole == 0) {
        return digits;  // nan and inf
    }
    const bool fills = format.fill == "0" && format.align == '=';
    const auto rest = static_cast<std::ptrdiff_t>(sign_size + digits.size() - whole);
    return grouped(digits, format.grouping, fills ? format.width - rest : 0);
}

std::string padded(const NumberFormat& format, const std::string& sign, const std::string& digits) {
    const std::size_t size = sign.size() + digits.size();
    const auto width = static_cast<std::size_t>(format.width);
    const std::size_t missing = width > size ? width - size : 0;
    const std::size_t before = format.align == '>'   ? missing
                               : format.align == '^' ? missing / 2
                                                     : 0;
    std::string out;
    const auto pad = [&](std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            out += format.fill;
        }
    };
    if (format.align == '=') {
        out += sign;
        pad(missing);
        return out + digits;
    }
    pad(before);
    out += sign + digits;
    pad(missing - before);
    return out;
}

}  // namespace

std::optional<NumberFormat> parse_number_format(std::string_view text) {
    NumberFormat format;
    Cursor cursor{text};
    const std::size_t all = text.size();
    take_alignment(cursor, format);
    const bool aligned = cursor.rest.size() != all;
    const bool filled = all - cursor.rest.size() > 1;
    for (const char sign : {'-', '+', ' '}) {
        if (cursor.take(sign)) {
            format.sign = sign;
            break;
        }
    }
    format.no_negative_zero = cursor.take('z');
    format.alternate = cursor.take('#');
    // After a fill of its own a zero is but the first digit of the width.
    if (!filled && cursor.take('0')) {
        format.fill = "0";
        format.align = aligned ? format.align : '=';
    }
    if (!take_width(cursor, format)) {
        return std::nullopt;
    }
    if (!cursor.rest.empty() && types.find(cursor.rest.front()) != std::string_view::npos) {
        format.type = cursor.rest.front();
        cursor.rest.remove_prefix(1);
    }
    const bool senseless =
        (format.type == 'd' && (format.precision >= 0 || format.no_negative_zero)) ||
        (format.type == 'n' && format.grouping != 0);
    if (!cursor.rest.empty() || senseless) {
        return std::nullopt;
    }
    return format;
}

std::string format_number(const NumberFormat& format, double value) {
    const double magnitude = std::fabs(value);
    std::string digits;
    if (std::isfinite(value)) {
        digits = with_point(format, finite_digits(format, magnitude));
    } else {
        digits = std::isnan(value) ? "nan" : "inf";
        digits += format.type == '%' ? "%" : "";
    }
    const std::size_t exponent = std::min(digits.find('e'), digits.size());
    const bool is_zero = digits.find_first_of("123456789") >= exponent;
    const bool loses_sign = (format.no_negative_zero || format.type == 'd') && is_zero;
    const bool negative =
        std::signbit(value) && !std::isnan(value) && !(loses_sign && std::isfinite(value));
    const std::string sign = negative ? "-" : format.sign == '-' ? "" : std::string(1, format.sign);
    digits = with_groups(format, sign.size(), std::move(digits));
    if (format.type == 'E' || format.type == 'F' || format.type == 'G') {
        std::transform(digits.begin(), digits.end(), digits.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    }
    return padded(format, sign, digits);
}

}  // namespace plotmill::chart

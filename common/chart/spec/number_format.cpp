#include "chart/spec/number_format.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

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

/// '#' keeps the zeros that %g drops; std::to_chars has no such flag.
std::string alternate_general(double magnitude, int precision) {
    std::array<char, 512> text{};
    std::snprintf(text.data(), text.size(), "%#.*g", precision, magnitude);
    return text.data();
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
    if (format.type == 0 && digits.find_first_of(".e") == std::string::npos) {
        // Without a type there is always a digit after the point, or else an exponent.
        if (static_cast<int>(digits.size()) < significant) {
            return digits + ".0";
        }
        return short_exponential(magnitude, significant);
    }
    return digits;
}

std::string grouped(std::string digits, char separator) {
    std::size_t whole = digits.find_first_not_of("0123456789");
    whole = whole == std::string::npos ? digits.size() : whole;
    for (std::size_t at = whole; at > 3; at -= 3) {
        digits.insert(at - 3, 1, separator);
    }
    return digits;
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
    for (const char sign : {'-', '+', ' '}) {
        if (cursor.take(sign)) {
            format.sign = sign;
            break;
        }
    }
    format.alternate = cursor.take('#');
    if (cursor.take('0')) {
        format.fill = aligned && format.fill != " " ? format.fill : "0";
        format.align = aligned ? format.align : '=';
    }
    if (!take_width(cursor, format)) {
        return std::nullopt;
    }
    if (!cursor.rest.empty() && types.find(cursor.rest.front()) != std::string_view::npos) {
        format.type = cursor.rest.front();
        cursor.rest.remove_prefix(1);
    }
    const bool senseless = (format.type == 'd' && format.precision >= 0) ||
                           (format.type == 'n' && format.grouping != 0);
    if (!cursor.rest.empty() || senseless) {
        return std::nullopt;
    }
    return format;
}

std::string format_number(const NumberFormat& format, double value) {
    const bool negative = std::signbit(value) && !std::isnan(value);
    const std::string sign = negative ? "-" : format.sign == '-' ? "" : std::string(1, format.sign);
    const double magnitude = std::fabs(value);
    std::string digits;
    if (std::isfinite(value)) {
        digits = finite_digits(format, magnitude);
        if (format.grouping != 0) {
            digits = grouped(std::move(digits), format.grouping);
        }
    } else {
        digits = std::isnan(value) ? "nan" : "inf";
        digits += format.type == '%' ? "%" : "";
    }
    if (format.type == 'E' || format.type == 'F' || format.type == 'G') {
        std::transform(digits.begin(), digits.end(), digits.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    }
    return padded(format, sign, digits);
}

}  // namespace plotmill::chart

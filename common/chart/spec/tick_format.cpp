#include "chart/spec/tick_format.hpp"

#include <algorithm>
#include <cmath>

namespace plotmill::chart {
namespace {

/// printf's "%-+ 0#8.3f" as Python's "<+#08.3f". Takes it off the front of `rest`, the % included.
std::optional<TickFormat> take_conversion(std::string_view& rest) {
    constexpr std::string_view flags = "-+ 0#";
    constexpr std::string_view conversions = "diueEfFgG";
    const std::size_t end = rest.find_first_of(conversions, 1);
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view spec = rest.substr(1, end - 1);
    const std::size_t flags_end = std::min(spec.find_first_not_of(flags), spec.size());
    const std::string_view given = spec.substr(0, flags_end);
    const auto has = [&](char flag) { return given.find(flag) != std::string_view::npos; };
    const char type = rest[end];
    const bool is_integer = type == 'd' || type == 'i' || type == 'u';
    std::string format = has('-') ? "<" : has('0') ? "" : ">";
    format += has('+') ? "+" : has(' ') ? " " : "";
    format += has('#') ? "#" : "";
    format += has('0') && !has('-') ? "0" : "";
    format += spec.substr(flags_end);
    format += is_integer ? std::string{spec.find('.') == std::string_view::npos ? ".0f" : "f"}
                         : std::string{type};
    rest.remove_prefix(end + 1);
    const auto number = parse_number_format(format);
    return number ? std::optional{TickFormat{{}, *number, {}, is_integer}} : std::nullopt;
}

std::optional<TickFormat> parse_percent(std::string_view text) {
    TickFormat format;
    bool has_number = false;
    while (!text.empty()) {
        std::string& literal = has_number ? format.after : format.before;
        if (text.front() != '%') {
            literal += text.front();
            text.remove_prefix(1);
        } else if (text.starts_with("%%")) {
            literal += '%';
            text.remove_prefix(2);
        } else {
            const auto number = has_number ? std::nullopt : take_conversion(text);
            if (!number) {
                return std::nullopt;
            }
            format.number = number->number;
            format.truncates = number->truncates;
            has_number = true;
        }
    }
    return has_number ? std::optional{format} : std::nullopt;
}

std::optional<TickFormat> parse_braces(std::string_view text) {
    const std::size_t open = text.find('{');
    const std::size_t close = text.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos ||
        text.find_first_of("{}", close + 1) != std::string_view::npos) {
        return std::nullopt;
    }
    std::string_view field = text.substr(open + 1, close - open - 1);
    if (!field.starts_with('x') || (field.size() > 1 && field[1] != ':')) {
        return std::nullopt;
    }
    field.remove_prefix(std::min<std::size_t>(2, field.size()));
    const auto number = parse_number_format(field);
    if (!number) {
        return std::nullopt;
    }
    return TickFormat{std::string{text.substr(0, open)}, *number,
                      std::string{text.substr(close + 1)}, false};
}

}  // namespace

std::optional<TickFormat> parse_tick_format(std::string_view text) {
    return text.find('%') != std::string_view::npos && text.find("{x") == std::string_view::npos
               ? parse_percent(text)
               : parse_braces(text);
}

std::string format_tick(const TickFormat& format, double value) {
    // A number cut to a whole one is an int to Python, and knows no negative zero.
    const double shown = format.truncates ? std::trunc(value) + 0.0 : value;
    return format.before + format_number(format.number, shown) + format.after;
}

}  // namespace plotmill::chart

#include "chart/color/color.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

namespace plotmill::chart {
namespace {

struct NamedColor {
    std::string_view name;
    std::uint32_t rgb;
};

constexpr std::pair<char, Color> half_bright_letters[] = {{'g', {0, 0.5, 0, 1}},
                                                          {'c', {0, 0.75, 0.75, 1}},
                                                          {'m', {0.75, 0, 0.75, 1}},
                                                          {'y', {0.75, 0.75, 0, 1}}};

constexpr NamedColor named_colors[] = {
#include "chart/color/named_colors.inc"
};

Color from_rgb(std::uint32_t rgb) {
    return {.r = ((rgb >> 16U) & 0xffU) / 255.0,
            .g = ((rgb >> 8U) & 0xffU) / 255.0,
            .b = (rgb & 0xffU) / 255.0,
            .a = 1};
}

std::optional<std::array<double, 4>> hex_channels(std::string_view digits) {
    const std::size_t width = digits.size() <= 4 ? 1 : 2;
    const std::size_t count = digits.size() / width;
    if (digits.size() % width != 0 || (count != 3 && count != 4)) {
        return std::nullopt;
    }
    std::array<double, 4> channels{0, 0, 0, 1};
    for (std::size_t i = 0; i < count; ++i) {
        unsigned value = 0;
        const char* first = digits.data() + i * width;
        const auto [end, failed] = std::from_chars(first, first + width, value, 16);
        if (failed != std::errc{} || end != first + width) {
            return std::nullopt;
        }
        channels[i] = value * (width == 1 ? 17 : 1) / 255.0;
    }
    return channels;
}

std::optional<Color> parse_hex(std::string_view digits) {
    const auto channels = hex_channels(digits);
    if (!channels) {
        return std::nullopt;
    }
    return Color{(*channels)[0], (*channels)[1], (*channels)[2], (*channels)[3]};
}

/// float() of Python allows spaces around a number and a plus before it.
std::optional<Color> parse_grey(std::string_view text) {
    constexpr std::string_view spaces = " \t\n\r\f\v";
    const std::size_t first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos) {
        return std::nullopt;
    }
    text = text.substr(first, text.find_last_not_of(spaces) + 1 - first);
    if (text.starts_with('+') && !text.starts_with("+-")) {
        text.remove_prefix(1);
    }
    double level = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), level);
    if (failed != std::errc{} || end != text.data() + text.size() || !(level >= 0 && level <= 1)) {
        return std::nullopt;
    }
    return Color{level, level, level, 1};
}

bool is_cycle_name(std::string_view text) {
    return text.size() > 1 && text.front() == 'C' &&
           text.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

std::optional<Color> find_named(std::string_view text) {
    // Four of the single letters are no whole number of 255ths.
    for (const auto& [letter, color] : half_bright_letters) {
        if (text.size() == 1 && text.front() == letter) {
            return color;
        }
    }
    const auto* found = std::lower_bound(
        std::begin(named_colors), std::end(named_colors), text,
        [](const NamedColor& entry, std::string_view name) { return entry.name < name; });
    const bool is_found = found != std::end(named_colors) && found->name == text;
    return is_found ? std::optional{from_rgb(found->rgb)} : std::nullopt;
}

std::string in_lower_case(std::string_view text) {
    std::string lower{text};
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lower;
}

}  // namespace

std::optional<Color> parse_color(std::string_view text) {
    if (text.starts_with('#')) {
        return parse_hex(text.substr(1));
    }
    if (is_cycle_name(text)) {
        // "C12" is the third colour of the default cycle of ten: the last digit decides.
        const std::array<char, 2> name{'C', text.back()};
        return find_named({name.data(), name.size()});
    }
    if (const auto named = find_named(text)) {
        return named;
    }
    if (text.size() > 1) {
        const std::string lower = in_lower_case(text);
        if (lower == "none") {
            return Color{0, 0, 0, 0};
        }
        if (const auto named = find_named(lower)) {
            return named;
        }
    }
    return parse_grey(text);
}

std::optional<Color> color_of_channels(std::span<const double> channels) {
    const bool fits = std::all_of(channels.begin(), channels.end(),
                                  [](double channel) { return channel >= 0 && channel <= 1; });
    if (!fits || (channels.size() != 3 && channels.size() != 4)) {
        return std::nullopt;
    }
    return Color{channels[0], channels[1], channels[2], channels.size() == 4 ? channels[3] : 1};
}

}  // namespace plotmill::chart

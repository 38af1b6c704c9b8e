#include "chart/color/color.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <iterator>

namespace plotmill::chart {
namespace {

struct NamedColor {
    std::string_view name;
    std::uint32_t rgb;
};

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

std::optional<Color> parse_grey(std::string_view text) {
    double level = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), level);
    if (failed != std::errc{} || end != text.data() + text.size() || !(level >= 0 && level <= 1)) {
        return std::nullopt;
    }
    return Color{level, level, level, 1};
}

/// "C12" is the third colour of the default cycle of ten.
std::optional<Color> parse_cycle(std::string_view text) {
    unsigned number = 0;
    const auto [end, failed] = std::from_chars(text.data() + 1, text.data() + text.size(), number);
    if (failed != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    const std::array<char, 2> name{'C', static_cast<char>('0' + number % 10)};
    return parse_color({name.data(), name.size()});
}

}  // namespace

std::optional<Color> parse_color(std::string_view text) {
    if (text == "none") {
        return Color{0, 0, 0, 0};
    }
    const auto* found = std::lower_bound(
        std::begin(named_colors), std::end(named_colors), text,
        [](const NamedColor& entry, std::string_view name) { return entry.name < name; });
    if (found != std::end(named_colors) && found->name == text) {
        return from_rgb(found->rgb);
    }
    if (text.starts_with('#')) {
        return parse_hex(text.substr(1));
    }
    if (text.size() > 2 && text.size() < 8 && text.starts_with('C')) {
        return parse_cycle(text);
    }
    return parse_grey(text);
}

}  // namespace plotmill::chart

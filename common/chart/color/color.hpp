#pragma once
// A colour as matplotlib writes it: "black", "k", "tab:blue", "xkcd:sky blue", "C1", "0.5", "#rgb",
// "#rgba", "#rrggbb", "#rrggbbaa".

#include <optional>
#include <span>
#include <string_view>

namespace plotmill::chart {

struct Color {  // not premultiplied, each 0 … 1
    double r = 0;
    double g = 0;
    double b = 0;
    double a = 1;
    friend bool operator==(const Color&, const Color&) = default;
};

inline constexpr Color black{};
inline constexpr Color white{1, 1, 1, 1};

/// Names of more than one letter may be written in capitals, as in matplotlib; "none" is fully
/// transparent.
std::optional<Color> parse_color(std::string_view text);

/// [r, g, b] or [r, g, b, a], each 0 … 1; nothing for anything else.
std::optional<Color> color_of_channels(std::span<const double> channels);

/// What parse_color understands, for error sentences.
inline constexpr std::string_view color_forms =
    "a CSS colour name, 'tab:blue', 'xkcd:sky blue', 'C0' to 'C9', '0.5', '#rgb[a]' or "
    "'#rrggbb[aa]'";

}  // namespace plotmill::chart

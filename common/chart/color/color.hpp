#pragma once
// A colour as matplotlib writes it: "black", "tab:blue", "C1", "0.5", "#rgb", "#rrggbb",
// "#rrggbbaa".

#include <optional>
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

/// Case is significant except in hexadecimal digits, as in matplotlib; "none" is fully transparent.
std::optional<Color> parse_color(std::string_view text);

/// What parse_color understands, for error sentences.
inline constexpr std::string_view color_forms =
    "a CSS colour name, 'tab:blue', 'C0' to 'C9', '0.5', '#rgb' or '#rrggbb[aa]'";

}  // namespace plotmill::chart

#pragma once
// Which face of a family a text is set in, as matplotlib names them: family "sans-serif", "serif"
// or "monospace" (DejaVu's), weight "bold", style "italic" or "oblique". Formulas ask for the
// families behind these three, too: big operators, alphabets and delimiters of several sizes.

#include <compare>
#include <cstdint>

namespace plotmill::chart {

enum class FontFamily : std::uint8_t {
    sans,
    serif,
    monospace,
    display,
    stix,
    stix_one,  // delimiters, larger and larger
    stix_two,
    stix_three,
    stix_four,
    stix_five,
    stix_alphabets,
    computer_modern_symbols
};

struct FontStyle {
    FontFamily family = FontFamily::sans;
    bool bold = false;
    bool oblique = false;
    bool reads_math = false;  // "$x^2$" is a formula (math_line.hpp)
    friend auto operator<=>(const FontStyle&, const FontStyle&) = default;
};

}  // namespace plotmill::chart

#pragma once
// A line with formulas between dollar signs, read into boxes: matplotlib's mathtext. Scripts,
// primes, groups, spaces, names of symbols and functions, faces and alphabets (\mathrm, \mathbb …),
// accents, fractions, roots, delimiters. The rest is refused by name.

#include "chart/text/math_box.hpp"

#include <string>
#include <string_view>

namespace plotmill::chart {

/// Has the line an even number of dollar signs that no backslash stands before?
bool has_formulas(std::string_view line) noexcept;

struct ParsedLine {
    MathBox row;
    std::string problem;  // empty: none; else the row means nothing
};

/// \pre `line` is UTF-8 and has_formulas(line)
ParsedLine parse_math_line(std::string_view line, MathFonts& fonts);

}  // namespace plotmill::chart

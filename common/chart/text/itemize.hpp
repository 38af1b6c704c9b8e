#pragma once
// A line cut into runs that can be shaped: one direction, one script, one font each, in the order
// in which they stand from left to right (Unicode Bidirectional Algorithm, UAX #9, by FriBidi).

#include "chart/text/font_list.hpp"
#include "chart/text/unicode.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace plotmill::chart {

struct TextRun {
    std::size_t first = 0;  // code points of the line, in the order of reading
    std::size_t count = 0;
    ScriptTag script = 0;
    FontId font = 0;
    bool is_right_to_left = false;
};

/// Which fonts there are for a text.
struct FontChoice {
    std::function<std::optional<FontId>(char32_t)> find;  // the first font that has it
    std::function<bool(FontId, char32_t)> has;
    FontId first = 0;  // draws the boxes
};

/// A font is chosen for whole scripts before clusters (a letter with its marks), so that joined
/// letters come from one font; emoji sequences stay together in the colour font.
std::vector<TextRun> itemize(std::span<const char32_t> codes, const FontChoice& fonts);

}  // namespace plotmill::chart

#include "chart/text/math_parser.hpp"

#include "chart/text/complex_text.hpp"
#include "chart/text/formula.hpp"
#include "chart/text/utf8.hpp"

#include <utility>
#include <vector>

namespace plotmill::chart {
namespace {

/// Up to the next dollar sign, which is taken, too, if there is one. In a formula a backslash goes
/// with whatever follows it, in plain text only with a dollar sign.
std::string_view take_part(std::string_view& rest, bool is_formula) {
    std::size_t end = 0;
    while (end < rest.size() && rest[end] != '$') {
        const bool is_escape =
            rest[end] == '\\' && end + 1 < rest.size() && (is_formula || rest[end + 1] == '$');
        end += is_escape ? 2 : 1;
    }
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

MathBox plain_row(std::string_view text, MathFonts& fonts) {
    std::vector<MathBox> boxes;
    while (!text.empty()) {
        if (text.starts_with("\\$")) {
            text.remove_prefix(1);
        }
        const char32_t code = take_code_point(text);
        boxes.push_back(glyph_box({.code = code,
                                   .font = MathFont::text,
                                   .weight = MathFont::roman,
                                   .points = fonts.points()},
                                  fonts));
    }
    return kerned_row(std::move(boxes), fonts);
}

std::string quoted_problem(std::string_view line, const std::string& problem) {
    return "text \"" + std::string{line} + "\": " + problem;
}

}  // namespace

bool has_formulas(std::string_view line) noexcept {
    std::size_t dollars = 0;
    for (std::size_t at = line.find('$'); at != std::string_view::npos;
         at = line.find('$', at + 1)) {
        dollars += at > 0 && line[at - 1] == '\\' ? 0U : 1U;
    }
    return dollars > 0 && dollars % 2 == 0;
}

ParsedLine parse_math_line(std::string_view line, MathFonts& fonts) {
    if (needs_shaping(line)) {
        return {{}, quoted_problem(line, "formulas stand only among letters of simple scripts")};
    }
    std::vector<MathBox> parts;
    bool is_formula = false;
    bool spaces_after_scripts = false;
    for (std::string_view rest = line; !rest.empty(); is_formula = !is_formula) {
        const std::string_view part = take_part(rest, is_formula);
        if (!is_formula) {
            parts.push_back(plain_row(part, fonts));
            continue;
        }
        FormulaReader reader{part, fonts, spaces_after_scripts};
        parts.push_back(reader.read());
        spaces_after_scripts = reader.spaces_after_scripts();
        if (!reader.problem().empty()) {
            return {{}, quoted_problem(line, reader.problem())};
        }
    }
    return {kerned_row(std::move(parts), fonts), ""};
}

}  // namespace plotmill::chart

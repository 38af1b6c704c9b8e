#pragma once
// What stands between two dollar signs, read into boxes by recursive descent (math_parser.hpp says
// what it covers).

#include "chart/text/math_box.hpp"
#include "chart/text/math_symbols.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::chart {

class FormulaReader {
public:
    /// `formula` and `fonts` must live longer.
    FormulaReader(std::string_view formula, MathFonts& fonts) : text_{formula}, fonts_{fonts} {}

    /// The whole formula; problem() says whether that means anything.
    MathBox read();
    [[nodiscard]] const std::string& problem() const noexcept { return problem_; }

private:
    struct Scripts {
        std::optional<MathBox> below;
        std::optional<MathBox> above;
    };

    /// Nothing for what only changes the font.
    std::optional<MathBox> take_token();
    std::optional<MathBox> take_space();
    bool take_font_switch();
    MathBox take_scripted();
    /// A symbol, a group or a function; blank where there is none.
    MathBox take_placeable();
    MathBox take_command();
    MathBox take_escaped();
    MathBox take_character();
    MathBox take_function(std::string_view name, std::size_t start);
    MathBox take_accented(char32_t accent);
    MathBox take_group(MathFont font);
    Scripts take_scripts();
    MathBox symbol_box(char32_t code, SymbolClass kind, std::size_t start);
    MathBox with_scripts(MathBox nucleus, Scripts scripts);
    MathBox script_box(MathBox script, double gap);

    [[nodiscard]] bool is_at_end() const noexcept { return at_ >= text_.size(); }
    [[nodiscard]] char peek() const noexcept { return is_at_end() ? '\0' : text_[at_]; }
    [[nodiscard]] char last_before(std::size_t place) const noexcept;
    [[nodiscard]] char next_from(std::size_t place) const noexcept;
    [[nodiscard]] std::string_view command_at(std::size_t place) const noexcept;
    void skip_spaces() noexcept;
    /// The first one is kept; reading ends.
    void refuse(const std::string& why);
    MathBox space_box(double ems);
    /// The thickness of a line in a formula.
    [[nodiscard]] double rule_px() const noexcept;
    MathBox glyph(char32_t code, MathFont font);

    std::string_view text_;
    MathFonts& fonts_;
    std::size_t at_ = 0;
    MathFont font_ = MathFont::italic;
    int depth_ = 0;
    bool spaces_after_scripts_ = false;  // of a function that has some
    std::string problem_;
};

}  // namespace plotmill::chart

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
    /// `formula` and `fonts` must live longer. `spaces_after_scripts`: of the formula before on the
    /// line (spaces_after_scripts()).
    FormulaReader(std::string_view formula, MathFonts& fonts, bool spaces_after_scripts = false)
        : text_{formula}, fonts_{fonts}, spaces_after_scripts_{spaces_after_scripts} {}

    /// The whole formula; problem() says whether that means anything.
    MathBox read();
    [[nodiscard]] const std::string& problem() const noexcept { return problem_; }
    /// Does the gap behind a function wait for scripts that did not come?
    [[nodiscard]] bool spaces_after_scripts() const noexcept { return spaces_after_scripts_; }

private:
    struct Scripts {
        std::optional<MathBox> below;
        std::optional<MathBox> above;
        int primes = 0;
    };
    /// \frac and its kin: how thick the line is, how often the parts shrink.
    struct Fraction {
        double rule = 0;
        int steps = 1;
        std::string_view left{};
        std::string_view right{};
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
    MathBox take_operator_name(std::size_t start);
    MathBox take_accented(std::string_view name);
    MathBox take_group(std::optional<MathFont> font);
    /// What stands in braces that keep no font to themselves.
    MathBox take_braced(bool may_be_empty = false);
    std::vector<MathBox> take_tokens(char end);
    std::string_view take_word_in_braces();
    double take_number_in_braces();
    MathBox take_layout(std::string_view name);
    MathBox take_fraction(const Fraction& fraction);
    MathBox take_general_fraction();
    MathBox take_root();
    MathBox take_overline();
    MathBox take_set(bool is_under);
    /// \left … \right
    MathBox take_delimited();
    std::string_view take_delimiter();
    Scripts take_scripts();
    MathBox symbol_box(char32_t code, SymbolClass kind, std::size_t start);
    MathBox symbol_named(const MathSymbol& symbol, std::size_t start);
    MathBox with_gap_behind(std::vector<MathBox> letters, char after, bool never);
    MathBox with_scripts(MathBox nucleus, Scripts scripts);
    MathBox with_stacked_scripts(MathBox nucleus, Scripts scripts);
    MathBox script_box(MathBox script, double gap);
    /// Between delimiters that are as high as what they enclose.
    MathBox delimited(std::string_view left, std::vector<MathBox> middle, std::string_view right);
    /// A delimiter at least so high; `factor` instead of what its height asks for.
    MathBox tall_glyph(char32_t code, double height, double depth, std::optional<double> factor);
    MathBox wide_accent(char32_t code, double width);
    MathBox under_line(MathBox body, double height, double depth);

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
    [[nodiscard]] MathGlyph plain_glyph(char32_t code, MathFont font) const;
    void set_font(MathFont font) noexcept;
    /// Up to the next character that is none; refuses what is not `c`.
    bool take(char c);

    std::string_view text_;
    MathFonts& fonts_;
    std::size_t at_ = 0;
    MathFont font_ = MathFont::italic;
    MathFont weight_ = MathFont::italic;  // the last of roman, italic and bold
    int depth_ = 0;
    bool spaces_after_scripts_ = false;  // of a function that has some
    std::string problem_;
};

}  // namespace plotmill::chart

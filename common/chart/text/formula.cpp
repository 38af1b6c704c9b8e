#include "chart/text/formula.hpp"

#include "chart/text/utf8.hpp"

#include <array>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr int most_groups = 32;  // within each other
constexpr double operator_space = 0.2;
constexpr double function_space = 0.16667;
constexpr double rule_points = 0.75 / 12;                              // for each point of size
constexpr std::string_view own_characters = " +-*/<>=:,.;!?&'@()[]|";  // and letters and digits
constexpr std::string_view escapable = "%${}_|#";
constexpr std::string_view no_space_before = "|/.([<)]>^_";  // after the name of a function

constexpr std::array<std::pair<std::string_view, MathFont>, 11> font_names{
    {{"rm", MathFont::roman},
     {"it", MathFont::italic},
     {"bf", MathFont::bold},
     {"tt", MathFont::monospace},
     {"sf", MathFont::sans},
     {"cal", MathFont::calligraphic},
     {"bb", MathFont::blackboard},
     {"frak", MathFont::fraktur},
     {"scr", MathFont::script},
     {"default", MathFont::text},
     {"regular", MathFont::text}}};

std::optional<MathFont> find_font(std::string_view name) {
    for (const auto& [text, font] : font_names) {
        if (text == name) {
            return font;
        }
    }
    return std::nullopt;
}

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

MathBox FormulaReader::read() {
    std::vector<MathBox> boxes;
    skip_spaces();
    if (is_at_end()) {
        refuse("a formula is empty");
    }
    while (!is_at_end()) {
        if (auto box = take_token()) {
            boxes.push_back(std::move(*box));
        }
        skip_spaces();
    }
    return kerned_row(std::move(boxes), fonts_);
}

std::optional<MathBox> FormulaReader::take_token() {
    if (auto space = take_space()) {
        return space;
    }
    if (take_font_switch()) {
        return std::nullopt;
    }
    if (command_at(at_) == "left") {
        return take_delimited();
    }
    return take_scripted();
}

std::optional<MathBox> FormulaReader::take_space() {
    if (command_at(at_) == "hspace") {
        at_ += std::string_view{"\\hspace"}.size();
        return space_box(take_number_in_braces());
    }
    const bool is_tie = peek() == '~';
    const std::string_view command = is_tie ? " " : command_at(at_);
    const double ems = math_space(command);
    if (ems == 0) {
        return std::nullopt;
    }
    at_ += is_tie ? 1 : 1 + command.size();
    return space_box(ems);
}

bool FormulaReader::take_font_switch() {
    const std::string_view command = command_at(at_);
    const auto font = find_font(command);
    if (font) {
        set_font(*font);
        at_ += 1 + command.size();
    }
    return font.has_value();
}

MathBox FormulaReader::take_placeable() {
    if (is_at_end()) {
        refuse("a script is missing");
        return {};
    }
    if (peek() == '{') {
        return take_group(std::nullopt);
    }
    return peek() == '\\' ? take_command() : take_character();
}

MathBox FormulaReader::take_command() {
    const std::size_t start = at_;
    const std::string_view name = command_at(start);
    if (find_math_accent(name) != 0 || find_wide_accent(name) != 0) {
        at_ += 1 + name.size();
        return take_accented(name);
    }
    if (name.empty() || !is_ascii_letter(name.front())) {
        return take_escaped();
    }
    at_ += 1 + name.size();
    if (const MathSymbol* const symbol = find_math_symbol(name)) {
        return symbol_named(*symbol, start);
    }
    if (is_math_function(name)) {
        return take_function(name, start);
    }
    if (name == "operatorname") {
        return take_operator_name(start);
    }
    const auto font = name.starts_with("math") ? find_font(name.substr(4)) : std::nullopt;
    skip_spaces();
    if (font && peek() == '{') {
        return take_group(*font);
    }
    return take_layout(name);
}

MathBox FormulaReader::take_escaped() {
    const char escaped = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (escaped == '\0' || escapable.find(escaped) == std::string_view::npos) {
        refuse("a backslash stands before what it says nothing about");
        return {};
    }
    at_ += 2;
    constexpr char32_t double_bar = U'\u2016';
    return glyph(escaped == '|' ? double_bar : static_cast<unsigned char>(escaped), font_);
}

MathBox FormulaReader::take_character() {
    const char c = peek();
    const std::size_t start = at_;
    const bool is_plain = is_ascii_letter(c) || is_digit(c) ||
                          static_cast<unsigned char>(c) > 127 ||
                          own_characters.find(c) != std::string_view::npos;
    if (!is_plain) {
        refuse(std::string{c} + " is not supported here");
        return {};
    }
    std::string_view rest = text_.substr(at_);
    const char32_t code = take_code_point(rest);
    at_ = text_.size() - rest.size();
    constexpr char32_t minus = U'\u2212';
    return symbol_box(code == U'-' ? minus : code, class_of_character(code), start);
}

MathBox FormulaReader::symbol_named(const MathSymbol& symbol, std::size_t start) {
    if (symbol.name == "prime") {
        MathGlyph prime = plain_glyph(symbol.code, font_);
        prime.is_prime = true;
        return glyph_box(prime, fonts_);
    }
    if (symbol.kind == SymbolClass::integral) {
        MathGlyph integral = plain_glyph(symbol.code, font_);
        integral.leans = true;
        MathBox box = glyph_box(integral, fonts_);
        box.drops_scripts = true;
        return box;
    }
    return symbol_box(symbol.code, symbol.kind, start);
}

/// Where a formula or a group begins, a sign belongs to what follows and gets no room.
MathBox FormulaReader::symbol_box(char32_t code, SymbolClass kind, std::size_t start) {
    MathBox symbol = glyph(code, font_);
    if (kind == SymbolClass::stacking) {
        symbol.stacks_scripts = true;
        return symbol;
    }
    const char before = last_before(start);
    const char after = next_from(start + 1);
    const bool begins =
        before == '\0' || before == '{' || before == '(' || before == '[' || before == '<';
    if (kind == SymbolClass::ordinary || (kind == SymbolClass::binary && begins) ||
        (code == U',' && before == '{' && after == '}') ||
        (code == U'.' && is_digit(before) && is_digit(after))) {
        return symbol;
    }
    std::vector<MathBox> boxes;
    if (kind != SymbolClass::punctuation) {
        boxes.push_back(space_box(operator_space));
    }
    boxes.push_back(std::move(symbol));
    boxes.push_back(space_box(operator_space));
    return kerned_row(std::move(boxes), fonts_);
}

MathBox FormulaReader::take_function(std::string_view name, std::size_t start) {
    std::vector<MathBox> letters;
    const MathFont weight = std::exchange(weight_, MathFont::roman);
    for (const char letter : name) {
        letters.push_back(glyph(static_cast<unsigned char>(letter), MathFont::roman));
    }
    weight_ = weight;
    const bool stacks = stacks_scripts(name);
    MathBox function =
        with_gap_behind(std::move(letters), next_from(start + name.size() + 1), stacks);
    function.stacks_scripts = stacks;
    return function;
}

MathBox FormulaReader::with_gap_behind(std::vector<MathBox> letters, char after, bool never) {
    if (!never && (after == '\0' || no_space_before.find(after) == std::string_view::npos)) {
        letters.push_back(space_box(function_space));
    }
    spaces_after_scripts_ = after == '^' || after == '_';
    return kerned_row(std::move(letters), fonts_);
}

/// matplotlib looks for what follows as many characters further as the name has parts.
MathBox FormulaReader::take_operator_name(std::size_t start) {
    skip_spaces();
    if (!take('{')) {
        return {};
    }
    std::vector<MathBox> parts = take_tokens('}');
    for (MathBox& part : parts) {
        if (part.kind == MathBox::Kind::glyph && !part.is_accent) {
            part.glyph.font = MathFont::roman;
            part = glyph_box(part.glyph, fonts_);
        }
    }
    constexpr std::size_t length_of_command = 15;
    const char after = next_from(std::min(text_.size(), start + parts.size() + length_of_command));
    return with_gap_behind(std::move(parts), after, false);
}

MathBox FormulaReader::take_group(std::optional<MathFont> font) {
    const MathFont outer = font_;
    const MathFont outer_weight = weight_;
    if (font) {
        set_font(*font);
    }
    ++at_;
    MathBox group = kerned_row(take_tokens('}'), fonts_);
    font_ = outer;
    weight_ = outer_weight;
    return group;
}

MathBox FormulaReader::take_braced(bool may_be_empty) {
    skip_spaces();
    if (!take('{')) {
        return {};
    }
    skip_spaces();
    if (peek() == '}' && !may_be_empty) {
        refuse("nothing stands between { and }");
    }
    return kerned_row(take_tokens('}'), fonts_);
}

/// Up to `end`, which is taken, too.
std::vector<MathBox> FormulaReader::take_tokens(char end) {
    if (++depth_ > most_groups) {
        refuse("more than 32 groups stand within each other");
    }
    std::vector<MathBox> boxes;
    for (skip_spaces(); !is_at_end() && peek() != end; skip_spaces()) {
        if (auto box = take_token()) {
            boxes.push_back(std::move(*box));
        }
    }
    --depth_;
    take(end);
    return boxes;
}

bool FormulaReader::take(char c) {
    if (peek() != c || is_at_end()) {
        refuse(std::string{"a "} + c + " is missing");
        return false;
    }
    ++at_;
    return true;
}

void FormulaReader::set_font(MathFont font) noexcept {
    font_ = font;
    if (font == MathFont::roman || font == MathFont::italic || font == MathFont::bold) {
        weight_ = font;
    }
}

char FormulaReader::last_before(std::size_t place) const noexcept {
    while (place > 0 && text_[place - 1] == ' ') {
        --place;
    }
    return place > 0 ? text_[place - 1] : '\0';
}

char FormulaReader::next_from(std::size_t place) const noexcept {
    while (place < text_.size() && text_[place] == ' ') {
        ++place;
    }
    return place < text_.size() ? text_[place] : '\0';
}

/// Letters, or one other character.
std::string_view FormulaReader::command_at(std::size_t place) const noexcept {
    if (place + 1 >= text_.size() || text_[place] != '\\') {
        return {};
    }
    std::size_t end = place + 1;
    while (end < text_.size() && is_ascii_letter(text_[end])) {
        ++end;
    }
    return text_.substr(place + 1, end == place + 1 ? 1 : end - place - 1);
}

void FormulaReader::skip_spaces() noexcept {
    while (peek() == ' ') {
        ++at_;
    }
}

void FormulaReader::refuse(const std::string& why) {
    if (problem_.empty()) {
        problem_ = why;
    }
    at_ = text_.size();
}

MathBox FormulaReader::space_box(double ems) {
    const MathGlyph em{.code = U'm', .points = fonts_.points()};
    return kern_box(fonts_.metrics(em).advance * ems);
}

double FormulaReader::rule_px() const noexcept {
    return rule_points * fonts_.points() * fonts_.dpi() / 72;
}

MathBox FormulaReader::glyph(char32_t code, MathFont font) {
    return glyph_box(plain_glyph(code, font), fonts_);
}

MathGlyph FormulaReader::plain_glyph(char32_t code, MathFont font) const {
    return {.code = code, .font = font, .weight = weight_, .points = fonts_.points()};
}

}  // namespace plotmill::chart

#include "chart/text/formula.hpp"

#include "chart/text/utf8.hpp"

#include <array>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr int most_groups = 32;  // within each other
constexpr double operator_space = 0.2;
constexpr double function_space = 0.16667;
constexpr double rule_points = 0.75 / 12;                             // for each point of size
constexpr std::string_view own_characters = " +-*/<>=:,.;!?&@()[]|";  // and letters and digits
constexpr std::string_view escapable = "%${}[]_|";
constexpr std::string_view no_space_before = "|/.([<)]>^_";  // after the name of a function

constexpr std::array<std::pair<std::string_view, MathFont>, 7> font_names{
    {{"rm", MathFont::roman},
     {"it", MathFont::italic},
     {"bf", MathFont::bold},
     {"tt", MathFont::monospace},
     {"sf", MathFont::roman},
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
    return take_scripted();
}

std::optional<MathBox> FormulaReader::take_space() {
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
        font_ = *font;
        at_ += 1 + command.size();
    }
    return font.has_value();
}

MathBox FormulaReader::take_scripted() {
    const bool has_nucleus = peek() != '_' && peek() != '^';
    MathBox nucleus = has_nucleus ? take_placeable() : MathBox{};
    Scripts scripts = take_scripts();
    if (!scripts.below && !scripts.above) {
        return nucleus;
    }
    if (nucleus.stacks_scripts) {
        refuse("scripts above or below a name are not supported");
    }
    return with_scripts(std::move(nucleus), std::move(scripts));
}

FormulaReader::Scripts FormulaReader::take_scripts() {
    Scripts scripts;
    for (skip_spaces(); peek() == '_' || peek() == '^'; skip_spaces()) {
        auto& script = peek() == '_' ? scripts.below : scripts.above;
        ++at_;
        if (script) {
            refuse("two scripts stand at the same place");
        }
        script = take_placeable();
    }
    return scripts;
}

MathBox FormulaReader::take_placeable() {
    if (is_at_end()) {
        refuse("a script is missing");
        return {};
    }
    if (peek() == '{') {
        return take_group(font_);
    }
    return peek() == '\\' ? take_command() : take_character();
}

MathBox FormulaReader::take_command() {
    const std::size_t start = at_;
    const std::string_view name = command_at(start);
    if (name.empty() || !is_ascii_letter(name.front())) {
        return take_escaped();
    }
    at_ += 1 + name.size();
    if (const MathSymbol* const symbol = find_math_symbol(name)) {
        return symbol_box(symbol->code, symbol->kind, start);
    }
    if (is_math_function(name)) {
        return take_function(name, start);
    }
    if (const char32_t accent = find_math_accent(name); accent != 0) {
        return take_accented(accent);
    }
    const auto font = name.starts_with("math") ? find_font(name.substr(4)) : std::nullopt;
    skip_spaces();
    if (font && peek() == '{') {
        return take_group(*font);
    }
    refuse("\\" + std::string{name} + " is not supported");
    return {};
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

/// Where a formula or a group begins, a sign belongs to what follows and gets no room.
MathBox FormulaReader::symbol_box(char32_t code, SymbolClass kind, std::size_t start) {
    if (is_display_symbol(code)) {
        refuse("big symbols such as sums and integrals are not supported");
    }
    MathBox symbol = glyph(code, font_);
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
    for (const char letter : name) {
        letters.push_back(glyph(static_cast<unsigned char>(letter), MathFont::roman));
    }
    const char after = next_from(start + name.size() + 1);
    const bool stacks = stacks_scripts(name);
    if (!stacks && (after == '\0' || no_space_before.find(after) == std::string_view::npos)) {
        letters.push_back(space_box(function_space));
    }
    spaces_after_scripts_ = after == '^' || after == '_';
    MathBox function = kerned_row(std::move(letters), fonts_);
    function.stacks_scripts = stacks;
    return function;
}

/// The accent stands over the middle of what follows, a quarter of its width to the right.
MathBox FormulaReader::take_accented(char32_t accent) {
    if (++depth_ > most_groups) {
        refuse("more than 32 accents and groups stand within each other");
    }
    MathBox body = take_placeable();
    --depth_;
    MathBox aside;
    aside.width = body.width / 4;
    std::vector<MathBox> above;
    above.push_back(std::move(aside));
    above.push_back(accent_box({accent, font_, fonts_.points()}, fonts_));
    MathBox gap;
    gap.depth = rule_px() * 2;
    std::vector<MathBox> stack;
    stack.push_back(centered_row(std::move(above), body.width));
    stack.push_back(std::move(gap));
    std::vector<MathBox> line;
    line.push_back(std::move(body));
    stack.push_back(kerned_row(std::move(line), fonts_));
    return column_of(std::move(stack));
}

MathBox FormulaReader::take_group(MathFont font) {
    const MathFont outer = std::exchange(font_, font);
    ++at_;
    if (++depth_ > most_groups) {
        refuse("more than 32 groups stand within each other");
    }
    std::vector<MathBox> boxes;
    for (skip_spaces(); !is_at_end() && peek() != '}'; skip_spaces()) {
        if (auto box = take_token()) {
            boxes.push_back(std::move(*box));
        }
    }
    if (is_at_end()) {
        refuse("a { has no }");
    }
    ++at_;
    --depth_;
    font_ = outer;
    return kerned_row(std::move(boxes), fonts_);
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
    const MathGlyph em{U'm', MathFont::italic, fonts_.points()};
    return kern_box(fonts_.metrics(em).advance * ems);
}

double FormulaReader::rule_px() const noexcept {
    return rule_points * fonts_.points() * fonts_.dpi() / 72;
}

MathBox FormulaReader::glyph(char32_t code, MathFont font) {
    return glyph_box({code, font, fonts_.points()}, fonts_);
}

}  // namespace plotmill::chart

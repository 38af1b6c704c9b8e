// Fractions, roots, lines, accents and delimiters: matplotlib's measures of them.

#include "chart/text/formula.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double line_room = 1.0 / 1200;  // above what stands under a line, of points × dpi
constexpr double root_height = 0.6;       // of the sign, where its index stands
constexpr char32_t root_sign = 0x221a;
constexpr int most_within = 32;  // accents, groups and delimiters within each other
constexpr double alike = 0.2;    // of an x: how much less a delimiter may be

}  // namespace

MathBox FormulaReader::take_layout(std::string_view name) {
    if (name == "frac") {
        return take_fraction({.rule = rule_px()});
    }
    if (name == "dfrac") {
        return take_fraction({.rule = rule_px(), .steps = 0});
    }
    if (name == "binom") {
        return take_fraction({.left = "(", .right = ")"});
    }
    if (name == "genfrac") {
        return take_general_fraction();
    }
    if (name == "sqrt") {
        return take_root();
    }
    if (name == "overline") {
        return take_overline();
    }
    if (name == "overset" || name == "underset") {
        return take_set(name == "underset");
    }
    refuse("\\" + std::string{name} + " is not supported");
    return {};
}

MathBox FormulaReader::take_fraction(const Fraction& fraction) {
    MathBox above = take_braced();
    MathBox below = take_braced();
    for (int step = 0; step < fraction.steps; ++step) {
        shrink(above, fonts_);
        shrink(below, fonts_);
    }
    const double thickness = rule_px();
    const double width = std::max(above.width, below.width);
    const auto centered = [width](MathBox box) {
        std::vector<MathBox> one;
        one.push_back(std::move(box));
        return centered_row(std::move(one), width);
    };
    std::vector<MathBox> stack;
    stack.push_back(centered(std::move(above)));
    stack.push_back(strut_box(thickness * 2));
    stack.push_back(rule_box(fraction.rule));
    stack.push_back(strut_box(thickness * 2));
    stack.push_back(centered(std::move(below)));
    const double below_height = stack.back().height;
    // The line stands in the middle of an equals sign.
    const Box26 equals = fonts_.metrics(plain_glyph(U'=', font_)).box;
    const double middle = static_cast<double>(equals.y_max + equals.y_min) / glyph_units_per_px / 2;
    std::vector<MathBox> whole;
    whole.push_back(column_of(std::move(stack)));
    whole.back().shift = below_height - (middle - thickness * 3);
    whole.push_back(blank_box(thickness * 2));
    MathBox box = kerned_row(std::move(whole), fonts_);
    if (fraction.left.empty() && fraction.right.empty()) {
        return box;
    }
    std::vector<MathBox> middle_boxes;
    middle_boxes.push_back(std::move(box));
    return delimited(fraction.left.empty() ? "." : fraction.left, std::move(middle_boxes),
                     fraction.right.empty() ? "." : fraction.right);
}

/// \genfrac{(}{)}{0.5}{1}{…}{…}: delimiters, the line in px, the style.
MathBox FormulaReader::take_general_fraction() {
    Fraction fraction;
    fraction.left = take_word_in_braces();
    fraction.right = take_word_in_braces();
    fraction.rule = take_number_in_braces();
    const std::string_view style = take_word_in_braces();
    for (const std::string_view delimiter : {fraction.left, fraction.right}) {
        if (!delimiter.empty() && !find_delimiter(delimiter)) {
            refuse("\\genfrac: " + std::string{delimiter} + " is no delimiter");
        }
    }
    if (style.size() > 1 || (!style.empty() && (style[0] < '0' || style[0] > '3'))) {
        refuse("\\genfrac: a style is 0, 1, 2 or 3");
    }
    fraction.steps = style.empty() ? 1 : style[0] - '0';
    return take_fraction(fraction);
}

std::string_view FormulaReader::take_word_in_braces() {
    skip_spaces();
    if (!take('{')) {
        return {};
    }
    skip_spaces();
    const std::size_t first = at_;
    while (!is_at_end() && (peek() != '}' || (at_ > first && text_[at_ - 1] == '\\'))) {
        ++at_;
    }
    std::string_view word = text_.substr(first, at_ - first);
    while (word.ends_with(' ')) {
        word.remove_suffix(1);
    }
    take('}');
    return word;
}

double FormulaReader::take_number_in_braces() {
    std::string_view word = take_word_in_braces();
    word.remove_prefix(word.starts_with('+') ? 1 : 0);
    double number = 0;
    constexpr double most = 1000;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
    if (read.ec != std::errc{} || read.ptr != word.data() + word.size() || !(number <= most) ||
        !(number >= -most)) {
        refuse("a number from -1000 to 1000 is missing between { and }");
        return 0;
    }
    return number;
}

/// A line above what reaches `height`.
MathBox FormulaReader::under_line(MathBox body, double height, double depth) {
    std::vector<MathBox> stack;
    stack.push_back(rule_box(rule_px()));
    stack.push_back(glue_box());
    stack.push_back(std::move(body));
    return column_of_height(std::move(stack), height + fonts_.points() * fonts_.dpi() * line_room,
                            depth);
}

MathBox FormulaReader::take_root() {
    skip_spaces();
    MathBox index;
    const bool has_index = peek() == '[';
    if (has_index) {
        ++at_;
        index = kerned_row(take_tokens(']'), fonts_);
        shrink(index, fonts_);
        shrink(index, fonts_);
    }
    MathBox body = take_braced();
    const double thickness = rule_px();
    MathBox sign = tall_glyph(root_sign, body.height - body.shift + thickness * 5,
                              body.depth + body.shift, std::nullopt);
    const double height = sign.height - sign.shift;
    const double depth = sign.depth + sign.shift;
    std::vector<MathBox> padded;
    padded.push_back(blank_box(2 * thickness));
    padded.push_back(std::move(body));
    padded.push_back(blank_box(2 * thickness));
    std::vector<MathBox> index_row;
    index_row.push_back(has_index ? std::move(index) : blank_box(sign.width / 2));
    std::vector<MathBox> index_column;
    index_column.push_back(kerned_row(std::move(index_row), fonts_));
    std::vector<MathBox> whole;
    whole.push_back(column_of(std::move(index_column)));
    whole.back().shift = -height * root_height;
    whole.push_back(kern_box(-sign.width / 2));
    whole.push_back(std::move(sign));
    whole.push_back(under_line(kerned_row(std::move(padded), fonts_), height, depth));
    return kerned_row(std::move(whole), fonts_);
}

MathBox FormulaReader::take_overline() {
    MathBox body = take_braced();
    const double height = body.height - body.shift + rule_px() * 3;
    const double depth = body.depth + body.shift;
    std::vector<MathBox> row;
    row.push_back(std::move(body));
    std::vector<MathBox> whole;
    whole.push_back(under_line(kerned_row(std::move(row), fonts_), height, depth));
    return kerned_row(std::move(whole), fonts_);
}

/// \overset{above}{body} and \underset{below}{body}
MathBox FormulaReader::take_set(bool is_under) {
    MathBox note = take_braced(true);
    MathBox body = take_braced(true);
    shrink(note, fonts_);
    const double width = std::max(note.width, body.width);
    const double gap = rule_px() * 3;
    const double shift = body.depth + note.height + gap;
    std::vector<MathBox> rows;
    for (MathBox* box : {is_under ? &body : &note, is_under ? &note : &body}) {
        std::vector<MathBox> one;
        one.push_back(std::move(*box));
        rows.push_back(centered_row(std::move(one), width));
    }
    rows.insert(rows.begin() + 1, strut_box(gap));
    MathBox stack = column_of(std::move(rows));
    stack.shift = is_under ? shift : 0;
    return stack;
}

/// The accent stands over the middle of what follows, a quarter of its width to the right.
MathBox FormulaReader::take_accented(std::string_view name) {
    if (++depth_ > most_within) {
        refuse("more than 32 accents and groups stand within each other");
    }
    skip_spaces();
    MathBox body = take_placeable();
    --depth_;
    const char32_t wide = find_wide_accent(name);
    MathBox accent = wide != 0 ? wide_accent(wide, body.width)
                               : accent_box(plain_glyph(find_math_accent(name), font_), fonts_);
    if (name == "mathring") {
        shrink(accent, fonts_);
        shrink(accent, fonts_);
    }
    std::vector<MathBox> above;
    above.push_back(blank_box(body.width / 4));
    above.push_back(std::move(accent));
    std::vector<MathBox> stack;
    stack.push_back(centered_row(std::move(above), body.width));
    stack.push_back(strut_box(rule_px() * 2));
    std::vector<MathBox> line;
    line.push_back(std::move(body));
    stack.push_back(kerned_row(std::move(line), fonts_));
    return column_of(std::move(stack));
}

MathBox FormulaReader::wide_accent(char32_t code, double width) {
    MathGlyph glyph = plain_glyph(code, font_);
    for (const MathFont size : fonts_.sizes_of(code)) {
        glyph.font = size;
        if (accent_box(glyph, fonts_).width >= width) {
            break;
        }
    }
    const double own = accent_box(glyph, fonts_).width;
    glyph.points *= own > 0 ? width / own : 1;
    std::vector<MathBox> row;
    row.push_back(accent_box(glyph, fonts_));
    const double made = row.back().width;
    MathBox box = kerned_row(std::move(row), fonts_);
    box.width = made;
    return box;
}

std::string_view FormulaReader::take_delimiter() {
    skip_spaces();
    const std::string_view command = command_at(at_);
    const std::string_view word = text_.substr(at_, command.empty() ? 1 : command.size() + 1);
    if (is_at_end() || !find_delimiter(word)) {
        refuse("a delimiter is missing behind \\left or \\right");
        return {};
    }
    at_ += word.size();
    return word;
}

MathBox FormulaReader::take_delimited() {
    if (++depth_ > most_within) {
        refuse("more than 32 delimiters and groups stand within each other");
    }
    at_ += std::string_view{"\\left"}.size();
    const std::string_view left = take_delimiter();
    std::vector<MathBox> middle;
    for (skip_spaces(); !is_at_end() && command_at(at_) != "right"; skip_spaces()) {
        if (auto box = take_token()) {
            middle.push_back(std::move(*box));
        }
    }
    --depth_;
    if (is_at_end()) {
        refuse("a \\left has no \\right");
        return {};
    }
    at_ += std::string_view{"\\right"}.size();
    const std::string_view right = take_delimiter();
    return delimited(left, std::move(middle), right);
}

MathBox FormulaReader::delimited(std::string_view left, std::vector<MathBox> middle,
                                 std::string_view right) {
    double height = 0;
    double depth = 0;
    for (std::size_t i = 0; i < middle.size(); ++i) {
        const bool is_gap = middle[i].kind == MathBox::Kind::kern;
        const double own_depth = is_gap ? 0 : middle[i].depth;
        height = i == 0 ? middle[i].height : std::max(height, middle[i].height);
        depth = i == 0 ? own_depth : std::max(depth, own_depth);
    }
    const auto factor = middle.empty() ? std::optional{1.0} : std::nullopt;
    const auto add = [&](std::string_view name, auto place) {
        const char32_t code = find_delimiter(name).value_or(0);
        if (code != 0) {
            middle.insert(place(), tall_glyph(code, height, depth, factor));
        }
    };
    add(left, [&] { return middle.begin(); });
    add(right, [&] { return middle.end(); });
    return kerned_row(std::move(middle), fonts_);
}

MathBox FormulaReader::tall_glyph(char32_t code, double height, double depth,
                                  std::optional<double> factor) {
    const double x_height = fonts_.x_height(font_, fonts_.points());
    MathGlyph glyph = plain_glyph(code, font_);
    MathBox box;
    for (const MathFont size : fonts_.sizes_of(code)) {
        glyph.font = size;
        box = glyph_box(glyph, fonts_);
        const bool is_root_limit = code == root_sign && size == MathFont::size_3;
        if (box.height + box.depth >= height + depth - alike * x_height || is_root_limit) {
            break;  // the largest root of STIX does not meet its line
        }
    }
    double shift = 0;
    if (glyph.font != MathFont::size_0) {
        const double own = box.height + box.depth;
        glyph.points *= factor.value_or(own > 0 ? (height + depth) / own : 1);
        box = glyph_box(glyph, fonts_);
        shift = depth - box.depth;
    }
    std::vector<MathBox> row;
    row.push_back(std::move(box));
    MathBox whole = kerned_row(std::move(row), fonts_);
    whole.shift = shift;
    return whole;
}

}  // namespace plotmill::chart

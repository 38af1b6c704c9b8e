// Where sub- and superscripts stand. The shares of the height of an x are those that matplotlib
// has for DejaVu.

#include "chart/text/formula.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr int most_primes = 16;
constexpr double space_behind = 0.05;
constexpr double raise = 0.7;
constexpr double lower = 0.3;
constexpr double lower_beneath = 0.5;  // a superscript
constexpr double gap_before = 0.025;
constexpr double drop = 0.4;  // of what stands at an integral
constexpr double gap_at_integral = 0.1;
constexpr double gap_when_slanted = 0.2;  // of what stands above two thirds of an x
constexpr double space_after_function = 0.16667;

/// What the scripts stand at: the last box, and the whole without the gap behind it.
struct Nucleus {
    MathBox row;
    double last_height = 0;
    double last_depth = 0;
    bool is_slanted = false;
    bool drops_scripts = false;
};

void widen_to_advance(MathBox& box) {
    if (box.kind == MathBox::Kind::glyph) {
        box.width = box.advance;
    }
}

Nucleus without_last_gap(MathBox box, MathFonts& fonts) {
    const bool is_row = box.kind == MathBox::Kind::row;
    std::vector<MathBox> boxes;
    if (is_row) {
        boxes = std::move(box.children);
    } else {
        boxes.push_back(std::move(box));
    }
    const std::size_t count = boxes.size();
    if (is_row && count > 1 && boxes[count - 1].kind == MathBox::Kind::kern &&
        boxes[count - 2].kind == MathBox::Kind::glyph) {
        boxes.pop_back();
    }
    if (boxes.empty()) {
        return {.row = row_of({})};
    }
    widen_to_advance(boxes.back());
    Nucleus nucleus{.row = {},
                    .last_height = boxes.back().height,
                    .last_depth = boxes.back().depth,
                    .is_slanted = boxes.back().is_slanted,
                    .drops_scripts = boxes.back().drops_scripts};
    nucleus.row = is_row ? row_of(std::move(boxes)) : kerned_row(std::move(boxes), fonts);
    return nucleus;
}

}  // namespace

/// A prime alone belongs to nothing; before a script it is a character.
MathBox FormulaReader::take_scripted() {
    const char after = next_from(at_ + 1);
    const bool is_prime = peek() == '\'' && after != '_' && after != '^';
    const bool has_nucleus = peek() != '_' && peek() != '^' && !is_prime;
    MathBox nucleus = has_nucleus ? take_placeable() : MathBox{};
    Scripts scripts = take_scripts();
    if (scripts.primes > 0) {
        std::vector<MathBox> primes;
        if (scripts.above) {
            if (!scripts.above->is_list()) {
                refuse("a superscript before a prime stands in braces");
                return {};
            }
            primes = std::move(scripts.above->children);
        }
        MathGlyph prime = plain_glyph(find_math_symbol("prime")->code, font_);
        prime.is_prime = true;
        primes.insert(primes.end(), static_cast<std::size_t>(scripts.primes),
                      glyph_box(prime, fonts_));
        scripts.above = kerned_row(std::move(primes), fonts_);
    }
    if (!scripts.below && !scripts.above) {
        return nucleus;
    }
    return nucleus.stacks_scripts ? with_stacked_scripts(std::move(nucleus), std::move(scripts))
                                  : with_scripts(std::move(nucleus), std::move(scripts));
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
    for (; peek() == '\''; ++at_) {
        if (++scripts.primes > most_primes) {
            refuse("more than 16 primes stand at one place");
        }
    }
    return scripts;
}

MathBox FormulaReader::script_box(MathBox script, double gap) {
    std::vector<MathBox> boxes;
    boxes.push_back(kern_box(gap));
    boxes.push_back(std::move(script));
    MathBox row = kerned_row(std::move(boxes), fonts_);
    shrink(row, fonts_);
    return row;
}

/// matplotlib's rule for sums and limits: each script in the middle above or below.
MathBox FormulaReader::with_stacked_scripts(MathBox nucleus, Scripts given) {
    double width = nucleus.width;
    for (auto* script : {&given.above, &given.below}) {
        if (*script) {
            shrink(**script, fonts_);
            width = std::max(width, (*script)->width);
        }
    }
    const auto centered = [width](MathBox box) {
        std::vector<MathBox> one;
        one.push_back(std::move(box));
        return centered_row(std::move(one), width);
    };
    const double gap = rule_px() * 3;
    const double nucleus_depth = nucleus.depth;
    std::vector<MathBox> stack;
    if (given.above) {
        stack.push_back(centered(std::move(*given.above)));
        stack.push_back(strut_box(gap));
    }
    stack.push_back(centered(std::move(nucleus)));
    double shift = 0;
    if (given.below) {
        stack.push_back(strut_box(gap));
        stack.push_back(centered(std::move(*given.below)));
        shift = stack.back().height + gap + nucleus_depth;
    }
    std::vector<MathBox> whole;
    whole.push_back(column_of(std::move(stack)));
    whole.back().shift = shift;
    return kerned_row(std::move(whole), fonts_);
}

MathBox FormulaReader::with_scripts(MathBox box, Scripts given) {
    if (font_ >= MathFont::calligraphic) {
        refuse("scripts cannot stand in \\mathcal, \\mathbb, \\mathfrak and \\mathscr");
    }
    const double x_height = fonts_.x_height(font_, fonts_.points());
    const double rule = rule_px();
    Nucleus nucleus = without_last_gap(std::move(box), fonts_);
    const bool drops = nucleus.drops_scripts;
    double gap_above = gap_before * x_height;
    double gap_below = gap_before * x_height;
    if (nucleus.is_slanted && drops) {
        gap_above = (3 * gap_before + gap_at_integral) * nucleus.last_height;
        gap_below = (3 * gap_before - gap_at_integral) * nucleus.last_height;
    } else if (nucleus.is_slanted) {
        gap_above += gap_before * x_height;
        gap_above += gap_when_slanted * (nucleus.last_height - x_height * 2 / 3);
        gap_below = 0;
    }
    const double dropped = nucleus.last_depth + drop * x_height;
    double up = drops ? nucleus.last_height - drop * x_height : raise * x_height;
    MathBox scripts;
    if (!given.above) {
        scripts = script_box(std::move(*given.below), gap_below);
        scripts.shift = drops ? dropped : lower * x_height;
    } else if (!given.below) {
        scripts = script_box(std::move(*given.above), gap_above);
        scripts.shift = -up;
    } else {
        MathBox above = script_box(std::move(*given.above), gap_above);
        MathBox below = script_box(std::move(*given.below), gap_below);
        const double down = drops ? dropped : lower_beneath * x_height;
        const double lacking = 2 * rule - ((up - above.depth) - (below.height - down));
        up += std::max(0.0, lacking);
        const double gap = (up - above.depth) - (below.height - down);
        std::vector<MathBox> stack;
        stack.push_back(std::move(above));
        stack.push_back(kern_box(gap));
        stack.push_back(std::move(below));
        scripts = column_of(std::move(stack));
        scripts.shift = down;
    }
    scripts.width += drops ? 0 : space_behind * x_height;
    std::vector<MathBox> boxes;
    boxes.push_back(std::move(nucleus.row));
    boxes.push_back(std::move(scripts));
    if (std::exchange(spaces_after_scripts_, false)) {
        boxes.push_back(space_box(space_after_function));
    }
    return kerned_row(std::move(boxes), fonts_);
}

}  // namespace plotmill::chart

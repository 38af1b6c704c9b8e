// Where sub- and superscripts stand. The shares of the height of an x are those that matplotlib
// has for DejaVu.

#include "chart/text/formula.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double space_behind = 0.05;
constexpr double raise = 0.7;
constexpr double lower = 0.3;
constexpr double lower_beneath = 0.5;  // a superscript
constexpr double gap_before = 0.025;
constexpr double gap_when_slanted = 0.2;  // of what stands above two thirds of an x
constexpr double space_after_function = 0.16667;

/// What the scripts stand at: the last box, and the whole without the gap behind it.
struct Nucleus {
    MathBox row;
    double last_height = 0;
    bool is_slanted = false;
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
        return {row_of({}), 0, false};
    }
    widen_to_advance(boxes.back());
    const double height = boxes.back().height;
    const bool is_slanted = boxes.back().is_slanted;
    return {is_row ? row_of(std::move(boxes)) : kerned_row(std::move(boxes), fonts), height,
            is_slanted};
}

}  // namespace

MathBox FormulaReader::script_box(MathBox script, double gap) {
    std::vector<MathBox> boxes;
    boxes.push_back(kern_box(gap));
    boxes.push_back(std::move(script));
    MathBox row = kerned_row(std::move(boxes), fonts_);
    shrink(row, fonts_);
    return row;
}

MathBox FormulaReader::with_scripts(MathBox box, Scripts given) {
    const double x_height = fonts_.x_height(font_, fonts_.points());
    const double rule = rule_px();
    Nucleus nucleus = without_last_gap(std::move(box), fonts_);
    double gap_above = gap_before * x_height;
    double gap_below = gap_before * x_height;
    if (nucleus.is_slanted) {
        gap_above += gap_before * x_height;
        gap_above += gap_when_slanted * (nucleus.last_height - x_height * 2 / 3);
        gap_below = 0;
    }
    MathBox scripts;
    if (!given.above) {
        scripts = script_box(std::move(*given.below), gap_below);
        scripts.shift = lower * x_height;
    } else if (!given.below) {
        scripts = script_box(std::move(*given.above), gap_above);
        scripts.shift = -(raise * x_height);
    } else {
        MathBox above = script_box(std::move(*given.above), gap_above);
        MathBox below = script_box(std::move(*given.below), gap_below);
        const double down = lower_beneath * x_height;
        double up = raise * x_height;
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
    scripts.width += space_behind * x_height;
    std::vector<MathBox> boxes;
    boxes.push_back(std::move(nucleus.row));
    boxes.push_back(std::move(scripts));
    if (std::exchange(spaces_after_scripts_, false)) {
        boxes.push_back(space_box(space_after_function));
    }
    return kerned_row(std::move(boxes), fonts_);
}

}  // namespace plotmill::chart

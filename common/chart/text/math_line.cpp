#include "chart/text/math_line.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::chart {
namespace {

struct InkBox {  // px, y down
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

/// What the glyphs and lines cover, and the start of the line at least.
InkBox ink_of(const Shipped& all, MathFonts& fonts) {
    InkBox ink;
    for (const ShippedRule& rule : all.rules) {
        ink = {std::min(ink.left, rule.left), std::min(ink.top, rule.top),
               std::max(ink.right, rule.right), std::max(ink.bottom, rule.bottom)};
    }
    for (const ShippedGlyph& shipped : all.glyphs) {
        const Box26 box = fonts.metrics(shipped.glyph).box;
        ink.left =
            std::min(ink.left, shipped.x + static_cast<double>(box.x_min) / glyph_units_per_px);
        ink.top =
            std::min(ink.top, shipped.y - static_cast<double>(box.y_max) / glyph_units_per_px);
        ink.right =
            std::max(ink.right, shipped.x + static_cast<double>(box.x_max) / glyph_units_per_px);
        ink.bottom =
            std::max(ink.bottom, shipped.y - static_cast<double>(box.y_min) / glyph_units_per_px);
    }
    return {ink.left - 1, ink.top - 1, ink.right + 1, ink.bottom + 1};
}

}  // namespace

MathLine set_math_line(std::string_view line, MathFonts& fonts) {
    MathLine set;
    ParsedLine parsed = parse_math_line(line, fonts);
    set.problem = std::move(parsed.problem);
    if (!set.problem.empty()) {
        return set;
    }
    const InkBox ink = ink_of(ship(parsed.row, 0, 0, fonts), fonts);
    const double height = ink.bottom - ink.top - parsed.row.depth;
    const double descent = ink.bottom - ink.top - parsed.row.height;
    set.extent = {ink.right - ink.left, height + descent, descent};
    set.shipped = ship(parsed.row, -ink.left, -ink.top, fonts);
    set.baseline = parsed.row.height - ink.top;
    set.left = -ink.left;
    if (!fonts.lacking().empty()) {
        set.problem = "text \"" + std::string{line} + "\": needs the font " + fonts.lacking() +
                      " (package python-matplotlib-data), which is not installed";
    }
    return set;
}

}  // namespace plotmill::chart

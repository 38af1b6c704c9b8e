#pragma once
// Boxes of a formula, as TeX has them: glyphs, gaps, rows and columns, each with a width, a height
// above the baseline and a depth below it, in px. After D. Knuth, TeX: The Program (1986), as far
// as matplotlib's mathtext follows it.

#include "chart/text/math_fonts.hpp"

#include <vector>

namespace plotmill::chart {

struct MathBox {
    enum class Kind {
        glyph,
        kern,   // a gap along the list that it stands in
        glue,   // a gap that fills what a list of a given length leaves
        blank,  // a box with nothing in it
        rule,   // a line as wide as the column that it stands in
        row,
        column
    };
    Kind kind = Kind::blank;
    double width = 0;
    double height = 0;
    double depth = 0;
    double shift = 0;  // of a list: down in a row, right in a column
    int level = 0;     // how often it was shrunk
    MathGlyph glyph{};
    double advance = 0;  // of the glyph at its full size
    bool is_slanted = false;
    bool is_accent = false;       // of the glyph: its ink begins where the box does
    bool stacks_scripts = false;  // a function such as lim, a sum
    bool drops_scripts = false;   // an integral
    double spring = 0;            // of a list: what each glue gives, px
    std::vector<MathBox> children;

    [[nodiscard]] bool is_list() const noexcept {
        return kind == Kind::row || kind == Kind::column;
    }
};

MathBox glyph_box(const MathGlyph& glyph, MathFonts& fonts);
/// A glyph that stands over another one.
MathBox accent_box(const MathGlyph& glyph, MathFonts& fonts);
MathBox kern_box(double width);
MathBox glue_box();
MathBox rule_box(double thickness);
MathBox blank_box(double width);
/// A gap between the boxes of a column.
MathBox strut_box(double depth);
/// What stands in it is in the middle of the width.
MathBox centered_row(std::vector<MathBox> children, double width);
/// A row with the gaps that its glyphs need between them.
MathBox kerned_row(std::vector<MathBox> children, MathFonts& fonts);
MathBox row_of(std::vector<MathBox> children);
MathBox column_of(std::vector<MathBox> children);
/// As high as told, by its glues; what hangs deeper than `depth` counts as height.
MathBox column_of_height(std::vector<MathBox> children, double height, double depth);

/// One step smaller (0.7 times), with all that is in it.
void shrink(MathBox& box, MathFonts& fonts);

struct ShippedGlyph {
    MathGlyph glyph;
    double x = 0;  // of its origin, px
    double y = 0;  // of its baseline, px down from the top of the box
};

struct ShippedRule {  // px, y down
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

struct Shipped {
    std::vector<ShippedGlyph> glyphs;
    std::vector<ShippedRule> rules;
};

/// Where the glyphs and lines of a row stand when its upper left corner is at (x, y).
Shipped ship(const MathBox& row, double x, double y, MathFonts& fonts);

}  // namespace plotmill::chart

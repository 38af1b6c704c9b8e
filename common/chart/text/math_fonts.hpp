#pragma once
// The faces that mathtext is set in and TeX's measures of their glyphs: matplotlib's font set
// "dejavusans", where letters are oblique and all else upright.

#include "chart/text/glyph_cache.hpp"

#include <set>

namespace plotmill::chart {

enum class MathFont {
    text,  // that of the text around it: \mathdefault, \mathregular
    roman,
    italic,  // what formulas begin with
    bold,
    monospace
};

/// A glyph as a formula asks for it.
struct MathGlyph {
    char32_t code = 0;
    MathFont font = MathFont::italic;
    double points = 10;
};

/// px, y up.
struct MathMetrics {
    double advance = 0;  // not hinted
    double width = 0;    // of the ink
    double height = 0;
    double top = 0;  // of the ink, above the baseline
    Box26 box{};     // 1/64 px
    bool is_slanted = false;
};

/// Not thread-safe, as the cache is not.
class MathFonts {
public:
    /// `cache` must live longer. Code points without a glyph are added to `missing`.
    MathFonts(GlyphCache& cache, FontSize text, std::set<char32_t>& missing)
        : cache_{cache}, text_{text}, missing_{missing} {}

    [[nodiscard]] double points() const noexcept;
    [[nodiscard]] double dpi() const noexcept { return text_.dpi; }
    MathMetrics metrics(const MathGlyph& glyph);
    /// Between neighbours of one font and size, px.
    double kerning(const MathGlyph& left, const MathGlyph& right);
    /// Of a lower-case x, px.
    double x_height(MathFont font, double points);
    /// The plain size and font of a glyph, and its number there.
    struct Chosen {
        FontSize size;
        GlyphKey key;
    };
    Chosen choose(const MathGlyph& glyph);

private:
    GlyphCache& cache_;
    FontSize text_;
    std::set<char32_t>& missing_;
};

/// Do letters of the font lean? Digits, signs and Greek capitals do not.
bool is_slanted(const MathGlyph& glyph) noexcept;

/// matplotlib takes these from a font for displays (big sums and integrals), which we have not.
bool is_display_symbol(char32_t code) noexcept;

}  // namespace plotmill::chart

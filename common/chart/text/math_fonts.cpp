#include "chart/text/math_fonts.hpp"

#include "chart/text/unicode.hpp"

#include <string_view>

namespace plotmill::chart {
namespace {

constexpr double per_advance = 65536;

bool is_greek_capital(char32_t code) noexcept {
    return (code >= 0x386 && code <= 0x3ab) || code == 0x3f4;
}

FontStyle style_of(const MathGlyph& glyph, FontStyle text) {
    switch (glyph.font) {
        case MathFont::text:
            return text;
        case MathFont::roman:
            return {};
        case MathFont::italic:
            return {.oblique = is_slanted(glyph)};
        case MathFont::bold:
            return {.bold = true};
        case MathFont::monospace:
            return {.family = FontFamily::monospace};
    }
    return {};
}

}  // namespace

bool is_slanted(const MathGlyph& glyph) noexcept {
    return glyph.font == MathFont::italic && is_letter(glyph.code) && glyph.code < 0x10000 &&
           !is_greek_capital(glyph.code);
}

bool is_display_symbol(char32_t code) noexcept {
    return std::u32string_view{U"\u220f\u2210\u2211\u22c0\u22c1\u22c2\u22c3"}.find(code) !=
               std::u32string_view::npos ||
           (code >= 0x222b && code <= 0x2233) || (code >= 0x2a00 && code <= 0x2a1c);
}

double MathFonts::points() const noexcept {
    return text_.points_64 / glyph_units_per_px;
}

MathFonts::Chosen MathFonts::choose(const MathGlyph& glyph) {
    const FontSize size{glyph.points, static_cast<double>(text_.dpi), style_of(glyph, text_.style)};
    const GlyphMetrics& found = cache_.metrics(cache_.glyphs(size), size, glyph.code);
    if (found.index == 0) {
        missing_.insert(glyph.code);
    }
    return {size, {found.font, found.index}};
}

MathMetrics MathFonts::metrics(const MathGlyph& glyph) {
    const Chosen chosen = choose(glyph);
    const InkMetrics& ink = cache_.ink(cache_.glyphs(chosen.size), chosen.size, chosen.key);
    return {static_cast<double>(ink.linear_advance) / per_advance,
            static_cast<double>(ink.width) / glyph_units_per_px,
            static_cast<double>(ink.height) / glyph_units_per_px,
            static_cast<double>(ink.top) / glyph_units_per_px,
            ink.box,
            is_slanted(glyph)};
}

/// matplotlib hands FreeType the code points where it asks for glyph numbers. To stand where its
/// glyphs stand we ask the same.
double MathFonts::kerning(const MathGlyph& left, const MathGlyph& right) {
    if (left.font != right.font || left.points != right.points) {
        return 0;
    }
    const Chosen chosen = choose(left);
    const GlyphKey key{chosen.key.font, static_cast<unsigned>(left.code)};
    return static_cast<double>(cache_.kerning(cache_.glyphs(chosen.size), chosen.size, key,
                                              static_cast<unsigned>(right.code))) /
           glyph_units_per_px;
}

double MathFonts::x_height(MathFont font, double points) {
    return metrics({U'x', font, points}).top;
}

}  // namespace plotmill::chart

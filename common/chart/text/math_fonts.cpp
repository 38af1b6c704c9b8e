#include "chart/text/math_fonts.hpp"

#include "chart/text/unicode.hpp"

#include <string_view>

namespace plotmill::chart {
namespace {

constexpr double per_advance = 65536;
constexpr char32_t prime_of_computer_modern = U'0';

struct Alphabet {
    MathFont font;
    std::optional<MathFont> weight;
    char32_t first;
    char32_t last;
    MathFont face;
    char32_t code;
};

constexpr Alphabet alphabets[] = {
#include "chart/text/math_alphabets.inc"
};

bool is_greek_capital(char32_t code) noexcept {
    return (code >= 0x386 && code <= 0x3ab) || code == 0x3f4;
}

/// Letters of the italic face; the rest of it is upright.
bool leans_in_italics(char32_t code) noexcept {
    return code >= 0x10000 || (is_letter(code) && !is_greek_capital(code));
}

bool is_alphabet(MathFont font) noexcept {
    return font >= MathFont::calligraphic && font <= MathFont::script;
}

/// DejaVu's face; nothing for fonts that it has not.
std::optional<FontStyle> style_of(const MathGlyph& glyph, FontStyle text) {
    switch (glyph.font) {
        case MathFont::text:
            return text;
        case MathFont::italic:
            return FontStyle{.oblique = leans_in_italics(glyph.code)};
        case MathFont::bold:
            return FontStyle{.bold = true};
        case MathFont::monospace:
            return FontStyle{.family = FontFamily::monospace};
        case MathFont::roman:
        case MathFont::sans:
        case MathFont::size_0:
            return FontStyle{};
        default:
            break;
    }
    if (is_alphabet(glyph.font)) {
        return std::nullopt;
    }
    const int size = static_cast<int>(glyph.font) - static_cast<int>(MathFont::size_1);
    return FontStyle{.family =
                         static_cast<FontFamily>(static_cast<int>(FontFamily::stix_one) + size)};
}

/// The signs that matplotlib takes from DejaVu Sans Display whatever the face.
bool may_be_display(char32_t code) noexcept {
    return (code >= 0x2013 && code <= 0x203a) || (code >= 0x220f && code <= 0x2211) ||
           (code >= 0x222b && code <= 0x2233) || (code >= 0x22c0 && code <= 0x22c3) ||
           (code >= 0x2a00 && code <= 0x2a1c);
}

}  // namespace

/// A letter in STIX.
struct MathFonts::Place {
    MathFont face;  // roman, italic, bold
    char32_t code;
};

double MathFonts::points() const noexcept {
    return text_.points_64 / glyph_units_per_px;
}

std::optional<MathFonts::Chosen> MathFonts::find(const MathGlyph& glyph, FontStyle style,
                                                 char32_t code) {
    const auto font = FontList::get().of_family(style);
    if (!font) {
        return std::nullopt;
    }
    const FontSize size{glyph.points, static_cast<double>(text_.dpi), style};
    const GlyphMetrics& found = cache_.metrics(cache_.glyphs(size), size, code);
    if (found.index == 0 || found.font != *font) {
        return std::nullopt;
    }
    const bool is_italic =
        style.oblique && glyph.font != MathFont::text && style.family != FontFamily::stix_alphabets;
    return Chosen{size, {found.font, found.index}, code, is_italic || glyph.leans};
}

bool MathFonts::has(FontFamily family, char32_t code) {
    const auto font = FontList::get().of_family({.family = family});
    return font && cache_.has(*font, code);
}

std::optional<MathFonts::Chosen> MathFonts::find_place(const MathGlyph& glyph, const Place& place) {
    const bool is_private = place.code >= 0xe000 && place.code <= 0xf8ff;
    const bool leans =
        place.face == MathFont::italic && (is_private || leans_in_italics(place.code));
    const FontStyle style{.family = is_private ? FontFamily::stix_alphabets : FontFamily::stix,
                          .bold = place.face == MathFont::bold,
                          .oblique = leans};
    if (!FontList::get().of_family(style)) {
        lacking_ = is_private ? "STIXNonUnicode" : "STIXGeneral";
    }
    return find(glyph, style, place.code);
}

/// matplotlib's fallback: the letter of the alphabet, else the upright sign.
std::optional<MathFonts::Chosen> MathFonts::find_in_stix(const MathGlyph& glyph) {
    const MathFont asked = glyph.font == MathFont::italic || glyph.font == MathFont::text
                               ? MathFont::roman
                               : glyph.font;
    const bool has_own = is_alphabet(asked) || asked == MathFont::monospace;
    for (const MathFont font : {has_own ? asked : MathFont::sans, MathFont::sans}) {
        for (const bool in_class : {true, false}) {
            for (const Alphabet& part : alphabets) {
                const MathFont weight = in_class ? glyph.weight : MathFont::roman;
                if (part.font == font && part.weight.value_or(weight) == weight &&
                    part.first <= glyph.code && glyph.code <= part.last) {
                    return find_place(glyph, {part.face, glyph.code - part.first + part.code});
                }
            }
            if (font != MathFont::fraktur) {
                break;  // only fraktur lacks a class
            }
        }
    }
    constexpr char32_t subset = 0x22d2;  // STIX has it and its mirror image exchanged
    const char32_t code = glyph.code == subset       ? subset + 1
                          : glyph.code == subset + 1 ? subset
                                                     : glyph.code;
    return find_place(glyph, {asked == MathFont::bold ? asked : MathFont::roman, code});
}

MathFonts::Chosen MathFonts::choose(const MathGlyph& glyph) {
    if (glyph.is_prime && glyph.font != MathFont::text && glyph.font != MathFont::blackboard &&
        glyph.font != MathFont::fraktur && glyph.font != MathFont::script) {
        if (const auto found = find(glyph, {.family = FontFamily::computer_modern_symbols},
                                    prime_of_computer_modern)) {
            return *found;
        }
        lacking_ = "cmsy10";
    }
    if (may_be_display(glyph.code)) {
        if (const auto found = find(glyph, {.family = FontFamily::display}, glyph.code)) {
            return *found;
        }
        if (!FontList::get().of_family({.family = FontFamily::display})) {
            lacking_ = "DejaVu Sans Display";
        }
    }
    const auto style = style_of(glyph, text_.style);
    if (style) {
        if (const auto found = find(glyph, *style, glyph.code)) {
            return *found;
        }
    }
    if (const auto found = find_in_stix(glyph)) {
        return *found;
    }
    constexpr char32_t currency_sign = 0xa4;  // what matplotlib draws of what it has no glyph for
    if (glyph.font != MathFont::text && lacking_.empty()) {
        if (const auto found = find(glyph, {.family = FontFamily::stix}, currency_sign)) {
            missing_.insert(glyph.code);
            return *found;
        }
    }
    const FontSize size{glyph.points, static_cast<double>(text_.dpi), style.value_or(FontStyle{})};
    const GlyphMetrics& found = cache_.metrics(cache_.glyphs(size), size, glyph.code);
    if (found.index == 0) {
        missing_.insert(glyph.code);
    } else {
        lacking_.clear();
    }
    return {size, {found.font, found.index}, glyph.code, false};
}

MathMetrics MathFonts::metrics(const MathGlyph& glyph) {
    const Chosen chosen = choose(glyph);
    const InkMetrics& ink = cache_.ink(cache_.glyphs(chosen.size), chosen.size, chosen.key);
    return {static_cast<double>(ink.linear_advance) / per_advance,
            static_cast<double>(ink.width) / glyph_units_per_px,
            static_cast<double>(ink.height) / glyph_units_per_px,
            static_cast<double>(ink.top) / glyph_units_per_px,
            ink.box,
            chosen.is_slanted};
}

/// matplotlib hands FreeType the code points where it asks for glyph numbers. To stand where its
/// glyphs stand we ask the same.
double MathFonts::kerning(const MathGlyph& left, const MathGlyph& right) {
    if (left.font != right.font || left.points != right.points) {
        return 0;
    }
    const Chosen chosen = choose(left);
    const GlyphKey key{chosen.key.font, static_cast<unsigned>(chosen.code)};
    return static_cast<double>(cache_.kerning(cache_.glyphs(chosen.size), chosen.size, key,
                                              static_cast<unsigned>(choose(right).code))) /
           glyph_units_per_px;
}

double MathFonts::x_height(MathFont font, double points) {
    return metrics({.code = U'x', .font = font, .points = points}).top;
}

std::vector<MathFont> MathFonts::sizes_of(char32_t code) {
    std::vector<MathFont> sizes;
    for (int i = 0; i < math_sizes; ++i) {
        const auto family = static_cast<FontFamily>(static_cast<int>(FontFamily::stix) + i);
        if (has(family, code)) {
            sizes.push_back(static_cast<MathFont>(static_cast<int>(MathFont::size_0) + i));
        }
    }
    if (!FontList::get().of_family({.family = FontFamily::stix_one})) {
        lacking_ = "STIXSizeOneSym";
    }
    return sizes;
}

}  // namespace plotmill::chart

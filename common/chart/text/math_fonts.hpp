#pragma once
// The faces that mathtext is set in and TeX's measures of their glyphs: matplotlib's font set
// "dejavusans", where letters are oblique and all else upright. Big operators come from DejaVu Sans
// Display, what DejaVu has not (alphabets such as \mathbb's, some signs) from STIX, primes from
// Computer Modern; all of them come with matplotlib (package python-matplotlib-data).

#include "chart/text/glyph_cache.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace plotmill::chart {

enum class MathFont {
    text,  // that of the text around it: \mathdefault, \mathregular
    roman,
    italic,  // what formulas begin with
    bold,
    monospace,
    sans,
    calligraphic,
    blackboard,
    fraktur,
    script,
    size_0,  // delimiters and accents that grow: DejaVu's, then STIX's
    size_1,
    size_2,
    size_3,
    size_4,
    size_5
};

inline constexpr int math_sizes = 6;

/// A glyph as a formula asks for it.
struct MathGlyph {
    char32_t code = 0;
    MathFont font = MathFont::italic;
    MathFont weight = MathFont::italic;  // roman, italic or bold: that of an alphabet
    double points = 10;
    bool leans = false;     // \int and \oint, by name
    bool is_prime = false;  // \prime, by name
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
    /// The sizes that a delimiter or an accent is there in, smallest first.
    [[nodiscard]] std::vector<MathFont> sizes_of(char32_t code);
    /// The plain size and font of a glyph, its number and its code point there.
    struct Chosen {
        FontSize size;
        GlyphKey key;
        char32_t code;
        bool is_slanted;
    };
    Chosen choose(const MathGlyph& glyph);
    /// A font that a glyph needed and that is not installed; mostly empty.
    [[nodiscard]] const std::string& lacking() const noexcept { return lacking_; }

private:
    struct Place;
    std::optional<Chosen> find(const MathGlyph& glyph, FontStyle style, char32_t code);
    std::optional<Chosen> find_in_stix(const MathGlyph& glyph);
    std::optional<Chosen> find_place(const MathGlyph& glyph, const Place& place);
    [[nodiscard]] bool has(FontFamily family, char32_t code);

    GlyphCache& cache_;
    FontSize text_;
    std::set<char32_t>& missing_;
    std::string lacking_;
};

}  // namespace plotmill::chart

#pragma once
// Glyphs of the fonts at one size and resolution, hinted and placed as matplotlib's ft2font does:
// the auto-hinter at eight times the horizontal resolution, advances in 1/64 px (multiples of 1/8
// px), images per sub-pixel phase.
//
// A code point that the first font lacks is looked for in the others in order (FontList), each code
// point by itself: matplotlib's rule for a list of families. Pictures (emoji) are scaled to the
// size.
//
// Bounded: sizes and image bytes have limits, at which the cache starts anew. A copy of a warm
// cache is warm, too; FreeType's faces are opened by each cache on its own, and only when a glyph
// is asked for that it does not have yet. Not thread-safe: one per Renderer.

#include "chart/text/font_list.hpp"
#include "chart/text/font_style.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace plotmill::chart {

/// A size as FreeType takes it, and the face. matplotlib cuts both numbers to whole ones.
struct FontSize {
    FontSize(double points, double dpi, FontStyle style = {});
    int points_64;  // points × 64
    int dpi;
    FontStyle style;
    friend auto operator<=>(const FontSize&, const FontSize&) = default;
};

struct Box26 {  // 1/64 px, y up
    long x_min;
    long y_min;
    long x_max;
    long y_max;
};

inline constexpr double glyph_units_per_px = 64;  // lengths of glyphs: 26.6 fixed point

struct GlyphMetrics {
    FontId font = 0;     // that has it; the first one when none has
    unsigned index = 0;  // 0: no font has it, drawn as a box
    long advance = 0;    // 1/64 px
    Box26 box{};         // control box of the outline at phase 0
    [[nodiscard]] bool has_outline() const noexcept {
        return box.x_min != box.x_max || box.y_min != box.y_max;
    }
};

/// What FreeType says of a glyph's ink, and how far the pen would go without hinting.
struct InkMetrics {
    long linear_advance = 0;  // 1/65536 px
    long width = 0;           // 1/64 px, as the next ones
    long height = 0;
    long top = 0;  // above the baseline
    Box26 box{};
};

struct GlyphImage {
    int left = 0;  // of the first column, from the pen's whole pixel
    int top = 0;   // of the first row above the baseline
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> coverage;
    std::vector<std::uint32_t> colors;  // of a colour glyph instead: premultiplied 0xaarrggbb
};

/// A glyph of one font, at a fraction of a pixel.
struct GlyphKey {
    FontId font;
    unsigned index;
    unsigned phase = 0;  // 1/64 px, 0 … 63
};

class FontFaces;

/// Everything known about one FontSize.
struct SizedGlyphs {
    std::array<std::optional<GlyphMetrics>, 128> ascii;
    std::unordered_map<char32_t, GlyphMetrics> others;
    std::unordered_map<std::uint64_t, GlyphMetrics> by_index;  // font << 32 | index
    std::unordered_map<std::uint64_t, InkMetrics> ink;         // as by_index
    std::unordered_map<std::uint64_t, long> kerning;  // font << 48 | left << 24 | right → 1/64 px
    std::unordered_map<std::uint64_t, GlyphImage> images;  // font << 32 | index << 8 | phase
};

class GlyphCache {
public:
    GlyphCache();
    ~GlyphCache();
    GlyphCache(const GlyphCache& other);
    GlyphCache& operator=(const GlyphCache&) = delete;

    /// The glyphs of one size, for the calls below. Valid until the next call of glyphs().
    SizedGlyphs& glyphs(FontSize size);

    const GlyphMetrics& metrics(SizedGlyphs& glyphs, FontSize size, char32_t code_point);
    /// Of a glyph by its index; `phase` is not looked at.
    const GlyphMetrics& metrics(SizedGlyphs& glyphs, FontSize size, const GlyphKey& glyph);
    /// \pre the font has outlines, not pictures. `phase` is not looked at.
    const InkMetrics& ink(SizedGlyphs& glyphs, FontSize size, const GlyphKey& glyph);
    /// Between neighbours of one font.
    long kerning(SizedGlyphs& glyphs, FontSize size, const GlyphKey& left, unsigned right);
    /// \pre the phase is 0 … 63, the pen's fraction of a pixel. Valid until the next call of
    /// glyphs().
    const GlyphImage& image(SizedGlyphs& glyphs, FontSize size, const GlyphKey& glyph);

    /// Whether a font has a glyph for a code point.
    bool has(FontId font, char32_t code_point);

private:
    FontFaces& faces();
    GlyphMetrics make(FontSize size, char32_t code_point);

    std::map<FontSize, SizedGlyphs> sizes_;
    std::size_t image_bytes_ = 0;
    std::unique_ptr<FontFaces> faces_;
};

}  // namespace plotmill::chart

#pragma once
// Glyphs of the face at one size and resolution, hinted and placed as matplotlib's ft2font does:
// the auto-hinter at eight times the horizontal resolution, advances in 1/64 px (multiples of 1/8
// px), images per sub-pixel phase.
//
// Bounded: sizes and image bytes have limits, at which the cache starts anew. A copy of a warm
// cache is warm, too; the FreeType face is opened by each cache on its own, and only when a glyph
// is asked for that it does not have yet. Not thread-safe: one per Renderer.

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace plotmill::chart {

/// A size as FreeType takes it. matplotlib cuts both to whole numbers.
struct FontSize {
    FontSize(double points, double dpi);
    int points_64;  // points × 64
    int dpi;
    friend auto operator<=>(const FontSize&, const FontSize&) = default;
};

struct Box26 {  // 1/64 px, y up
    long x_min;
    long y_min;
    long x_max;
    long y_max;
};

struct GlyphMetrics {
    unsigned index = 0;  // 0: no such glyph in the face, drawn as a box
    long advance = 0;    // 1/64 px
    Box26 box{};         // control box of the outline at phase 0
    [[nodiscard]] bool has_outline() const noexcept {
        return box.x_min != box.x_max || box.y_min != box.y_max;
    }
};

struct GlyphImage {
    int left = 0;  // of the first column, from the pen's whole pixel
    int top = 0;   // of the first row above the baseline
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> coverage;
};

class FontFace;

/// Everything known about one FontSize.
struct SizedGlyphs {
    std::array<std::optional<GlyphMetrics>, 128> ascii;
    std::unordered_map<char32_t, GlyphMetrics> others;
    std::unordered_map<std::uint64_t, long> kerning;       // left << 32 | right → 1/64 px
    std::unordered_map<std::uint64_t, GlyphImage> images;  // index << 8 | phase
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
    long kerning(SizedGlyphs& glyphs, FontSize size, unsigned left, unsigned right);
    /// \pre phase is 0 … 63, the pen's fraction of a pixel. Valid until the next call of glyphs().
    const GlyphImage& image(SizedGlyphs& glyphs, FontSize size, unsigned index, unsigned phase);

private:
    FontFace& face(FontSize size);

    std::map<FontSize, SizedGlyphs> sizes_;
    std::size_t image_bytes_ = 0;
    std::unique_ptr<FontFace> face_;
};

}  // namespace plotmill::chart

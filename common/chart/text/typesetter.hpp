#pragma once
// One line of text: measured, drawn into a bitmap, or given as glyphs with their places.
//
// Plain text (left to right, one glyph for each code point) is set pixel for pixel as matplotlib's
// Agg back end does it: code point after code point, kerned within a font, a font for each code
// point (FontList). Text that needs more (right to left, Arabic, Indic, combining marks, emoji
// sequences) is shaped (shaper.hpp), with the same glyph images. A line with formulas
// (math_parser.hpp), in a style that reads them, is set as by matplotlib's mathtext. Not
// thread-safe.

#include "chart/text/glyph_cache.hpp"
#include "chart/text/placed_glyph.hpp"
#include "chart/text/text_line.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::chart {

struct TextExtent {  // px
    double width = 0;
    double height = 0;
    double descent = 0;
};

/// Coverage of one line; views the typesetter's own buffers.
struct TextBitmap {
    int width = 0;
    int height = 0;
    double left = 0;     // px from the pen's start to the first column
    double descent = 0;  // px from the baseline to the bottom
    std::span<const std::uint8_t> coverage;
    std::span<const std::uint32_t> colors;  // of emoji: premultiplied 0xaarrggbb; empty: none
};

/// Neighbouring glyphs of one font, in the order in which they stand from left to right.
struct GlyphRun {
    FontId font = 0;  // FontList::get()[font] has its family and bytes
    std::span<const PlacedGlyph> glyphs;
};

/// A line as glyphs; views the typesetter's own buffers.
struct GlyphLine {
    double width = 0;    // px: where the pen stands after the last glyph
    double left = 0;     // px from the pen's start to the first ink
    double descent = 0;  // px from the baseline to the lowest ink
    std::span<const GlyphRun> runs;
};

class Shaper;
struct MathLine;
struct ShippedRule;

class Typesetter {
public:
    Typesetter();
    explicit Typesetter(const GlyphCache& warm);
    ~Typesetter();
    Typesetter(const Typesetter&) = delete;
    Typesetter& operator=(const Typesetter&) = delete;

    /// \pre text is UTF-8
    TextExtent measure(std::string_view text, FontSize size);
    /// Valid until the next call of a member.
    TextBitmap draw(std::string_view text, FontSize size);
    /// The glyphs that draw() draws, where it draws them: what a vector back end needs. Valid until
    /// the next call of a member. \pre the style reads no formulas: plain_lines() has them
    GlyphLine glyphs(std::string_view text, FontSize size);
    struct PlainLines {
        std::vector<TextLine> lines;
        std::vector<TextRule> rules;
    };
    /// A line as lines that read no formulas: one of each glyph of a formula in its place, else the
    /// line itself.
    PlainLines plain_lines(const TextLine& line, double dpi);

    /// Code points that no font had since the last call of this, in order.
    std::set<char32_t> take_missing();

    /// Why a formula since the last call of this could not be set (its line is drawn as plain
    /// text); mostly empty.
    std::string take_math_problem();

    [[nodiscard]] const GlyphCache& cache() const noexcept { return cache_; }

private:
    struct Line {
        Box26 box;
        long advance;
    };
    const Line& place(SizedGlyphs& glyphs, std::string_view text, FontSize size);
    void place_plain(SizedGlyphs& glyphs, std::string_view text, FontSize size);
    void place_shaped(SizedGlyphs& glyphs, std::string_view text, FontSize size);
    void grow_box(const GlyphMetrics& glyph, long x, long y) noexcept;
    void paint(const GlyphImage& image, int x, int y, const TextBitmap& bitmap);
    /// Nothing when the line is plain or its formula is refused.
    std::optional<MathLine> math_line(std::string_view text, FontSize size);
    TextBitmap draw_math(const MathLine& line, FontSize size);
    void fill(const ShippedRule& rule, const TextBitmap& bitmap);
    TextBitmap draw_plain(std::string_view text, FontSize size);
    /// The line with its escaped dollar signs bare; views `text` or unescaped_.
    std::string_view unescaped(std::string_view text, FontSize size);

    GlyphCache cache_;
    std::unique_ptr<Shaper> shaper_;  // made by the first line that needs it
    std::vector<PlacedGlyph> placed_;
    std::vector<GlyphRun> runs_;
    std::vector<std::uint8_t> coverage_;
    std::vector<std::uint32_t> colors_;
    std::set<char32_t> missing_;
    std::string unescaped_;
    std::string math_problem_;
    Line line_{};
};

}  // namespace plotmill::chart

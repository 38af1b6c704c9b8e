#pragma once
// A line of any script as glyphs with their places: letters joined and reordered, marks attached,
// right-to-left runs turned (HarfBuzz). Advances are the hinted ones that plain text has; places
// are whole 1/64 px, whole pixels up. Not thread-safe.

#include "base/c_handle.hpp"
#include "chart/text/glyph_cache.hpp"
#include "chart/text/itemize.hpp"
#include "chart/text/placed_glyph.hpp"

#include <hb.h>

#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace plotmill::chart {

struct ShapedLine {
    std::span<const PlacedGlyph> glyphs;  // left to right; valid until the next call
    long advance = 0;                     // 1/64 px
};

/// What a line is shaped with.
struct ShapingContext {
    SizedGlyphs& glyphs;
    FontSize size;
    std::set<char32_t>& missing;  // gets what no font has
};

class Shaper {
public:
    explicit Shaper(GlyphCache& cache) : cache_{cache} {}

    /// \pre text is UTF-8
    ShapedLine shape(std::string_view text, const ShapingContext& context);

private:
    using Buffer = CHandle<hb_buffer_t, &hb_buffer_destroy>;
    using HbFont = CHandle<hb_font_t, &hb_font_destroy>;

    void decode(std::string_view text);
    void shape_run(const TextRun& run, const ShapingContext& context);
    void note_missing(const TextRun& run, std::size_t cluster, std::set<char32_t>& missing);
    void name_bytes(std::size_t first_glyph, const TextRun& run);
    hb_font_t* font(FontId id, FontSize size);

    GlyphCache& cache_;
    Buffer buffer_;
    std::map<FontId, HbFont> fonts_;
    std::vector<char32_t> codes_;
    std::vector<std::uint32_t> starts_;  // the byte of each code point, and the end
    std::vector<PlacedGlyph> glyphs_;
    long pen_ = 0;
};

}  // namespace plotmill::chart

#pragma once
// One line of text: measured, or drawn into a coverage bitmap, pixel for pixel as matplotlib's Agg
// back end does it. Code points are set one after the other with the face's kerning: no shaping, no
// fallback to other faces.

#include "chart/text/glyph_cache.hpp"

#include <cstdint>
#include <set>
#include <span>
#include <string_view>
#include <vector>

namespace plotmill::chart {

struct TextExtent {  // px
    double width = 0;
    double height = 0;
    double descent = 0;
};

/// Coverage of one line; views the typesetter's own buffer.
struct TextBitmap {
    int width = 0;
    int height = 0;
    double left = 0;     // px from the pen's start to the first column
    double descent = 0;  // px from the baseline to the bottom
    std::span<const std::uint8_t> coverage;
};

class Typesetter {
public:
    Typesetter() = default;
    explicit Typesetter(const GlyphCache& warm) : cache_{warm} {}

    /// \pre text is UTF-8
    TextExtent measure(std::string_view text, FontSize size);
    /// Valid until the next call.
    TextBitmap draw(std::string_view text, FontSize size);

    /// Code points that no face had since the last call of this, in order.
    std::set<char32_t> take_missing();

    [[nodiscard]] const GlyphCache& cache() const noexcept { return cache_; }

private:
    struct Placed {
        unsigned index;
        long pen;
    };
    struct Line {
        Box26 box;
        long advance;
    };
    Line place(SizedGlyphs& glyphs, std::string_view text, FontSize size);
    void paint(const GlyphImage& image, int x, int y, TextBitmap& bitmap);

    GlyphCache cache_;
    std::vector<Placed> placed_;
    std::vector<std::uint8_t> coverage_;
    std::set<char32_t> missing_;
};

}  // namespace plotmill::chart

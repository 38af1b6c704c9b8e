#include "chart/text/typesetter.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double per_pixel = 64;  // 26.6 fixed point

/// Takes one code point off the front. \pre text is UTF-8 and not empty
char32_t take_code_point(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    PM_CHECK(bytes <= text.size(), "text is UTF-8");
    char32_t code = bytes == 1 ? lead : lead & (0x7fU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3fU);
    }
    text.remove_prefix(bytes);
    return code;
}

}  // namespace

Typesetter::Line Typesetter::place(SizedGlyphs& glyphs, std::string_view text, FontSize size) {
    placed_.clear();
    Line line{{32000, 32000, -32000, -32000}, 0};
    unsigned previous = 0;
    while (!text.empty()) {
        const char32_t code = take_code_point(text);
        const GlyphMetrics& glyph = cache_.metrics(glyphs, size, code);
        if (glyph.index == 0) {
            missing_.insert(code);
        }
        if (previous != 0 && glyph.index != 0) {
            line.advance += cache_.kerning(glyphs, size, previous, glyph.index);
        }
        // A glyph without an outline (a space) has an empty box at the start of the line, wherever
        // it stands.
        const long at = glyph.has_outline() ? line.advance : 0;
        line.box.x_min = std::min(line.box.x_min, glyph.box.x_min + at);
        line.box.x_max = std::max(line.box.x_max, glyph.box.x_max + at);
        line.box.y_min = std::min(line.box.y_min, glyph.box.y_min);
        line.box.y_max = std::max(line.box.y_max, glyph.box.y_max);
        placed_.push_back({glyph.index, line.advance});
        line.advance += glyph.advance;
        previous = glyph.index;
    }
    if (line.box.x_min > line.box.x_max) {
        line.box = {};
    }
    return line;
}

TextExtent Typesetter::measure(std::string_view text, FontSize size) {
    const Line line = place(cache_.glyphs(size), text, size);
    return {static_cast<double>(line.advance) / per_pixel,
            static_cast<double>(line.box.y_max - line.box.y_min) / per_pixel,
            static_cast<double>(-line.box.y_min) / per_pixel};
}

TextBitmap Typesetter::draw(std::string_view text, FontSize size) {
    SizedGlyphs& glyphs = cache_.glyphs(size);
    const Line line = place(glyphs, text, size);
    const double left = static_cast<double>(line.box.x_min) / per_pixel;
    const double top = static_cast<double>(line.box.y_max) / per_pixel;
    TextBitmap bitmap{static_cast<int>((line.box.x_max - line.box.x_min) / 64) + 2,
                      static_cast<int>((line.box.y_max - line.box.y_min) / 64) + 2,
                      left,
                      static_cast<double>(-line.box.y_min) / per_pixel,
                      {}};
    coverage_.assign(
        static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height), 0);
    for (const auto& [index, pen] : placed_) {
        const long whole = pen >> 6;
        const auto phase = static_cast<unsigned>(pen & 63);
        const GlyphImage& image = cache_.image(glyphs, size, index, phase);
        const auto x = static_cast<int>(static_cast<double>(image.left + whole) - left);
        const auto y = static_cast<int>(top - image.top + 1);
        paint(image, x, y, bitmap);
    }
    bitmap.coverage = coverage_;
    return bitmap;
}

/// Coverages of neighbours are OR-ed, as ft2font does.
void Typesetter::paint(const GlyphImage& image, int x, int y, TextBitmap& bitmap) {
    const int first_row = std::max(0, -y);
    const int last_row = std::min(image.height, bitmap.height - y);
    const int first_column = std::max(0, -x);
    const int last_column = std::min(image.width, bitmap.width - x);
    for (int row = first_row; row < last_row; ++row) {
        const auto* from = image.coverage.data() + static_cast<std::ptrdiff_t>(row) * image.width;
        auto* to = coverage_.data() + static_cast<std::ptrdiff_t>(row + y) * bitmap.width + x;
        for (int column = first_column; column < last_column; ++column) {
            to[column] = static_cast<std::uint8_t>(to[column] | from[column]);
        }
    }
}

std::set<char32_t> Typesetter::take_missing() {
    return std::exchange(missing_, {});
}

}  // namespace plotmill::chart

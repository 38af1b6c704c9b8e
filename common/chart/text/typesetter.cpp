#include "chart/text/typesetter.hpp"

#include "chart/text/complex_text.hpp"
#include "chart/text/math_line.hpp"
#include "chart/text/shaper.hpp"
#include "chart/text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::chart {
namespace {

/// One picture over another, both premultiplied.
std::uint32_t over(std::uint32_t top, std::uint32_t below) {
    const std::uint32_t kept = 255 - (top >> 24U);
    std::uint32_t pixel = 0;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        const std::uint32_t channel =
            ((top >> shift) & 0xffU) + (((below >> shift) & 0xffU) * kept + 127) / 255;
        pixel |= std::min(channel, 255U) << shift;
    }
    return pixel;
}

FontSize without_math(FontSize size) {
    size.style.reads_math = false;
    return size;
}

}  // namespace

Typesetter::Typesetter() = default;
Typesetter::Typesetter(const GlyphCache& warm) : cache_{warm} {}
Typesetter::~Typesetter() = default;

/// A glyph without an outline (a space) has an empty box at the start of the line, wherever it
/// stands.
void Typesetter::grow_box(const GlyphMetrics& glyph, long x, long y) noexcept {
    const bool has_outline = glyph.has_outline();
    const long right = has_outline ? x : 0;
    const long up = has_outline ? y : 0;
    line_.box.x_min = std::min(line_.box.x_min, glyph.box.x_min + right);
    line_.box.x_max = std::max(line_.box.x_max, glyph.box.x_max + right);
    line_.box.y_min = std::min(line_.box.y_min, glyph.box.y_min + up);
    line_.box.y_max = std::max(line_.box.y_max, glyph.box.y_max + up);
}

void Typesetter::place_plain(SizedGlyphs& glyphs, std::string_view text, FontSize size) {
    GlyphKey previous{};
    for (std::string_view rest = text; !rest.empty();) {
        const auto at = static_cast<std::uint32_t>(text.size() - rest.size());
        const auto bytes = static_cast<std::uint32_t>(bytes_of(rest.front()));
        const char32_t code = take_code_point(rest);
        const GlyphMetrics& glyph = cache_.metrics(glyphs, size, code);
        if (glyph.index == 0) {
            missing_.insert(code);
        }
        if (previous.index != 0 && glyph.index != 0 && previous.font == glyph.font) {
            line_.advance += cache_.kerning(glyphs, size, previous, glyph.index);
        }
        grow_box(glyph, line_.advance, 0);
        placed_.push_back({glyph.font, glyph.index, line_.advance, 0, at, bytes});
        line_.advance += glyph.advance;
        previous = {glyph.font, glyph.index};
    }
}

void Typesetter::place_shaped(SizedGlyphs& glyphs, std::string_view text, FontSize size) {
    if (!shaper_) {
        shaper_ = std::make_unique<Shaper>(cache_);
    }
    const ShapedLine shaped = shaper_->shape(text, {glyphs, size, missing_});
    placed_.assign(shaped.glyphs.begin(), shaped.glyphs.end());
    line_.advance = shaped.advance;
    for (const PlacedGlyph& glyph : placed_) {
        grow_box(cache_.metrics(glyphs, size, GlyphKey{glyph.font, glyph.index}), glyph.x, glyph.y);
    }
}

const Typesetter::Line& Typesetter::place(SizedGlyphs& glyphs, std::string_view text,
                                          FontSize size) {
    placed_.clear();
    line_ = {{32000, 32000, -32000, -32000}, 0};
    if (needs_shaping(text)) {
        place_shaped(glyphs, text, size);
    } else {
        place_plain(glyphs, text, size);
    }
    if (line_.box.x_min > line_.box.x_max) {
        line_.box = {};
    }
    return line_;
}

TextExtent Typesetter::measure(std::string_view text, FontSize size) {
    if (const auto math = math_line(text, size)) {
        return math->extent;
    }
    const FontSize plain = without_math(size);
    const Line& line = place(cache_.glyphs(plain), unescaped(text, size), plain);
    return {static_cast<double>(line.advance) / glyph_units_per_px,
            static_cast<double>(line.box.y_max - line.box.y_min) / glyph_units_per_px,
            static_cast<double>(-line.box.y_min) / glyph_units_per_px};
}

GlyphLine Typesetter::glyphs(std::string_view text, FontSize size) {
    const Line& line = place(cache_.glyphs(size), text, size);
    runs_.clear();
    const std::span<const PlacedGlyph> all{placed_};
    for (std::size_t first = 0, end = 0; first < all.size(); first = end) {
        while (end < all.size() && all[end].font == all[first].font) {
            ++end;
        }
        runs_.push_back({all[first].font, all.subspan(first, end - first)});
    }
    return {static_cast<double>(line.advance) / glyph_units_per_px,
            static_cast<double>(line.box.x_min) / glyph_units_per_px,
            static_cast<double>(-line.box.y_min) / glyph_units_per_px, runs_};
}

TextBitmap Typesetter::draw(std::string_view text, FontSize size) {
    const auto math = math_line(text, size);
    return math ? draw_math(*math, size) : draw_plain(unescaped(text, size), without_math(size));
}

TextBitmap Typesetter::draw_plain(std::string_view text, FontSize size) {
    SizedGlyphs& glyphs = cache_.glyphs(size);
    const Line& line = place(glyphs, text, size);
    const double left = static_cast<double>(line.box.x_min) / glyph_units_per_px;
    const double top = static_cast<double>(line.box.y_max) / glyph_units_per_px;
    TextBitmap bitmap{static_cast<int>((line.box.x_max - line.box.x_min) / 64) + 2,
                      static_cast<int>((line.box.y_max - line.box.y_min) / 64) + 2,
                      left,
                      static_cast<double>(-line.box.y_min) / glyph_units_per_px,
                      {},
                      {}};
    coverage_.assign(
        static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height), 0);
    colors_.clear();
    for (const PlacedGlyph& glyph : placed_) {
        const GlyphImage& image = cache_.image(
            glyphs, size, {glyph.font, glyph.index, static_cast<unsigned>(glyph.x & 63)});
        const auto x = static_cast<int>(static_cast<double>(image.left + (glyph.x >> 6)) - left);
        const auto y = static_cast<int>(top - static_cast<double>(image.top + (glyph.y >> 6)) + 1);
        if (!image.colors.empty()) {
            colors_.resize(coverage_.size());
        }
        paint(image, x, y, bitmap);
    }
    bitmap.coverage = coverage_;
    bitmap.colors = colors_;
    return bitmap;
}

/// Coverages of neighbours are OR-ed, as ft2font does.
void Typesetter::paint(const GlyphImage& image, int x, int y, const TextBitmap& bitmap) {
    const int first_row = std::max(0, -y);
    const int last_row = std::min(image.height, bitmap.height - y);
    const int first_column = std::max(0, -x);
    const int last_column = std::min(image.width, bitmap.width - x);
    for (int row = first_row; row < last_row; ++row) {
        const std::ptrdiff_t from = static_cast<std::ptrdiff_t>(row) * image.width;
        const std::ptrdiff_t to = static_cast<std::ptrdiff_t>(row + y) * bitmap.width + x;
        if (image.colors.empty()) {
            const auto* source = image.coverage.data() + from;
            auto* target = coverage_.data() + to;
            for (int column = first_column; column < last_column; ++column) {
                target[column] = static_cast<std::uint8_t>(target[column] | source[column]);
            }
        } else {
            const auto* source = image.colors.data() + from;
            auto* target = colors_.data() + to;
            for (int column = first_column; column < last_column; ++column) {
                target[column] = over(source[column], target[column]);
            }
        }
    }
}

std::set<char32_t> Typesetter::take_missing() {
    return std::exchange(missing_, {});
}

}  // namespace plotmill::chart

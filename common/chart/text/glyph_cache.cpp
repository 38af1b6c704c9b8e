#include "chart/text/glyph_cache.hpp"

#include "base/check.hpp"
#include "chart/text/font_face.hpp"

#include <utility>

namespace plotmill::chart {
namespace {

constexpr std::size_t max_sizes = 64;
constexpr std::size_t max_image_bytes = 16U << 20U;
constexpr std::size_t max_glyphs_of_size = 8192;
constexpr unsigned phases = 64;

}  // namespace

FontSize::FontSize(double points, double dpi_value, FontStyle style_value)
    : points_64{static_cast<int>(points * 64)},
      dpi{static_cast<int>(dpi_value)},
      style{style_value} {}

GlyphCache::GlyphCache() = default;
GlyphCache::~GlyphCache() = default;
GlyphCache::GlyphCache(const GlyphCache& other)
    : sizes_{other.sizes_}, image_bytes_{other.image_bytes_} {}

FontFaces& GlyphCache::faces() {
    if (!faces_) {
        faces_ = std::make_unique<FontFaces>();
    }
    return *faces_;
}

bool GlyphCache::has(FontId font, char32_t code_point) {
    return faces().face(font).index_of(code_point) != 0;
}

SizedGlyphs& GlyphCache::glyphs(FontSize size) {
    const auto found = sizes_.find(size);
    const bool full =
        image_bytes_ > max_image_bytes || (found == sizes_.end() && sizes_.size() >= max_sizes) ||
        (found != sizes_.end() &&
         found->second.others.size() + found->second.by_index.size() > max_glyphs_of_size);
    if (!full) {
        return found != sizes_.end() ? found->second : sizes_[size];
    }
    sizes_.clear();
    image_bytes_ = 0;
    return sizes_[size];
}

GlyphMetrics GlyphCache::make(FontSize size, char32_t code_point) {
    const FontList& fonts = FontList::get();
    const FontId font =
        fonts.find(size.style, code_point, [&](FontId id) { return has(id, code_point); })
            .value_or(fonts.first(size.style));
    FontFace& face = faces().face(font);
    face.select(size);
    GlyphMetrics metrics = face.metrics(face.index_of(code_point));
    metrics.font = font;
    return metrics;
}

const GlyphMetrics& GlyphCache::metrics(SizedGlyphs& glyphs, FontSize size, char32_t code_point) {
    if (code_point < glyphs.ascii.size()) {
        auto& known = glyphs.ascii[code_point];
        if (!known) {
            known = make(size, code_point);
        }
        return *known;
    }
    const auto found = glyphs.others.find(code_point);
    if (found != glyphs.others.end()) {
        return found->second;
    }
    return glyphs.others.emplace(code_point, make(size, code_point)).first->second;
}

const GlyphMetrics& GlyphCache::metrics(SizedGlyphs& glyphs, FontSize size, const GlyphKey& glyph) {
    const std::uint64_t key = (std::uint64_t{glyph.font} << 32U) | glyph.index;
    const auto found = glyphs.by_index.find(key);
    if (found != glyphs.by_index.end()) {
        return found->second;
    }
    FontFace& face = faces().face(glyph.font);
    face.select(size);
    GlyphMetrics made = face.metrics(glyph.index);
    made.font = glyph.font;
    return glyphs.by_index.emplace(key, made).first->second;
}

const InkMetrics& GlyphCache::ink(SizedGlyphs& glyphs, FontSize size, const GlyphKey& glyph) {
    const std::uint64_t key = (std::uint64_t{glyph.font} << 32U) | glyph.index;
    const auto found = glyphs.ink.find(key);
    if (found != glyphs.ink.end()) {
        return found->second;
    }
    FontFace& face = faces().face(glyph.font);
    face.select(size);
    return glyphs.ink.emplace(key, face.ink(glyph.index)).first->second;
}

long GlyphCache::kerning(SizedGlyphs& glyphs, FontSize size, const GlyphKey& left, unsigned right) {
    const std::uint64_t pair =
        (std::uint64_t{left.font} << 48U) | (std::uint64_t{left.index} << 24U) | right;
    const auto found = glyphs.kerning.find(pair);
    if (found != glyphs.kerning.end()) {
        return found->second;
    }
    FontFace& face = faces().face(left.font);
    face.select(size);
    return glyphs.kerning.emplace(pair, face.kerning(left.index, right)).first->second;
}

const GlyphImage& GlyphCache::image(SizedGlyphs& glyphs, FontSize size, const GlyphKey& glyph) {
    PM_CHECK(glyph.phase < phases, "a phase is a fraction of one pixel");
    const std::uint64_t key =
        (std::uint64_t{glyph.font} << 32U) | (std::uint64_t{glyph.index} << 8U) | glyph.phase;
    const auto found = glyphs.images.find(key);
    if (found != glyphs.images.end()) {
        return found->second;
    }
    FontFace& face = faces().face(glyph.font);
    face.select(size);
    const auto made = glyphs.images.emplace(key, face.image(glyph.index, glyph.phase)).first;
    image_bytes_ +=
        made->second.coverage.size() + made->second.colors.size() * 4 + sizeof(GlyphImage);
    return made->second;
}

}  // namespace plotmill::chart

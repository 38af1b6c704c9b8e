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

FontSize::FontSize(double points, double dpi_value)
    : points_64{static_cast<int>(points * 64)}, dpi{static_cast<int>(dpi_value)} {}

GlyphCache::GlyphCache() = default;
GlyphCache::~GlyphCache() = default;
GlyphCache::GlyphCache(const GlyphCache& other)
    : sizes_{other.sizes_}, image_bytes_{other.image_bytes_} {}

FontFace& GlyphCache::face(FontSize size) {
    if (!face_) {
        face_ = std::make_unique<FontFace>();
    }
    face_->select(size);
    return *face_;
}

SizedGlyphs& GlyphCache::glyphs(FontSize size) {
    const auto found = sizes_.find(size);
    const bool full = image_bytes_ > max_image_bytes ||
                      (found == sizes_.end() && sizes_.size() >= max_sizes) ||
                      (found != sizes_.end() && found->second.others.size() > max_glyphs_of_size);
    if (!full) {
        return found != sizes_.end() ? found->second : sizes_[size];
    }
    sizes_.clear();
    image_bytes_ = 0;
    return sizes_[size];
}

const GlyphMetrics& GlyphCache::metrics(SizedGlyphs& glyphs, FontSize size, char32_t code_point) {
    if (code_point < glyphs.ascii.size()) {
        auto& known = glyphs.ascii[code_point];
        if (!known) {
            known = face(size).metrics(code_point);
        }
        return *known;
    }
    const auto found = glyphs.others.find(code_point);
    if (found != glyphs.others.end()) {
        return found->second;
    }
    return glyphs.others.emplace(code_point, face(size).metrics(code_point)).first->second;
}

long GlyphCache::kerning(SizedGlyphs& glyphs, FontSize size, unsigned left, unsigned right) {
    const std::uint64_t pair = (std::uint64_t{left} << 32U) | right;
    const auto found = glyphs.kerning.find(pair);
    if (found != glyphs.kerning.end()) {
        return found->second;
    }
    return glyphs.kerning.emplace(pair, face(size).kerning(left, right)).first->second;
}

const GlyphImage& GlyphCache::image(SizedGlyphs& glyphs, FontSize size, unsigned index,
                                    unsigned phase) {
    PM_CHECK(phase < phases, "a phase is a fraction of one pixel");
    const std::uint64_t key = (std::uint64_t{index} << 8U) | phase;
    const auto found = glyphs.images.find(key);
    if (found != glyphs.images.end()) {
        return found->second;
    }
    const auto made = glyphs.images.emplace(key, face(size).image(index, phase)).first;
    image_bytes_ += made->second.coverage.size() + sizeof(GlyphImage);
    return made->second;
}

}  // namespace plotmill::chart

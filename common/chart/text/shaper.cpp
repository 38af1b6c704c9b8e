#include "chart/text/shaper.hpp"

#include "chart/text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <hb-ot.h>

namespace plotmill::chart {
namespace {

using HbBlob = CHandle<hb_blob_t, &hb_blob_destroy>;
using HbFace = CHandle<hb_face_t, &hb_face_destroy>;

/// HarfBuzz's view of a mapped font: the first of a collection.
hb_font_t* open(const Font& font) {
    const HbBlob blob{hb_blob_create(reinterpret_cast<const char*>(font.bytes.data()),
                                     static_cast<unsigned>(font.bytes.size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr)};
    const HbFace face{hb_face_create(blob.get(), 0)};
    return hb_font_create(face.get());
}

long to_whole_px(long up) {
    return (up + 32) >> 6 << 6;
}

}  // namespace

hb_font_t* Shaper::font(FontId id, FontSize size) {
    auto& font = fonts_[id];
    if (!font) {
        font.reset(open(FontList::get()[id]));
    }
    const int em_64 = static_cast<int>(std::lround(size.points_64 * size.dpi / 72.0));
    hb_font_set_scale(font.get(), em_64, em_64);
    return font.get();
}

void Shaper::decode(std::string_view text) {
    codes_.clear();
    starts_.clear();
    for (std::string_view rest = text; !rest.empty();) {
        starts_.push_back(static_cast<std::uint32_t>(text.size() - rest.size()));
        codes_.push_back(take_code_point(rest));
    }
    starts_.push_back(static_cast<std::uint32_t>(text.size()));
}

ShapedLine Shaper::shape(std::string_view text, const ShapingContext& context) {
    const FontStyle style = context.size.style;
    if (!buffer_) {
        buffer_.reset(hb_buffer_create());
    }
    decode(text);
    glyphs_.clear();
    pen_ = 0;
    const FontList& list = FontList::get();
    const auto has = [this](FontId id, char32_t code) { return cache_.has(id, code); };
    const FontChoice choice{[&](char32_t code) {
                                return list.find(style, code,
                                                 [&](FontId id) { return has(id, code); });
                            },
                            has, list.first(style)};
    for (const TextRun& run : itemize(codes_, choice)) {
        shape_run(run, context);
    }
    return {glyphs_, pen_};
}

/// Within a cluster (a letter with its marks) places are HarfBuzz's; the pen goes on by the hinted
/// advances, as it does in plain text.
void Shaper::shape_run(const TextRun& run, const ShapingContext& context) {
    hb_buffer_t* const buffer = buffer_.get();
    hb_font_t* const font = this->font(run.font, context.size);
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_codepoints(buffer, reinterpret_cast<const hb_codepoint_t*>(codes_.data()),
                             static_cast<int>(codes_.size()), static_cast<unsigned>(run.first),
                             static_cast<int>(run.count));
    hb_buffer_set_direction(buffer, run.is_right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, static_cast<hb_script_t>(run.script));
    hb_shape(font, buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* const infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* const places = hb_buffer_get_glyph_positions(buffer, &count);
    const std::size_t first_glyph = glyphs_.size();
    long hinting = 0;  // of the cluster: hinted advances less HarfBuzz's
    for (unsigned i = 0; i < count; ++i) {
        const hb_codepoint_t index = infos[i].codepoint;
        if (index == 0) {
            note_missing(run, infos[i].cluster, context.missing);
        }
        if (i > 0 && infos[i].cluster != infos[i - 1].cluster) {
            pen_ += hinting;
            hinting = 0;
        }
        glyphs_.push_back({run.font, index, pen_ + places[i].x_offset,
                           to_whole_px(places[i].y_offset), infos[i].cluster, 0});
        pen_ += places[i].x_advance;
        if (places[i].x_advance != 0) {
            hinting +=
                cache_.metrics(context.glyphs, context.size, GlyphKey{run.font, index}).advance -
                hb_font_get_glyph_h_advance(font, index);
        }
    }
    pen_ += hinting;
    name_bytes(first_glyph, run);
}

void Shaper::note_missing(const TextRun& run, std::size_t cluster, std::set<char32_t>& missing) {
    for (std::size_t at = cluster; at < run.first + run.count; ++at) {
        const char32_t code = codes_[at];
        if (!is_ignorable(code) && !cache_.has(run.font, code)) {
            missing.insert(code);
            return;
        }
    }
}

/// A glyph stands for its cluster: the code points up to the next one in the order of reading.
void Shaper::name_bytes(std::size_t first_glyph, const TextRun& run) {
    std::vector<std::size_t> ends{run.first + run.count};
    for (std::size_t i = first_glyph; i < glyphs_.size(); ++i) {
        ends.push_back(glyphs_[i].first_byte);
    }
    std::sort(ends.begin(), ends.end());
    for (std::size_t i = first_glyph; i < glyphs_.size(); ++i) {
        const std::size_t cluster = glyphs_[i].first_byte;
        const std::size_t end = *std::upper_bound(ends.begin(), ends.end(), cluster);
        glyphs_[i].first_byte = starts_[cluster];
        glyphs_[i].bytes = starts_[end] - starts_[cluster];
    }
}

}  // namespace plotmill::chart

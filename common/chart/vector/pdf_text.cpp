#include "chart/raster/grid.hpp"
#include "chart/text/outline_faces.hpp"
#include "chart/vector/pdf.hpp"
#include "chart/vector/saved_state.hpp"

#include <algorithm>
#include <cairo-ft.h>
#include <cmath>
#include <map>
#include <numbers>

namespace plotmill::chart {
namespace {

/// Cairo's faces live as long as FreeType's: for good.
cairo_font_face_t* cairo_face(FontId font) {
    static auto& faces = *new std::map<FontId, cairo_font_face_t*>;
    cairo_font_face_t*& face = faces[font];
    if (face == nullptr) {
        face = cairo_ft_font_face_create_for_ft_face(outline_face(font), 0);
    }
    return face;
}

bool is_picture(const GlyphRun& run) {
    return FontList::get()[run.font].is_color;
}

}  // namespace

void PdfWriter::draw(const Texts& item) {
    const SavedState state{page_};
    if (item.clip) {
        clip_to(on_grid(*item.clip));
    }
    for (std::size_t i = 0; i < item.stretch.count; ++i) {
        const TextLine& line = scene_->texts[item.stretch.first + i];
        if (!line.face.reads_math) {
            draw_line(line);
            continue;
        }
        const auto set = typesetter_.plain_lines(line, scene_->dpi);
        for (const TextLine& plain : set.lines) {
            draw_line(plain);
        }
        for (const TextRule& rule : set.rules) {
            draw_rule(rule);
        }
    }
}

void PdfWriter::draw_rule(const TextRule& rule) {
    const SavedState state{page_};
    cairo_translate(page_, rule.x * points_per_px_, rule.y * points_per_px_);
    cairo_rotate(page_, -rule.rotation * std::numbers::pi / 180);
    set_color(rule.color);
    cairo_rectangle(page_, 0, -rule.height * points_per_px_, rule.width * points_per_px_,
                    rule.height * points_per_px_);
    cairo_fill(page_);
}

void PdfWriter::draw_line(const TextLine& line) {
    if (!std::isfinite(line.x) || !std::isfinite(line.y)) {
        return;
    }
    const SavedState state{page_};
    const FontSize size{line.points, scene_->dpi, line.face};
    const GlyphLine glyphs = typesetter_.glyphs(line.text, size);
    const PenStart pen = pen_on_grid(line, glyphs);
    cairo_translate(page_, pen.x * points_per_px_, pen.y * points_per_px_);
    cairo_rotate(page_, -line.rotation * std::numbers::pi / 180);
    set_color(line.color);
    bool has_pictures = false;
    for (const GlyphRun& run : glyphs.runs) {
        if (is_picture(run)) {
            has_pictures = true;
        } else {
            show_run(run, line.text, line.points);
        }
    }
    if (has_pictures) {
        show_pictures(line, glyphs.left);
    }
}

void PdfWriter::show_run(const GlyphRun& run, const std::string& text, double points) {
    glyphs_.clear();
    clusters_.clear();
    std::size_t first = text.size();
    std::size_t end = 0;
    for (const PlacedGlyph& glyph : run.glyphs) {
        glyphs_.push_back(
            {glyph.index, glyph.x_px() * points_per_px_, -glyph.y_px() * points_per_px_});
        first = std::min<std::size_t>(first, glyph.first_byte);
        end = std::max<std::size_t>(end, glyph.first_byte + glyph.bytes);
    }
    if (glyphs_.empty() || first >= end) {
        return;
    }
    cairo_set_font_face(page_, cairo_face(run.font));
    cairo_set_font_size(page_, points);
    // One cluster for each glyph where glyphs and text run alike, else one for the whole run.
    bool is_simple = true;
    std::size_t at = first;
    for (const PlacedGlyph& glyph : run.glyphs) {
        is_simple = is_simple && glyph.first_byte == at && glyph.bytes > 0;
        at = glyph.first_byte + glyph.bytes;
        clusters_.push_back({static_cast<int>(glyph.bytes), 1});
    }
    if (!is_simple) {
        clusters_.assign(1, {static_cast<int>(end - first), static_cast<int>(glyphs_.size())});
    }
    cairo_show_text_glyphs(page_, text.data() + first, static_cast<int>(end - first),
                           glyphs_.data(), static_cast<int>(glyphs_.size()), clusters_.data(),
                           static_cast<int>(clusters_.size()),
                           static_cast<cairo_text_cluster_flags_t>(0));
}

/// Colour emoji are pictures in their font, and so in the page.
void PdfWriter::show_pictures(const TextLine& line, double left_px) {
    const TextBitmap bitmap =
        typesetter_.draw(line.text, FontSize{line.points, scene_->dpi, line.face});
    if (bitmap.colors.empty()) {
        return;
    }
    cairo_scale(page_, points_per_px_, points_per_px_);
    const double top = bitmap.descent - bitmap.height;
    draw_image(bitmap.colors, bitmap.width, bitmap.height,
               {left_px, top, left_px + bitmap.width, top + bitmap.height});
}

}  // namespace plotmill::chart

#include "chart/text/font_face.hpp"

#include "chart/text/color_glyph.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>
#include <string>

#include FT_GLYPH_H

namespace plotmill::chart {
namespace {

constexpr int hinting_factor = 8;
constexpr FT_Fixed one_16_16 = 0x10000;
constexpr FT_Int32 load_flags = FT_LOAD_FORCE_AUTOHINT;
constexpr long units_of_pixel = 64;  // 26.6 fixed point

using Glyph = CHandle<FT_GlyphRec_, &FT_Done_Glyph>;

void require(FT_Error failed, const char* what) {
    if (failed != 0) {
        throw std::runtime_error(std::string{"FreeType: "} + what + " failed with error " +
                                 std::to_string(failed));
    }
}

Glyph load(FT_Face face, unsigned index) {
    require(FT_Load_Glyph(face, index, load_flags), "loading a glyph");
    FT_Glyph glyph = nullptr;
    require(FT_Get_Glyph(face->glyph, &glyph), "taking a glyph");
    return Glyph{glyph};
}

/// A colour glyph at the size of the text, whole pixels.
struct ColorBox {
    int left;
    int top;
    SizeOfPixels size;
    [[nodiscard]] Box26 box() const {
        return {left * units_of_pixel, (top - size.height) * units_of_pixel,
                (left + size.width) * units_of_pixel, top * units_of_pixel};
    }
};

ColorBox scaled(const FT_GlyphSlotRec_& slot, double scale) {
    const auto whole = [scale](double length) {
        return static_cast<int>(std::lround(length * scale));
    };
    const SizeOfPixels size{whole(slot.bitmap.width), whole(slot.bitmap.rows)};
    return {whole(slot.bitmap_left),
            whole(slot.bitmap_top),
            {slot.bitmap.width == 0 ? 0 : std::max(1, size.width),
             slot.bitmap.rows == 0 ? 0 : std::max(1, size.height)}};
}

std::vector<std::uint32_t> pixels_of(const FT_Bitmap& bitmap) {
    std::vector<std::uint32_t> pixels(std::size_t{bitmap.width} * bitmap.rows);
    for (unsigned row = 0; row < bitmap.rows; ++row) {
        const unsigned char* from = bitmap.buffer + std::ptrdiff_t{bitmap.pitch} * row;
        for (unsigned column = 0; column < bitmap.width; ++column, from += 4) {
            pixels[std::size_t{row} * bitmap.width + column] =
                std::uint32_t{from[0]} | (std::uint32_t{from[1]} << 8U) |
                (std::uint32_t{from[2]} << 16U) | (std::uint32_t{from[3]} << 24U);
        }
    }
    return pixels;
}

}  // namespace

FontFace::FontFace(FT_Library library, const Font& font) : is_color_{font.is_color} {
    FT_Face face = nullptr;
    require(FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(font.bytes.data()),
                               static_cast<FT_Long>(font.bytes.size()), 0, &face),
            ("opening " + font.path).c_str());
    face_.reset(face);
    if (is_color_) {
        require(FT_Select_Size(face, 0), "selecting the size of pictures");
        return;
    }
    FT_Matrix narrow{one_16_16 / hinting_factor, 0, 0, one_16_16};
    FT_Set_Transform(face, &narrow, nullptr);
}

void FontFace::select(FontSize size) {
    if (selected_ == size) {
        return;
    }
    if (is_color_) {
        const double pixels_per_em = size.points_64 / 64.0 * size.dpi / 72;
        scale_ = pixels_per_em / face_->size->metrics.y_ppem;
    } else {
        require(FT_Set_Char_Size(face_.get(), size.points_64, 0,
                                 static_cast<FT_UInt>(size.dpi * hinting_factor),
                                 static_cast<FT_UInt>(size.dpi)),
                "setting the size");
    }
    selected_ = size;
}

unsigned FontFace::index_of(char32_t code_point) const {
    return FT_Get_Char_Index(face_.get(), code_point);
}

GlyphMetrics FontFace::metrics(unsigned index) {
    GlyphMetrics metrics;
    metrics.index = index;
    if (is_color_) {
        require(FT_Load_Glyph(face_.get(), index, FT_LOAD_COLOR), "loading a picture");
        metrics.advance = std::lround(static_cast<double>(face_->glyph->advance.x) * scale_);
        metrics.box = scaled(*face_->glyph, scale_).box();
        return metrics;
    }
    const Glyph glyph = load(face_.get(), index);
    metrics.advance = face_->glyph->advance.x;
    FT_BBox box{};
    FT_Glyph_Get_CBox(glyph.get(), FT_GLYPH_BBOX_SUBPIXELS, &box);
    metrics.box = {box.xMin, box.yMin, box.xMax, box.yMax};
    return metrics;
}

/// Of a picture its box.
InkMetrics FontFace::ink(unsigned index) {
    const GlyphMetrics metrics = this->metrics(index);
    if (is_color_) {
        return {metrics.advance * (one_16_16 / units_of_pixel),
                metrics.box.x_max - metrics.box.x_min, metrics.box.y_max - metrics.box.y_min,
                metrics.box.y_max, metrics.box};
    }
    const FT_GlyphSlotRec_& slot = *face_->glyph;
    return {slot.linearHoriAdvance / hinting_factor, slot.metrics.width / hinting_factor,
            slot.metrics.height, slot.metrics.horiBearingY, metrics.box};
}

long FontFace::kerning(unsigned left, unsigned right) {
    FT_Vector delta{};
    if (!FT_HAS_KERNING(face_.get()) || left == 0 || right == 0 ||
        FT_Get_Kerning(face_.get(), left, right, FT_KERNING_DEFAULT, &delta) != 0) {
        return 0;
    }
    return delta.x / hinting_factor;
}

GlyphImage FontFace::image(unsigned index, unsigned phase) {
    if (is_color_) {
        require(FT_Load_Glyph(face_.get(), index, FT_LOAD_COLOR | FT_LOAD_RENDER),
                "drawing a picture");
        return color_image();
    }
    Glyph glyph = load(face_.get(), index);
    FT_Vector shift{static_cast<FT_Pos>(phase), 0};
    require(FT_Glyph_Transform(glyph.get(), nullptr, &shift), "moving a glyph");
    FT_Glyph raw = glyph.release();
    const FT_Error failed = FT_Glyph_To_Bitmap(&raw, FT_RENDER_MODE_NORMAL, nullptr, 1);
    glyph.reset(raw);
    require(failed, "drawing a glyph");
    const auto* bitmap = reinterpret_cast<FT_BitmapGlyph>(raw);
    GlyphImage image{bitmap->left,
                     bitmap->top,
                     static_cast<int>(bitmap->bitmap.width),
                     static_cast<int>(bitmap->bitmap.rows),
                     {},
                     {}};
    const auto width = static_cast<std::size_t>(image.width);
    image.coverage.resize(width * static_cast<std::size_t>(image.height));
    for (int row = 0; row < image.height; ++row) {
        std::memcpy(image.coverage.data() + static_cast<std::size_t>(row) * width,
                    bitmap->bitmap.buffer + std::ptrdiff_t{row} * bitmap->bitmap.pitch, width);
    }
    return image;
}

GlyphImage FontFace::color_image() {
    const FT_GlyphSlotRec_& slot = *face_->glyph;
    const ColorBox box = scaled(slot, scale_);
    GlyphImage image{box.left, box.top, box.size.width, box.size.height, {}, {}};
    if (image.width == 0 || image.height == 0 || slot.bitmap.pixel_mode != FT_PIXEL_MODE_BGRA) {
        return GlyphImage{};
    }
    image.colors = resample(
        pixels_of(slot.bitmap),
        {static_cast<int>(slot.bitmap.width), static_cast<int>(slot.bitmap.rows)}, box.size);
    return image;
}

FontFaces::FontFaces() {
    FT_Library library = nullptr;
    require(FT_Init_FreeType(&library), "starting");
    library_.reset(library);
}

FontFace& FontFaces::face(FontId id) {
    const auto found = faces_.find(id);
    if (found != faces_.end()) {
        return found->second;
    }
    return faces_.try_emplace(id, library_.get(), FontList::get()[id]).first->second;
}

}  // namespace plotmill::chart

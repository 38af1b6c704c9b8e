#include "chart/text/font_face.hpp"

#include "chart/text/font_file.hpp"

#include <cstring>
#include <stdexcept>
#include <string>

#include FT_GLYPH_H

namespace plotmill::chart {
namespace {

constexpr int hinting_factor = 8;
constexpr FT_Fixed one_16_16 = 0x10000;
constexpr FT_Int32 load_flags = FT_LOAD_FORCE_AUTOHINT;

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

}  // namespace

FontFace::FontFace() {
    FT_Library library = nullptr;
    require(FT_Init_FreeType(&library), "starting");
    library_.reset(library);
    const ByteView bytes = font_bytes();
    FT_Face face = nullptr;
    require(FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(bytes.data()),
                               static_cast<FT_Long>(bytes.size()), 0, &face),
            "opening the face");
    face_.reset(face);
    FT_Matrix narrow{one_16_16 / hinting_factor, 0, 0, one_16_16};
    FT_Set_Transform(face, &narrow, nullptr);
}

void FontFace::select(FontSize size) {
    if (selected_ == size) {
        return;
    }
    require(FT_Set_Char_Size(face_.get(), size.points_64, 0,
                             static_cast<FT_UInt>(size.dpi * hinting_factor),
                             static_cast<FT_UInt>(size.dpi)),
            "setting the size");
    selected_ = size;
}

GlyphMetrics FontFace::metrics(char32_t code_point) {
    GlyphMetrics metrics;
    metrics.index = FT_Get_Char_Index(face_.get(), code_point);
    const Glyph glyph = load(face_.get(), metrics.index);
    metrics.advance = face_->glyph->advance.x;
    FT_BBox box{};
    FT_Glyph_Get_CBox(glyph.get(), FT_GLYPH_BBOX_SUBPIXELS, &box);
    metrics.box = {box.xMin, box.yMin, box.xMax, box.yMax};
    return metrics;
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
                     {}};
    const auto width = static_cast<std::size_t>(image.width);
    image.coverage.resize(width * static_cast<std::size_t>(image.height));
    for (int row = 0; row < image.height; ++row) {
        std::memcpy(image.coverage.data() + static_cast<std::size_t>(row) * width,
                    bitmap->bitmap.buffer + std::ptrdiff_t{row} * bitmap->bitmap.pitch, width);
    }
    return image;
}

}  // namespace plotmill::chart

#pragma once
// FreeType's faces. Every glyph is loaded as matplotlib loads it (text.hinting force_autohint,
// hinting_factor 8, kerning_factor 0). Only this folder names FreeType.

#include "base/c_handle.hpp"
#include "chart/text/font_list.hpp"
#include "chart/text/glyph_cache.hpp"

#include <ft2build.h>

#include <optional>
#include FT_FREETYPE_H

namespace plotmill::chart {

/// One face at a selected size. A colour font has one size of pictures; they are scaled.
class FontFace {
public:
    FontFace(FT_Library library, const Font& font);
    void select(FontSize size);
    /// 0: the font has no glyph for it.
    [[nodiscard]] unsigned index_of(char32_t code_point) const;
    /// Without the font's id.
    GlyphMetrics metrics(unsigned index);
    InkMetrics ink(unsigned index);
    long kerning(unsigned left, unsigned right);
    GlyphImage image(unsigned index, unsigned phase);

private:
    GlyphImage color_image();

    CHandle<FT_FaceRec_, &FT_Done_Face> face_;
    std::optional<FontSize> selected_;
    bool is_color_ = false;
    double scale_ = 1;  // of a colour font's pictures
};

/// The faces that one cache has opened.
class FontFaces {
public:
    FontFaces();
    /// Opened by the first call.
    FontFace& face(FontId id);

private:
    CHandle<FT_LibraryRec_, &FT_Done_FreeType> library_;
    std::map<FontId, FontFace> faces_;
};

}  // namespace plotmill::chart

#pragma once
// One FreeType face at a selected size. Every glyph is loaded as matplotlib loads it (text.hinting
// force_autohint, hinting_factor 8, kerning_factor 0). Only this folder names FreeType.

#include "base/c_handle.hpp"
#include "chart/text/glyph_cache.hpp"

#include <ft2build.h>

#include <optional>
#include FT_FREETYPE_H

namespace plotmill::chart {

class FontFace {
public:
    FontFace();
    void select(FontSize size);
    GlyphMetrics metrics(char32_t code_point);
    long kerning(unsigned left, unsigned right);
    GlyphImage image(unsigned index, unsigned phase);

private:
    CHandle<FT_LibraryRec_, &FT_Done_FreeType> library_;
    CHandle<FT_FaceRec_, &FT_Done_Face> face_;
    std::optional<FontSize> selected_;
};

}  // namespace plotmill::chart

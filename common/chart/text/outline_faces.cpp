#include "chart/text/outline_faces.hpp"

#include <ft2build.h>

#include <map>
#include <stdexcept>
#include FT_FREETYPE_H

namespace plotmill::chart {
namespace {

FT_Library start_library() {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) {
        throw std::runtime_error("FreeType: starting failed");
    }
    return library;
}

}  // namespace

FT_FaceRec_* outline_face(FontId id) {
    static const FT_Library library = start_library();
    static auto& faces = *new std::map<FontId, FT_Face>;  // outlives what Cairo remembers
    const auto known = faces.find(id);
    if (known != faces.end()) {
        return known->second;
    }
    const Font& font = FontList::get()[id];
    FT_Face face = nullptr;
    if (FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(font.bytes.data()),
                           static_cast<FT_Long>(font.bytes.size()), 0, &face) != 0) {
        throw std::runtime_error("FreeType: cannot open " + font.path);
    }
    return faces.emplace(id, face).first->second;
}

}  // namespace plotmill::chart

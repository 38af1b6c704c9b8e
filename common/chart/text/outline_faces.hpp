#pragma once
// FreeType's faces for a back end that embeds fonts (Cairo's PDF): opened by the first use and
// never closed, since Cairo remembers them for as long as the process lives.

#include "chart/text/font_list.hpp"

struct FT_FaceRec_;

namespace plotmill::chart {

/// The face of a font, unscaled and unhinted. Not thread-safe: one thread at a time writes pages.
/// Throws std::runtime_error when FreeType cannot open the font.
FT_FaceRec_* outline_face(FontId id);

}  // namespace plotmill::chart

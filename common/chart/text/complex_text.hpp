#pragma once
// Which text needs shaping: a glyph for each code point, left to right, would be wrong.

#include <string_view>

namespace plotmill::chart {

/// Right-to-left, Arabic, Indic and other scripts that join or reorder, combining marks, variation
/// selectors, joiners, direction marks, emoji sequences. A scan of the bytes for Latin, Greek,
/// Cyrillic and CJK text. \pre text is UTF-8
bool needs_shaping(std::string_view text) noexcept;

}  // namespace plotmill::chart

#include "chart/text/complex_text.hpp"

#include "chart/text/font_families.hpp"
#include "chart/text/utf8.hpp"

#include <algorithm>
#include <array>

namespace plotmill::chart {
namespace {

constexpr unsigned char first_lead = 0xcc;  // of U+0300

// Unicode 15 blocks, in order.
constexpr std::array shaped_ranges = std::to_array<CodeRange>({
    {0x300, 0x36f},      // combining diacritical marks
    {0x483, 0x489},      // Cyrillic combining marks
    {0x590, 0x109f},     // Hebrew, Arabic, Syriac, …, Indic, Thai, Lao, Tibetan, Myanmar
    {0x1100, 0x11ff},    // conjoining Hangul
    {0x135d, 0x135f},    // Ethiopic combining marks
    {0x1700, 0x18af},    // Philippine scripts, Khmer, Mongolian
    {0x1900, 0x1cff},    // Limbu to Vedic extensions
    {0x1dc0, 0x1dff},    // combining marks supplement
    {0x200b, 0x200f},    // zero width, joiners, direction marks
    {0x202a, 0x202e},    // direction embeddings
    {0x2060, 0x206f},    // word joiner, isolates
    {0x20d0, 0x20ff},    // combining marks for symbols: keycaps
    {0x2cef, 0x2cf1},    // Coptic combining marks
    {0x2d7f, 0x2d7f},    // Tifinagh joiner
    {0x2de0, 0x2dff},    // Cyrillic combining letters
    {0x302a, 0x302f},    // ideographic tone marks
    {0x3099, 0x309a},    // combining kana sound marks
    {0xa66f, 0xa67d},    // Cyrillic combining marks
    {0xa69e, 0xa69f},    //
    {0xa6f0, 0xa6f1},    // Bamum combining marks
    {0xa800, 0xabff},    // Syloti Nagri to Meetei Mayek
    {0xd7b0, 0xd7ff},    // conjoining Hangul, extended
    {0xfb1d, 0xfdff},    // Hebrew and Arabic presentation forms
    {0xfe00, 0xfe0f},    // variation selectors
    {0xfe20, 0xfe2f},    // combining half marks
    {0xfe70, 0xfeff},    // Arabic presentation forms; the byte order mark
    {0x101fd, 0x101fd},  // Phaistos disc combining stroke
    {0x102e0, 0x102e0},  // Coptic epact mark
    {0x10376, 0x1037a},  // Old Permic combining letters
    {0x10800, 0x11fff},  // right to left, Brahmic
    {0x16100, 0x16fff},  // Gurung Khema to Miao
    {0x1bc9d, 0x1bca3},  // Duployan controls
    {0x1cf00, 0x1cf46},  // Znamenny combining marks
    {0x1d165, 0x1d1ad},  // musical combining marks
    {0x1d242, 0x1d244},  //
    {0x1da00, 0x1daaf},  // SignWriting modifiers
    {0x1e000, 0x1efff},  // Glagolitic combining letters; right to left
    {0x1f1e6, 0x1f1ff},  // regional indicators: flags
    {0x1f3fb, 0x1f3ff},  // skin tones
    {0xe0000, 0xe0fff},  // tags, variation selectors
});

}  // namespace

bool needs_shaping(std::string_view text) noexcept {
    while (!text.empty()) {
        if (static_cast<unsigned char>(text.front()) < first_lead) {
            text.remove_prefix(std::min(text.size(), bytes_of(text.front())));
            continue;
        }
        const char32_t code = take_code_point(text);
        const auto* const range =
            std::partition_point(shaped_ranges.begin(), shaped_ranges.end(),
                                 [code](const CodeRange& r) { return r.last < code; });
        if (range != shaped_ranges.end() && range->first <= code) {
            return true;
        }
    }
    return false;
}

}  // namespace plotmill::chart

#pragma once
// What Unicode says of a code point, as far as setting text needs it.

#include <cstdint>
#include <string>

namespace plotmill::chart {

/// An ISO 15924 tag, four letters as a number ("Latn").
using ScriptTag = std::uint32_t;

ScriptTag script_of(char32_t code) noexcept;
/// "Zyyy", "Zinh" or "Zzzz": takes the script of the text around it.
bool is_common(ScriptTag script) noexcept;

bool is_control(char32_t code) noexcept;
/// Combining marks of all kinds.
bool is_mark(char32_t code) noexcept;
/// Letters of all scripts.
bool is_letter(char32_t code) noexcept;
/// Joiners, variation selectors, direction marks, tags: nothing is to be seen of them.
bool is_ignorable(char32_t code) noexcept;

/// What is drawn as a colour picture unless a variation selector says otherwise. Of the characters
/// below U+1F000, which text has used since before emoji, a font for text may still have the first
/// say (FontList).
bool presents_as_emoji(char32_t code) noexcept;
bool is_regional_indicator(char32_t code) noexcept;
bool is_emoji_modifier(char32_t code) noexcept;

inline constexpr char32_t zero_width_joiner = 0x200d;
inline constexpr char32_t text_selector = 0xfe0e;
inline constexpr char32_t emoji_selector = 0xfe0f;
inline constexpr char32_t keycap = 0x20e3;

/// "'☃' (U+2603)"; only the number of what cannot be seen.
std::string name_of(char32_t code);

}  // namespace plotmill::chart

#pragma once
// Is this text UTF-8? As Unicode 15 table 3-7 says it: no overlong form, no surrogate, nothing
// beyond U+10FFFF.

#include <cstddef>
#include <optional>
#include <string_view>

namespace plotmill {

/// Where the first byte stands that does not continue a well-formed sequence; nothing when all of
/// `text` is UTF-8.
std::optional<std::size_t> find_invalid_utf8(std::string_view text) noexcept;

/// The usual answer for short names, without a call: most are ASCII.
inline bool is_short_ascii(std::string_view text) noexcept {
    unsigned bits = 0;
    for (const char c : text) {
        bits |= static_cast<unsigned char>(c);
    }
    return bits < 0x80;
}

inline bool is_utf8(std::string_view text) noexcept {
    return !find_invalid_utf8(text).has_value();
}

}  // namespace plotmill

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

inline bool is_utf8(std::string_view text) noexcept {
    return !find_invalid_utf8(text).has_value();
}

}  // namespace plotmill

#pragma once
// UTF-8, code point by code point. The text was checked where it came in.

#include "base/check.hpp"

#include <cstddef>
#include <string_view>

namespace plotmill::chart {

/// How many bytes a code point has that starts with `lead`.
inline std::size_t bytes_of(char lead) noexcept {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/// Takes one code point off the front. \pre text is UTF-8 and not empty
inline char32_t take_code_point(std::string_view& text) {
    const std::size_t bytes = bytes_of(text.front());
    PM_CHECK(bytes <= text.size(), "text is UTF-8");
    const auto lead = static_cast<unsigned char>(text.front());
    char32_t code = bytes == 1 ? lead : lead & (0x7fU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3fU);
    }
    text.remove_prefix(bytes);
    return code;
}

}  // namespace plotmill::chart

#pragma once
// UTF-8, code point by code point. The text was checked where it came in.

#include "base/check.hpp"

#include <cstddef>
#include <string>
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

inline std::string to_utf8(char32_t code) {
    const auto tail = [code](unsigned shift) {
        return static_cast<char>(0x80U | ((code >> shift) & 0x3fU));
    };
    if (code < 0x80) {
        return {static_cast<char>(code)};
    }
    if (code < 0x800) {
        return {static_cast<char>(0xc0U | (code >> 6U)), tail(0)};
    }
    if (code < 0x10000) {
        return {static_cast<char>(0xe0U | (code >> 12U)), tail(6), tail(0)};
    }
    return {static_cast<char>(0xf0U | (code >> 18U)), tail(12), tail(6), tail(0)};
}

}  // namespace plotmill::chart

#pragma once
// Where in a text a byte stands, as an editor shows it.

#include <cstddef>
#include <string>
#include <string_view>

namespace plotmill::payload {

struct TextPosition {
    std::size_t line = 1;
    std::size_t column = 1;  // in characters

    [[nodiscard]] std::string str() const {
        return "line " + std::to_string(line) + ", column " + std::to_string(column);
    }
};

/// O(offset); for error sentences.
inline TextPosition position_of(std::string_view text, std::size_t offset) noexcept {
    TextPosition position;
    for (const char c : text.substr(0, offset)) {
        if (c == '\n') {
            ++position.line;
            position.column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xc0U) != 0x80U) {
            ++position.column;
        }
    }
    return position;
}

}  // namespace plotmill::payload

#include "base/visible.hpp"

#include "base/utf8.hpp"

namespace plotmill {
namespace {

void append_hex(std::string& out, char c) {
    static constexpr char digits[] = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    out += "\\x";
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
}

/// Bytes of the control character that `text` starts with; 0: it starts with another.
std::size_t control_bytes(std::string_view text) noexcept {
    const auto byte = static_cast<unsigned char>(text.front());
    if (byte < 0x20 || byte == 0x7f) {
        return 1;
    }
    const bool is_c1 =
        byte == 0xc2 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xa0;
    return is_c1 ? 2 : 0;
}

/// \pre text is UTF-8
void append_valid(std::string& out, std::string_view text, std::string_view escaped) {
    while (!text.empty()) {
        if (const std::size_t bytes = control_bytes(text); bytes != 0) {
            for (const char c : text.substr(0, bytes)) {
                append_hex(out, c);
            }
            text.remove_prefix(bytes);
            continue;
        }
        if (escaped.find(text.front()) != std::string_view::npos) {
            out += '\\';
        }
        out += text.front();
        text.remove_prefix(1);
    }
}

}  // namespace

void append_visible(std::string& out, std::string_view text, std::string_view escaped) {
    while (!text.empty()) {
        const std::size_t valid = find_invalid_utf8(text).value_or(text.size());
        append_valid(out, text.substr(0, valid), escaped);
        text.remove_prefix(valid);
        if (!text.empty()) {
            append_hex(out, text.front());
            text.remove_prefix(1);
        }
    }
}

bool has_control(std::string_view text) noexcept {
    for (; !text.empty(); text.remove_prefix(1)) {
        if (control_bytes(text) != 0) {
            return true;
        }
    }
    return false;
}

}  // namespace plotmill

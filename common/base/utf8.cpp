#include "base/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace plotmill {
namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080U;

/// Length of the ASCII run at the start of `text`, rounded down to whole words.
std::size_t ascii_prefix(std::string_view text) noexcept {
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, sizeof word);
        if ((word & high_bits) != 0) {
            break;
        }
    }
    return at;
}

struct Sequence {
    std::size_t length;        // 0: no sequence starts like this
    unsigned char second_min;  // the second byte's range is narrower for some first bytes
    unsigned char second_max;
};

Sequence sequence_of(unsigned char first) noexcept {
    if (first < 0x80) {
        return {1, 0, 0};
    }
    if (first >= 0xc2 && first <= 0xdf) {
        return {2, 0x80, 0xbf};
    }
    if (first >= 0xe0 && first <= 0xef) {
        const auto low = static_cast<unsigned char>(first == 0xe0 ? 0xa0 : 0x80);
        const auto high = static_cast<unsigned char>(first == 0xed ? 0x9f : 0xbf);
        return {3, low, high};
    }
    if (first >= 0xf0 && first <= 0xf4) {
        const auto low = static_cast<unsigned char>(first == 0xf0 ? 0x90 : 0x80);
        const auto high = static_cast<unsigned char>(first == 0xf4 ? 0x8f : 0xbf);
        return {4, low, high};
    }
    return {0, 0, 0};
}

/// Length of the well-formed sequence at the start of `text`, 0 if there is none. \pre
/// !text.empty()
std::size_t sequence_length(std::string_view text) noexcept {
    const Sequence expected = sequence_of(static_cast<unsigned char>(text[0]));
    if (expected.length <= 1 || text.size() < expected.length) {
        return expected.length == 1 ? 1 : 0;
    }
    const auto second = static_cast<unsigned char>(text[1]);
    if (second < expected.second_min || second > expected.second_max) {
        return 0;
    }
    for (std::size_t i = 2; i < expected.length; ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xc0U) != 0x80U) {
            return 0;
        }
    }
    return expected.length;
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) noexcept {
    std::size_t at = ascii_prefix(text);
    while (at < text.size()) {
        const std::size_t length = sequence_length(text.substr(at));
        if (length == 0) {
            return at;
        }
        at += length;
        if (length == 1) {
            at += ascii_prefix(text.substr(at));
        }
    }
    return std::nullopt;
}

}  // namespace plotmill

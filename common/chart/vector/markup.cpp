#include "chart/vector/markup.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace plotmill::chart {
namespace {

constexpr double largest_number = 1e9;
constexpr std::string_view replacement = "\uFFFD";

/// What stands for the character that begins at the front of `rest`, and how many bytes it takes;
/// no bytes: it stands for itself. XML 1.0 section 2.2 lists what is allowed.
struct Substitute {
    std::string_view text;
    std::size_t bytes = 0;
};

Substitute substitute_for(std::string_view rest) {
    const auto lead = static_cast<unsigned char>(rest.front());
    switch (lead) {
        case '&':
            return {"&amp;", 1};
        case '<':
            return {"&lt;", 1};
        case '>':
            return {"&gt;", 1};
        case '"':
            return {"&quot;", 1};
        case '\t':  // as they are, an XML reader takes them for spaces or line ends
            return {"&#9;", 1};
        case '\n':
            return {"&#10;", 1};
        case '\r':
            return {"&#13;", 1};
        default:
            break;
    }
    if (lead < 0x20) {
        return {replacement, 1};
    }
    const bool is_noncharacter =
        rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF");
    return is_noncharacter ? Substitute{replacement, 3} : Substitute{};
}

bool may_need_substitute(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 || byte == '&' || byte == '<' || byte == '>' || byte == '"' || byte == 0xEF;
}

}  // namespace

Markup& Markup::number(double value, int decimals) {
    constexpr std::array<std::uint32_t, 10> powers{
        1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000};
    const double within =
        std::isnan(value) ? 0 : std::clamp(value, -largest_number, largest_number);
    const std::uint32_t unit = powers[static_cast<std::size_t>(decimals)];
    const long long scaled = std::llround(within * unit);
    auto left = static_cast<std::uint64_t>(scaled < 0 ? -scaled : scaled);
    std::array<char, 24> digits{};
    char* at = digits.data() + digits.size();
    std::uint64_t fraction = left % unit;
    left /= unit;
    bool is_significant = false;
    for (int i = 0; i < decimals; ++i, fraction /= 10) {
        is_significant = is_significant || fraction % 10 != 0;
        if (is_significant) {
            *--at = static_cast<char>('0' + fraction % 10);
        }
    }
    if (is_significant) {
        *--at = '.';
    }
    for (; left > 0; left /= 10) {
        *--at = static_cast<char>('0' + left % 10);
    }
    if (at == digits.data() + digits.size()) {
        *--at = '0';
    } else if (scaled < 0) {
        *--at = '-';
    }
    text_.append(at, digits.data() + digits.size());
    return *this;
}

Markup& Markup::integer(std::size_t value) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    text_.append(digits.data(), end);
    return *this;
}

Markup& Markup::escaped(std::string_view text) {
    while (!text.empty()) {
        const auto plain = static_cast<std::size_t>(
            std::find_if(text.begin(), text.end(), may_need_substitute) - text.begin());
        text_ += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) {
            break;
        }
        const Substitute substitute = substitute_for(text);
        text_ += substitute.bytes == 0 ? text.substr(0, 1) : substitute.text;
        text.remove_prefix(std::max<std::size_t>(substitute.bytes, 1));
    }
    return *this;
}

Markup& Markup::base64(ByteView bytes) {
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::size_t out = text_.size();
    text_.resize(out + (bytes.size() + 2) / 3 * 4, '=');
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t three = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            three = three << 8U | (i < count ? std::to_integer<std::uint32_t>(bytes[at + i]) : 0);
        }
        for (std::size_t i = 0; i < count + 1; ++i) {
            text_[out + i] = letters[(three >> (18 - 6 * i)) & 63U];
        }
        out += 4;
    }
    return *this;
}

}  // namespace plotmill::chart

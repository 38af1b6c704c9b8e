#pragma once
// Text of a file that grows: words as they are, numbers with few decimals, foreign text escaped.
// Nothing here looks at the locale, so that the same numbers give the same bytes everywhere.

#include "base/bytes.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace plotmill::chart {

/// Decimals of a place on the page: 0.01 pt is a seven-thousandth of an inch.
inline constexpr int place_decimals = 2;
/// Decimals of what is scaled, turned or small by itself: outlines of markers, shares, factors.
inline constexpr int shape_decimals = 4;

class Markup {
public:
    void clear() noexcept { text_.clear(); }
    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    [[nodiscard]] std::size_t size() const noexcept { return text_.size(); }

    Markup& put(std::string_view words) {
        text_ += words;
        return *this;
    }
    Markup& put(char letter) {
        text_ += letter;
        return *this;
    }

    /// The shortest form of `value` rounded to `decimals`: "3", ".5", "-12.25". Beyond ±10⁹, where
    /// no page reaches, the end of that range; not a number is 0. \pre 0 ≤ decimals ≤ 9
    Markup& number(double value, int decimals = place_decimals);

    Markup& integer(std::size_t value);

    /// Text as XML takes it in content and in attributes: markup as entities, U+FFFD for each
    /// character that XML 1.0 does not allow even as one. \pre text is UTF-8
    Markup& escaped(std::string_view text);

    Markup& base64(ByteView bytes);

private:
    std::string text_;
};

}  // namespace plotmill::chart

#include "wire/payload/scalar_text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace plotmill::payload {
namespace {

/// "1.5e+20" from the shortest scientific form, which to_chars writes as Python does: two digits of
/// exponent at least.
std::string scientific(double value) {
    std::array<char, 32> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific);
    return {text.data(), end.ptr};
}

/// Positional notation, with ".0" behind whole numbers. \pre 1e-4 <= |value| < 1e16, or 0
std::string positional(double value) {
    std::array<char, 64> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    std::string out{text.data(), end.ptr};
    return out.find('.') == std::string::npos ? out + ".0" : out;
}

}  // namespace

std::string python_text(double value) {
    if (std::isnan(value)) {
        return "nan";
    }
    if (std::isinf(value)) {
        return value > 0 ? "inf" : "-inf";
    }
    const double magnitude = std::fabs(value);
    const bool has_exponent = magnitude != 0 && (magnitude < 1e-4 || magnitude >= 1e16);
    return has_exponent ? scientific(value) : positional(value);
}

std::string python_text(bool value) {
    return value ? "True" : "False";
}

}  // namespace plotmill::payload

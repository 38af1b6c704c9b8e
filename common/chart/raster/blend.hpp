#pragma once
// Agg's 8-bit arithmetic on an opaque canvas, so that a pixel under several marks has the value it
// has in matplotlib. Agg keeps colours unpremultiplied; with the canvas opaque its formula is the
// one below, rounding included.

#include "chart/color/color.hpp"

#include <array>
#include <cstdint>

namespace plotmill::chart {

using Pixel = std::uint32_t;  // 0xffrrggbb

inline constexpr unsigned full_alpha = 255;

struct Ink {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;
    friend bool operator==(const Ink&, const Ink&) = default;
};

inline Ink to_ink(const Color& color) noexcept {
    const auto byte = [](double v) { return static_cast<std::uint8_t>(v * 255 + 0.5); };
    return {byte(color.r), byte(color.g), byte(color.b), byte(color.a)};
}

inline Pixel to_pixel(Ink ink) noexcept {
    return 0xff000000U | (Pixel{ink.r} << 16U) | (Pixel{ink.g} << 8U) | Pixel{ink.b};
}

/// a × b / 255, rounded.
inline unsigned multiply(unsigned a, unsigned b) noexcept {
    const unsigned t = a * b + 128;
    return ((t >> 8U) + t) >> 8U;
}

/// 2^44 over the alpha that the canvas has with ink of alpha 0 … 255 on it, rounded up. The
/// dividend stays below 2^25, so that a product with it gives the very quotient, without a
/// division.
inline constexpr auto blend_reciprocals = [] {
    std::array<std::uint64_t, 256> made{};
    for (std::uint64_t alpha = 0; alpha < made.size(); ++alpha) {
        const std::uint64_t divisor = (full_alpha << 8U) + alpha;
        made[alpha] = ((std::uint64_t{1} << 44U) + divisor - 1) / divisor;
    }
    return made;
}();

inline unsigned blend_channel(unsigned under, unsigned ink, unsigned alpha) noexcept {
    const unsigned r = under * full_alpha;
    const unsigned dividend = ((ink << 8U) - r) * alpha + (r << 8U);
    return static_cast<unsigned>((dividend * blend_reciprocals[alpha]) >> 44U);
}

/// Ink with `cover` 0 … 255 over a pixel.
inline void blend(Pixel& pixel, Ink ink, unsigned cover) noexcept {
    const unsigned alpha = multiply(ink.a, cover);
    if (alpha == 0) {
        return;
    }
    if (alpha == full_alpha) {
        pixel = to_pixel(ink);
        return;
    }
    const unsigned r = blend_channel((pixel >> 16U) & 0xffU, ink.r, alpha);
    const unsigned g = blend_channel((pixel >> 8U) & 0xffU, ink.g, alpha);
    const unsigned b = blend_channel(pixel & 0xffU, ink.b, alpha);
    pixel = 0xff000000U | (r << 16U) | (g << 8U) | b;
}

/// A premultiplied 0xaarrggbb, at an opacity of 0 … 255, over a pixel.
inline void blend_premultiplied(Pixel& pixel, std::uint32_t color, unsigned opacity) noexcept {
    const unsigned alpha = multiply(color >> 24U, opacity);
    if (alpha == 0) {
        return;
    }
    Pixel mixed = 0xff000000U;
    for (unsigned shift = 0; shift < 24; shift += 8) {
        const unsigned light = multiply((color >> shift) & 0xffU, opacity) +
                               multiply((pixel >> shift) & 0xffU, full_alpha - alpha);
        mixed |= (light < full_alpha ? light : full_alpha) << shift;
    }
    pixel = mixed;
}

}  // namespace plotmill::chart

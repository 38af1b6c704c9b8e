#include "chart/color/husl.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace plotmill::chart {
namespace {

using Triple = std::array<double, 3>;
using Rows = std::array<Triple, 3>;

constexpr Rows rgb_from_xyz{
    {{3.2406, -1.5372, -0.4986}, {-0.9689, 1.8758, 0.0415}, {0.0557, -0.2040, 1.0570}}};
constexpr Rows xyz_from_rgb{
    {{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}};
constexpr double white_u = 0.19784;  // of D65
constexpr double white_v = 0.46834;
constexpr double lab_epsilon = 0.008856;
constexpr double lab_kappa = 903.3;
constexpr double almost_white = 99.9999999;
constexpr double almost_black = 0.00000001;

double radians(double degrees) {
    return degrees * (std::numbers::pi / 180);
}

Triple product(const Rows& rows, const Triple& v) {
    Triple result{};
    for (std::size_t i = 0; i < 3; ++i) {
        result[i] = rows[i][0] * v[0] + rows[i][1] * v[1] + rows[i][2] * v[2];
    }
    return result;
}

double linear(double channel) {
    return channel > 0.04045 ? std::pow((channel + 0.055) / (1.0 + 0.055), 2.4) : channel / 12.92;
}

double not_linear(double channel) {
    return channel <= 0.0031308 ? 12.92 * channel : 1.055 * std::pow(channel, 1.0 / 2.4) - 0.055;
}

struct Lch {
    double lightness = 0;
    double chroma = 0;
    double hue = 0;
};

double lightness_of(double y) {
    const double root = y > lab_epsilon ? std::pow(y, 1.0 / 3.0) : 7.787 * y + 16.0 / 116.0;
    return 116.0 * root - 16.0;
}

double luminance_at(double lightness) {
    const double root = (lightness + 16.0) / 116.0;
    const double cube = std::pow(root, 3.0);
    return cube > lab_epsilon ? cube : (116.0 * root - 16.0) / lab_kappa;
}

Lch from_xyz(const Triple& xyz) {
    const auto [x, y, z] = xyz;
    const double lightness = x == 0 && y == 0 && z == 0 ? 0 : lightness_of(y);
    if (lightness == 0) {
        return {};
    }
    const double share_u = 4.0 * x / (x + 15.0 * y + 3.0 * z);
    const double share_v = 9.0 * y / (x + 15.0 * y + 3.0 * z);
    const double u = 13.0 * lightness * (share_u - white_u);
    const double v = 13.0 * lightness * (share_v - white_v);
    const double hue = std::atan2(v, u) * (180 / std::numbers::pi);
    return {lightness, std::pow(std::pow(u, 2) + std::pow(v, 2), 1.0 / 2.0),
            hue < 0 ? 360.0 + hue : hue};
}

Triple to_xyz(const Lch& lch) {
    if (lch.lightness == 0) {
        return {};
    }
    const double u = std::cos(radians(lch.hue)) * lch.chroma;
    const double v = std::sin(radians(lch.hue)) * lch.chroma;
    const double y = luminance_at(lch.lightness);
    const double share_u = u / (13.0 * lch.lightness) + white_u;
    const double share_v = v / (13.0 * lch.lightness) + white_v;
    const double x = 0.0 - 9.0 * y * share_u / ((share_u - 4.0) * share_v - share_u * share_v);
    const double z = (9.0 * y - 15.0 * share_v * y - share_v * x) / (3.0 * share_v);
    return {x, y, z};
}

/// The greatest chroma that the screen can show at a lightness and a hue.
double max_chroma(double lightness, double hue) {
    const double sine = std::sin(radians(hue));
    const double cosine = std::cos(radians(hue));
    const double cube = std::pow(lightness + 16, 3.0) / 1560896.0;
    const double scale = cube > 0.008856 ? cube : lightness / 903.3;
    double least = std::numeric_limits<double>::infinity();
    for (const auto& [m1, m2, m3] : rgb_from_xyz) {
        const double top = (0.99915 * m1 + 1.05122 * m2 + 1.14460 * m3) * scale;
        const double bottom =
            ((0.86330 * m3 - 0.17266 * m2) * sine + (0.12949 * m3 - 0.38848 * m1) * cosine) * scale;
        for (const double limit : {0.0, 1.0}) {
            const double chroma =
                lightness * (top - 1.05122 * limit) / (bottom + 0.17266 * sine * limit);
            if (chroma > 0 && chroma < least) {
                least = chroma;
            }
        }
    }
    return least;
}

}  // namespace

Husl to_husl(const Color& color) {
    const Lch lch =
        from_xyz(product(xyz_from_rgb, {linear(color.r), linear(color.g), linear(color.b)}));
    if (lch.lightness > almost_white) {
        return {lch.hue, 0, 100};
    }
    if (lch.lightness < almost_black) {
        return {lch.hue, 0, 0};
    }
    return {lch.hue, lch.chroma / max_chroma(lch.lightness, lch.hue) * 100, lch.lightness};
}

Color from_husl(const Husl& husl) {
    Lch lch{husl.lightness, 0, husl.hue};
    if (husl.lightness > almost_white) {
        lch.lightness = 100;
    } else if (husl.lightness < almost_black) {
        lch.lightness = 0;
    } else {
        lch.chroma = max_chroma(husl.lightness, husl.hue) / 100 * husl.saturation;
    }
    const Triple rgb = product(rgb_from_xyz, to_xyz(lch));
    const auto channel = [&](std::size_t i) { return std::clamp(not_linear(rgb[i]), 0.0, 1.0); };
    return {channel(0), channel(1), channel(2), 1};
}

}  // namespace plotmill::chart

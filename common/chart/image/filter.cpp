#include "chart/image/filter.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace plotmill::chart {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double bessel_radius = 3.2383;

double cube_above_zero(double x) noexcept {
    return x <= 0 ? 0 : x * x * x;
}

double bicubic(double x) noexcept {
    return (cube_above_zero(x + 2) - 4 * cube_above_zero(x + 1) + 6 * cube_above_zero(x) -
            4 * cube_above_zero(x - 1)) /
           6;
}

double spline16(double x) noexcept {
    if (x < 1) {
        return ((x - 9.0 / 5) * x - 1.0 / 5) * x + 1;
    }
    return ((-1.0 / 3 * (x - 1) + 4.0 / 5) * (x - 1) - 7.0 / 15) * (x - 1);
}

double spline36(double x) noexcept {
    if (x < 1) {
        return ((13.0 / 11 * x - 453.0 / 209) * x - 3.0 / 209) * x + 1;
    }
    if (x < 2) {
        return ((-6.0 / 11 * (x - 1) + 270.0 / 209) * (x - 1) - 156.0 / 209) * (x - 1);
    }
    return ((1.0 / 11 * (x - 2) - 45.0 / 209) * (x - 2) + 26.0 / 209) * (x - 2);
}

double kaiser(double x) noexcept {
    constexpr double steepness = 6.33;
    return x > 1 ? 0
                 : std::cyl_bessel_i(0, steepness * std::sqrt(1 - x * x)) /
                       std::cyl_bessel_i(0, steepness);
}

double quadric(double x) noexcept {
    if (x < 0.5) {
        return 0.75 - x * x;
    }
    return x < 1.5 ? 0.5 * (x - 1.5) * (x - 1.5) : 0;
}

double catrom(double x) noexcept {
    if (x < 1) {
        return 0.5 * (2 + x * x * (-5 + x * 3));
    }
    return x < 2 ? 0.5 * (4 + x * (-8 + x * (5 - x))) : 0;
}

/// With B and C a third each.
double mitchell(double x) noexcept {
    constexpr double b = 1.0 / 3;
    constexpr double c = 1.0 / 3;
    if (x < 1) {
        return ((6 - 2 * b) + x * x * ((-18 + 12 * b + 6 * c) + x * (12 - 9 * b - 6 * c))) / 6;
    }
    if (x < 2) {
        return ((8 * b + 24 * c) +
                x * ((-12 * b - 48 * c) + x * ((6 * b + 30 * c) + x * (-b - 6 * c)))) /
               6;
    }
    return 0;
}

double sinc(double x) noexcept {
    return x == 0 ? 1 : std::sin(pi * x) / (pi * x);
}

double windowed(Interpolation kind, double x, double radius) noexcept {
    if (kind != Interpolation::sinc && x > radius) {
        return 0;
    }
    const double across = pi * x / radius;
    switch (kind) {
        case Interpolation::lanczos:
            return sinc(x) * sinc(x / radius);
        case Interpolation::blackman:
            return sinc(x) * (0.42 + 0.5 * std::cos(across) + 0.08 * std::cos(2 * across));
        default:
            return sinc(x);
    }
}

double weight_at(Interpolation kind, double x, double radius) noexcept {
    switch (kind) {
        case Interpolation::bilinear:
            return 1 - x;
        case Interpolation::bicubic:
            return bicubic(x);
        case Interpolation::spline16:
            return spline16(x);
        case Interpolation::spline36:
            return spline36(x);
        case Interpolation::hamming:
            return 0.54 + 0.46 * std::cos(pi * x);
        case Interpolation::hermite:
            return (2 * x - 3) * x * x + 1;
        case Interpolation::kaiser:
            return kaiser(x);
        case Interpolation::quadric:
            return quadric(x);
        case Interpolation::catrom:
            return catrom(x);
        case Interpolation::gaussian:
            return std::exp(-2 * x * x) * std::sqrt(2 / pi);
        case Interpolation::bessel:
            return x == 0 ? pi / 4 : std::cyl_bessel_j(1, pi * x) / (2 * x);
        case Interpolation::mitchell:
            return mitchell(x);
        case Interpolation::sinc:
        case Interpolation::lanczos:
        case Interpolation::blackman:
            return windowed(kind, x, radius);
        case Interpolation::nearest:
        case Interpolation::antialiased:
        case Interpolation::hanning:
            break;
    }
    return 0.5 + 0.5 * std::cos(pi * x);
}

double radius_of(const FilterChoice& choice) noexcept {
    switch (choice.kind) {
        case Interpolation::quadric:
            return 1.5;
        case Interpolation::bicubic:
        case Interpolation::spline16:
        case Interpolation::catrom:
        case Interpolation::gaussian:
        case Interpolation::mitchell:
            return 2;
        case Interpolation::spline36:
            return 3;
        case Interpolation::bessel:
            return bessel_radius;
        case Interpolation::sinc:
        case Interpolation::lanczos:
        case Interpolation::blackman:
            return std::max(choice.radius, 2.0);
        default:
            return 1;
    }
}

/// Makes the weights of one place within a cell add up to one; what rounding leaves over goes to
/// those in the middle first. `flip` goes on from place to place.
void normalize(std::vector<std::int16_t>& weights, int diameter, int place, int& flip) {
    const auto weight = [&](int j) -> std::int16_t& {
        return weights[static_cast<std::size_t>(j) * filter_places +
                       static_cast<std::size_t>(place)];
    };
    constexpr int most_rounds = 64;  // it ends after two or three
    for (int round = 0; round < most_rounds; ++round) {
        int sum = 0;
        for (int j = 0; j < diameter; ++j) {
            sum += weight(j);
        }
        if (sum == filter_one || sum == 0) {
            return;
        }
        const double factor = static_cast<double>(filter_one) / sum;
        sum = -filter_one;
        for (int j = 0; j < diameter; ++j) {
            weight(j) = static_cast<std::int16_t>(std::lround(weight(j) * factor));
            sum += weight(j);
        }
        const int step = sum > 0 ? -1 : 1;
        for (int j = 0; j < diameter && sum != 0; ++j) {
            flip ^= 1;
            std::int16_t& middle = weight(flip != 0 ? diameter / 2 + j / 2 : diameter / 2 - j / 2);
            if (middle < filter_one) {
                middle = static_cast<std::int16_t>(middle + step);
                sum += step;
            }
        }
    }
}

void mirror(std::vector<std::int16_t>& weights) {
    const std::size_t middle = weights.size() / 2;
    for (std::size_t i = 0; i < middle; ++i) {
        weights[middle - i] = weights[middle + i];
    }
    weights.front() = weights.back();
}

}  // namespace

ImageFilter make_filter(const FilterChoice& choice) {
    const double radius = radius_of(choice);
    ImageFilter filter;
    filter.diameter = 2 * static_cast<int>(std::ceil(radius));
    filter.weights.resize(static_cast<std::size_t>(filter.diameter) * filter_places);
    const std::size_t middle = filter.weights.size() / 2;
    for (std::size_t i = 0; i < middle; ++i) {
        const double x = static_cast<double>(i) / filter_places;
        filter.weights[middle + i] =
            static_cast<std::int16_t>(std::lround(weight_at(choice.kind, x, radius) * filter_one));
    }
    mirror(filter.weights);
    if (choice.is_normalized) {
        int flip = 1;
        for (int place = 0; place < filter_places; ++place) {
            normalize(filter.weights, filter.diameter, place, flip);
        }
        mirror(filter.weights);
    }
    return filter;
}

}  // namespace plotmill::chart

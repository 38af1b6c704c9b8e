#include "chart/image/resample.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace plotmill::chart {
namespace {

constexpr double most_stretch = 200;  // of both sides together, as Agg's limit

std::size_t mirrored(std::int64_t cell, std::size_t cells) noexcept {
    const auto period = static_cast<std::int64_t>(2 * cells);
    const std::int64_t place = ((cell % period) + period) % period;
    return static_cast<std::size_t>(place < static_cast<std::int64_t>(cells) ? place
                                                                             : period - 1 - place);
}

bool is_whole_or_large(const SideSampling& side) noexcept {
    constexpr double tolerance = 1e-9;
    const double pixels = 1 / std::fabs(side.step);  // of a cell
    return pixels > 3 || std::fabs(pixels - 1) < tolerance || std::fabs(pixels - 2) < tolerance;
}

bool is_unscaled(const SideSampling& side) noexcept {
    return std::fabs(side.step) == 1;
}

/// Towards minus infinity.
std::int64_t floored(std::int64_t dividend, std::int64_t divisor) noexcept {
    const std::int64_t quotient = dividend / divisor;
    return quotient * divisor > dividend ? quotient - 1 : quotient;
}

/// Of `i` out of `count` steps that make up `length`.
std::int64_t early_step(std::int64_t length, std::int64_t count, std::int64_t i) noexcept {
    const std::int64_t least = floored(length - 1, count);
    const std::int64_t left = length - least * count;  // 1 … count
    return least * i + floored((i + 1) * left - 1, count);
}

}  // namespace

std::vector<std::int64_t> places_of(const SideSampling& side) {
    const auto place = [&](std::size_t pixel) {
        const double middle = static_cast<double>(pixel) + 0.5;
        return std::llround((middle * side.step + side.start) * filter_places);
    };
    std::vector<std::int64_t> places(side.pixels);
    const std::int64_t first = place(0);
    const std::int64_t length = place(side.pixels) - first;
    const auto count = static_cast<std::int64_t>(side.pixels);
    for (std::int64_t i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        // A remainder counts from the first pixel on: the step is its ceiling less one.
        places[at] = side.is_across ? first + early_step(length, count, i) : place(at);
    }
    return places;
}

Interpolation resolved(Interpolation kind, const SideSampling& x, const SideSampling& y) noexcept {
    if (kind == Interpolation::antialiased) {
        kind = is_whole_or_large(x) && is_whole_or_large(y) ? Interpolation::nearest
                                                            : Interpolation::hanning;
    }
    return is_unscaled(x) && is_unscaled(y) ? Interpolation::nearest : kind;
}

Resampler::Resampler(FilterChoice choice, const SideSampling& x, const SideSampling& y) {
    choice.kind = resolved(choice.kind, x, y);
    if (choice.kind == Interpolation::nearest) {
        x_ = nearest_side(x);
        y_ = nearest_side(y);
        return;
    }
    double stretch_x = std::fabs(x.step);
    double stretch_y = std::fabs(y.step);
    if (const double both = stretch_x * stretch_y; both > most_stretch) {
        stretch_x *= most_stretch / both;
        stretch_y *= most_stretch / both;
    }
    const ImageFilter filter = make_filter(choice);
    x_ = filtered_side(x, filter, std::clamp(stretch_x, 1.0, most_stretch));
    y_ = filtered_side(y, filter, std::clamp(stretch_y, 1.0, most_stretch));
}

Resampler::Side Resampler::nearest_side(const SideSampling& sampling) {
    Side side;
    side.cells = sampling.cells;
    const auto last = static_cast<std::int64_t>(sampling.cells) - 1;
    for (const std::int64_t place : places_of(sampling)) {
        side.taps.push_back({side.cell.size(), 1});
        side.cell.push_back(static_cast<std::size_t>(
            std::clamp(floored(place, filter_places), std::int64_t{0}, last)));
        side.weight.push_back(1);
    }
    return side;
}

Resampler::Side Resampler::filtered_side(const SideSampling& sampling, const ImageFilter& filter,
                                         double stretch) {
    const auto reach = static_cast<int>(std::lround(stretch * filter_places));
    const auto pace = std::max(1, static_cast<int>(std::lround(filter_places / stretch)));
    const int radius = (filter.diameter * reach) >> 1;
    const int end = filter.diameter * filter_places;
    Side side;
    side.cells = sampling.cells;
    for (const std::int64_t place : places_of(sampling)) {
        const std::int64_t low = place + filter_places / 2 - radius;
        std::int64_t cell = floored(low, filter_places);
        int at = static_cast<int>(((filter_places - 1 - (low & (filter_places - 1))) * pace) >> 8);
        const std::size_t first = side.cell.size();
        double sum = 0;
        for (; at < end; at += pace, ++cell) {
            side.cell.push_back(mirrored(cell, sampling.cells));
            side.weight.push_back(filter.weights[static_cast<std::size_t>(at)]);
            sum += side.weight.back();
        }
        for (std::size_t k = first; k < side.weight.size() && sum != 0; ++k) {
            side.weight[k] /= sum;
        }
        side.taps.push_back({first, side.cell.size() - first});
    }
    return side;
}

std::vector<double> Resampler::operator()(std::span<const double> cells) const {
    const std::size_t width = x_.taps.size();
    const std::size_t height = y_.taps.size();
    // Across first; rows that no pixel reaches are left out.
    std::vector<double> across(width * y_.cells);
    std::vector<bool> is_needed(y_.cells, false);
    for (const std::size_t row : y_.cell) {
        is_needed[row] = true;
    }
    for (std::size_t row = 0; row < y_.cells; ++row) {
        if (!is_needed[row]) {
            continue;
        }
        const double* const from = cells.data() + row * x_.cells;
        for (std::size_t i = 0; i < width; ++i) {
            const Taps& taps = x_.taps[i];
            double sum = 0;
            for (std::size_t k = taps.first; k < taps.first + taps.count; ++k) {
                sum += from[x_.cell[k]] * x_.weight[k];
            }
            across[row * width + i] = sum;
        }
    }
    std::vector<double> pixels(width * height);
    for (std::size_t j = 0; j < height; ++j) {
        double* const to = pixels.data() + j * width;
        const Taps& taps = y_.taps[j];
        for (std::size_t k = taps.first; k < taps.first + taps.count; ++k) {
            const double* const from = across.data() + y_.cell[k] * width;
            const double weight = y_.weight[k];
            for (std::size_t i = 0; i < width; ++i) {
                to[i] += from[i] * weight;
            }
        }
    }
    return pixels;
}

}  // namespace plotmill::chart

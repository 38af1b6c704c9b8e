#include "chart/stats/density.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>

namespace plotmill::chart {
namespace {

// A fast Gauss transform (after L. Greengard and J. Strain 1991). In units of the bandwidth a value
// is c + δ, with c the centre of its box, |δ| ≤ 1/16, and its kernel at t
//     exp(−(t−c−δ)²/2) = exp(−(t−c)²/2) · exp(−δ²/2) · Σₖ ((t−c)δ)ᵏ / k!
// so that the sums over a box of exp(−δ²/2) δᵏ / k! are all that is kept of its values. Beyond
// |t−c| = 38.6 a kernel is 0 as a double, hence |(t−c)δ| < 2.42, and 28 terms leave out less than
// 2.42²⁸/28! · e^(2 · 2.42) < 2e−17 of any kernel.
constexpr std::size_t most_terms = 28;
constexpr double boxes_per_bandwidth = 8;
constexpr double reach = 38.7;
// What is further than the nearest value by this (in squares) adds less than 1e−17, for each value.
constexpr double negligible_exponent = 39;

using BoxMoments = std::array<double, most_terms>;

struct Box {
    double center = 0;  // as a value: differences from it are then as exact as the values are
    BoxMoments moments{};
};

struct Sample {
    double origin = 0;     // the least value
    double bandwidth = 0;  // > 0
    double width = 0;      // greatest − least, in bandwidths
    std::size_t count = 0;
};

std::optional<Sample> describe_sample(std::span<const double> values) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    double least = infinity;
    double greatest = -infinity;
    double sum = 0;
    std::size_t count = 0;
    for (const double value : values) {
        if (std::isfinite(value)) {
            least = std::min(least, value);
            greatest = std::max(greatest, value);
            ++count;
        }
    }
    if (count < 2) {
        return std::nullopt;
    }
    for (const double value : values) {
        sum += std::isfinite(value) ? value - least : 0;
    }
    const auto n = static_cast<double>(count);
    const double mean = sum / n;
    double squares = 0;
    double rest = 0;  // of the rounded mean
    for (const double value : values) {
        const double difference = std::isfinite(value) ? (value - least) - mean : 0;
        squares += difference * difference;
        rest += difference;
    }
    const double variance = (squares - rest * rest / n) / (n - 1);
    const double bandwidth = std::sqrt(variance) * std::pow(n, -1.0 / 5);
    if (!(bandwidth > 0 && std::isfinite(bandwidth)) || variance <= 0) {
        return std::nullopt;
    }
    return Sample{least, bandwidth, (greatest - least) / bandwidth, count};
}

void add_value(Box& box, double delta) {
    double term = std::exp(-delta * delta / 2);
    for (double& moment : box.moments) {
        moment += term;
        term *= delta;
    }
}

/// The boxes that hold a value, from left to right. range ≤ √(2n) deviations, so that there are at
/// most 8·√2·n^0.7 places, and at most n boxes.
std::vector<Box> fill_boxes(std::span<const double> values, const Sample& sample) {
    constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> places(
        static_cast<std::size_t>(sample.width * boxes_per_bandwidth) + 2, none);
    std::vector<Box> boxes;
    for (const double value : values) {
        if (!std::isfinite(value)) {
            continue;
        }
        const double at = (value - sample.origin) / sample.bandwidth;
        const auto place = static_cast<std::size_t>(at * boxes_per_bandwidth);
        if (places[place] == none) {
            places[place] = static_cast<std::uint32_t>(boxes.size());
            const double middle = (static_cast<double>(place) + 0.5) / boxes_per_bandwidth;
            boxes.push_back({sample.origin + middle * sample.bandwidth, {}});
        }
        Box& box = boxes[places[place]];
        add_value(box, (value - box.center) / sample.bandwidth);
    }
    std::sort(boxes.begin(), boxes.end(),
              [](const Box& a, const Box& b) { return a.center < b.center; });
    for (Box& box : boxes) {
        double factorial = 1;
        for (std::size_t k = 1; k < most_terms; ++k) {
            factorial *= static_cast<double>(k);
            box.moments[k] /= factorial;
        }
    }
    return boxes;
}

/// How many terms leave out less than 1e−16 at a distance.
std::size_t terms_at(double distance) {
    constexpr double near = 2;
    constexpr double middle = 5;
    constexpr double far = 10.5;
    const double away = std::fabs(distance);
    return away <= near ? 11 : away <= middle ? 13 : away <= far ? 17 : most_terms;
}

double kernels_of(const Box& box, double distance) {
    double sum = 0;
    for (std::size_t k = terms_at(distance); k > 0; --k) {
        sum = sum * distance + box.moments[k - 1];
    }
    return sum * std::exp(-distance * distance / 2);
}

/// The boxes around a point, with distances in bandwidths.
struct Surroundings {
    const std::vector<Box>& boxes;
    double bandwidth;
    double point;
    std::size_t right;  // the first box not left of the point
    [[nodiscard]] double distance(std::size_t box) const {
        return (point - boxes[box].center) / bandwidth;
    }
};

/// How far from the point boxes still count.
double cut_off(const Surroundings& around, double margin) {
    double nearest = reach;
    if (around.right < around.boxes.size()) {
        nearest = std::min(nearest, -around.distance(around.right));
    }
    if (around.right > 0) {
        nearest = std::min(nearest, around.distance(around.right - 1));
    }
    // The nearest value may lie on the far side of its box, a distant one on the near side.
    nearest += 1 / boxes_per_bandwidth;
    return std::min(std::sqrt(nearest * nearest + margin) + 1 / boxes_per_bandwidth, reach);
}

double sum_of_kernels(const Surroundings& around, double margin) {
    const double far = cut_off(around, margin);
    double sum = 0;
    for (std::size_t i = around.right; i < around.boxes.size(); ++i) {
        const double distance = around.distance(i);
        if (-distance > far) {
            break;
        }
        sum += kernels_of(around.boxes[i], distance);
    }
    for (std::size_t i = around.right; i > 0; --i) {
        const double distance = around.distance(i - 1);
        if (distance > far) {
            break;
        }
        sum += kernels_of(around.boxes[i - 1], distance);
    }
    return sum;
}

std::vector<double> densities(std::span<const double> values, const Sample& sample,
                              std::span<const double> points) {
    const std::vector<Box> boxes = fill_boxes(values, sample);
    const auto n = static_cast<double>(sample.count);
    const double margin = 2 * (negligible_exponent + std::log(n));
    const double norm = n * sample.bandwidth * std::sqrt(2 * std::numbers::pi);
    std::vector<double> result;
    result.reserve(points.size());
    std::size_t right = 0;
    for (const double point : points) {
        while (right < boxes.size() && boxes[right].center < point) {
            ++right;
        }
        const Surroundings around{boxes, sample.bandwidth, point, right};
        result.push_back(std::max(0.0, sum_of_kernels(around, margin)) / norm);
    }
    return result;
}

}  // namespace

std::optional<std::vector<double>> gaussian_kde(std::span<const double> values,
                                                std::span<const double> points) {
    const auto sample = describe_sample(values);
    if (!sample) {
        return std::nullopt;
    }
    return densities(values, *sample, points);
}

std::optional<DensityCurve> density_curve(std::span<const double> values, std::size_t points) {
    const auto sample = describe_sample(values);
    if (!sample) {
        return std::nullopt;
    }
    DensityCurve curve;
    curve.at.resize(points);
    double greatest = sample->origin;
    for (const double value : values) {
        greatest = std::isfinite(value) ? std::max(greatest, value) : greatest;
    }
    const double step = (greatest - sample->origin) / static_cast<double>(points - 1);
    for (std::size_t i = 0; i < points; ++i) {
        curve.at[i] = static_cast<double>(i) * step + sample->origin;
    }
    curve.at.back() = greatest;
    curve.density = densities(values, *sample, curve.at);
    return curve;
}

std::optional<PaddedRange> padded_range(std::span<const double> values) noexcept {
    constexpr double padding = 0.05;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    PaddedRange range{infinity, -infinity};
    for (const double value : values) {
        if (std::isfinite(value)) {
            range = {std::min(range.low, value), std::max(range.high, value)};
        }
    }
    if (range.low > range.high) {
        return std::nullopt;
    }
    const double added = (range.high - range.low) * padding / 2;
    return PaddedRange{range.low - added, range.high + added};
}

}  // namespace plotmill::chart

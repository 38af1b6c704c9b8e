#include "chart/raster/polygon.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace plotmill::chart {
namespace {

constexpr double per_pixel = 256;

double rounded(double v) {
    return std::nearbyint(v * per_pixel) / per_pixel;
}

/// Signed areas per pixel; the running sum along a row is the winding there.
struct Accumulator {
    int left;
    int top;
    int width;
    int height;
    std::vector<double> sums;

    double& at(int x, int y) {
        return sums[static_cast<std::size_t>(y - top) * static_cast<std::size_t>(width + 1) +
                    static_cast<std::size_t>(x - left)];
    }

    /// The part of an edge within one row of pixels: x from x0 to x1 while y runs dy, to the right
    /// of which all is inside.
    void add_in_row(int y, double x0, double x1, double dy) {
        const double low = std::min(x0, x1);
        const double high = std::max(x0, x1);
        const int first = static_cast<int>(std::floor(low));
        const int last = std::max(first, static_cast<int>(std::ceil(high)) - 1);
        if (first == last) {
            const double mean = (x0 + x1) / 2 - first;
            at(first, y) += dy * (1 - mean);
            at(first + 1, y) += dy * mean;
            return;
        }
        const double slope = dy / (high - low);
        for (int x = first; x <= last; ++x) {
            const double a = std::max(low, static_cast<double>(x));
            const double b = std::min(high, static_cast<double>(x) + 1);
            const double part = slope * (b - a);
            const double mean = (a + b) / 2 - x;
            at(x, y) += part * (1 - mean);
            at(x + 1, y) += part * mean;
        }
    }

    void add_edge(Point a, Point b) {
        if (a.y == b.y) {
            return;
        }
        const double sign = a.y < b.y ? 1 : -1;
        if (sign < 0) {
            std::swap(a, b);
        }
        const double slope = (b.x - a.x) / (b.y - a.y);
        const int first = static_cast<int>(std::floor(a.y));
        const int last = static_cast<int>(std::ceil(b.y)) - 1;
        for (int y = first; y <= last; ++y) {
            const double start = std::max(a.y, static_cast<double>(y));
            const double end = std::min(b.y, static_cast<double>(y) + 1);
            add_in_row(y, a.x + (start - a.y) * slope, a.x + (end - a.y) * slope,
                       sign * (end - start));
        }
    }
};

Accumulator make_accumulator(std::span<const Point> points) {
    Point low{1e9, 1e9};
    Point high{-1e9, -1e9};
    for (const Point& v : points) {
        low = {std::min(low.x, v.x), std::min(low.y, v.y)};
        high = {std::max(high.x, v.x), std::max(high.y, v.y)};
    }
    Accumulator made{};
    made.left = static_cast<int>(std::floor(low.x)) - 1;
    made.top = static_cast<int>(std::floor(low.y)) - 1;
    made.width = static_cast<int>(std::ceil(high.x)) + 2 - made.left;
    made.height = static_cast<int>(std::ceil(high.y)) + 2 - made.top;
    made.sums.resize(static_cast<std::size_t>(made.width + 1) *
                     static_cast<std::size_t>(made.height));
    return made;
}

}  // namespace

unsigned CoverageImage::at(int x, int y) const noexcept {
    if (x < left || x >= left + width || y < top || y >= top + height) {
        return 0;
    }
    return coverage[static_cast<std::size_t>(y - top) * static_cast<std::size_t>(width) +
                    static_cast<std::size_t>(x - left)];
}

CoverageImage cover(const Lines& lines) {
    if (lines.points().empty()) {
        return {};
    }
    Accumulator sums = make_accumulator(lines.points());
    for (const Lines::Run& run : lines.runs()) {
        const auto polygon = lines.of(run);
        for (std::size_t i = 0; i < polygon.size(); ++i) {
            const Point& a = polygon[i];
            const Point& b = polygon[(i + 1) % polygon.size()];
            sums.add_edge({rounded(a.x), rounded(a.y)}, {rounded(b.x), rounded(b.y)});
        }
    }
    CoverageImage image{sums.left, sums.top, sums.width, sums.height, {}};
    image.coverage.reserve(static_cast<std::size_t>(image.width) *
                           static_cast<std::size_t>(image.height));
    for (int y = sums.top; y < sums.top + sums.height; ++y) {
        double inside = 0;
        for (int x = sums.left; x < sums.left + sums.width; ++x) {
            inside += sums.at(x, y);
            const double level = std::min(std::fabs(inside) * per_pixel + 1e-6, 255.0);
            image.coverage.push_back(static_cast<std::uint8_t>(level));
        }
    }
    return image;
}

}  // namespace plotmill::chart

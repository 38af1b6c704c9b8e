#include "chart/mark/plot_image.hpp"

#include "chart/figure/value_colors.hpp"
#include "chart/image/resample.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace plotmill::chart {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// One direction of an image, upwards or to the right: as far as it lies in its axes it is
/// stretched to whole pixels and begins at a whole one (matplotlib's round_to_pixel_border).
struct Side {
    int first = 0;  // pixel
    SideSampling sampling;
};

struct Extent {        // px
    double start = 0;  // of the first cell
    double end = 0;    // of the last; may be the smaller
};

/// What lies beyond the canvas is left out: an axes may be much larger.
Side side_of(const Extent& extent, Interval clip, int canvas, SideSampling sampling) {
    const auto [low, high] = std::minmax(extent.start, extent.end);
    const double from = std::max(low, clip.low);
    const double size = std::min(high, clip.high) - from;
    const double pixels = std::ceil(size);
    const double first = std::floor(from + 0.5);
    const double shown = std::max(first, 0.0);
    const double end = std::min(first + pixels, static_cast<double>(canvas));
    if (!(size > 0) || !(end > shown)) {
        return {0, sampling};
    }
    const double cells_per_px = static_cast<double>(sampling.cells) / (extent.end - extent.start);
    sampling.pixels = static_cast<std::size_t>(end - shown);
    sampling.step = cells_per_px * size / pixels;
    sampling.start = (from - extent.start) * cells_per_px + (shown - first) * sampling.step;
    return {static_cast<int>(shown), sampling};
}

struct Sides {
    Side x;
    Side y;  // upwards, as matplotlib counts
};

Sides sides_of(const FigureMesh& image, const Ground& ground) {
    const int height = ground.figure.canvas_height;
    const auto& x = image.x.values;
    const auto& y = image.y.values;
    SideSampling across;
    across.cells = x.size() - 1;
    SideSampling up;
    up.cells = y.size() - 1;
    up.is_across = false;
    return {side_of({ground.to_x(x.front()), ground.to_x(x.back())}, {ground.box.x0, ground.box.x1},
                    ground.figure.canvas_width, across),
            side_of({height - ground.to_y(y.front()), height - ground.to_y(y.back())},
                    {height - ground.box.y1, height - ground.box.y0}, height, up)};
}

std::uint32_t opacity(double value) noexcept {
    return static_cast<std::uint32_t>(std::clamp(value, 0.0, 1.0) * 255);
}

/// The opacity of each pixel besides that of its colour.
std::vector<double> alphas_of(const FigureMesh& image, const Resampler& resampler) {
    if (image.alphas.values.empty()) {
        return {};
    }
    return resampler(image.alphas.values);
}

/// Numbers are resampled, and then have colours. Filters may reach beyond the numbers, by an eighth
/// of their range at most.
std::vector<std::uint32_t> pixels_of_values(const FigureMesh& image, const Resampler& resampler) {
    std::vector<double> values(image.values.values.begin(), image.values.values.end());
    Interval range{HUGE_VAL, -HUGE_VAL};
    for (double& value : values) {
        value = std::isfinite(value) ? value : nan;
        range = {std::fmin(range.low, value), std::fmax(range.high, value)};
    }
    constexpr double most_beyond = 1.0 / 8;
    const double beyond = (range.high - range.low) * most_beyond;
    const ValueColors colors{image.mapping, image.values.values};
    const auto resampled = resampler(values);
    const auto alphas = alphas_of(image, resampler);
    std::vector<std::uint32_t> pixels(resampled.size());
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        const double value = resampled[i];
        const Argb color = colors(
            std::isnan(value) ? value : std::clamp(value, range.low - beyond, range.high + beyond));
        const double alpha = alphas.empty() ? image.mapping.alpha.value_or(1) : alphas[i];
        const double own = (color >> 24U) / 255.0;
        pixels[i] = opacity(std::isnan(alpha) ? own : own * alpha) << 24U | (color & 0xffffffU);
    }
    return pixels;
}

/// The channels are resampled, each by itself.
std::vector<std::uint32_t> pixels_of_colors(const FigureMesh& image, const Resampler& resampler) {
    std::vector<double> plane(image.colors.size());
    std::vector<std::uint32_t> pixels;
    for (const unsigned shift : {16U, 8U, 0U}) {
        std::transform(image.colors.begin(), image.colors.end(), plane.begin(), [&](MapColor c) {
            return c == no_color ? 0.0 : static_cast<double>((c >> shift) & 0xffU);
        });
        const auto channel = resampler(plane);
        pixels.resize(channel.size(), 0xff000000U);
        for (std::size_t i = 0; i < pixels.size(); ++i) {
            pixels[i] |= static_cast<std::uint32_t>(std::clamp(channel[i], 0.0, 255.0)) << shift;
        }
    }
    for (std::size_t i = 0; i < plane.size(); ++i) {
        const double whole =
            image.colors[i] == no_color ? 0 : image.mapping.alpha.value_or(1) * 255;
        plane[i] = image.opacities.empty() ? whole : image.opacities[i];
    }
    const auto alphas = resampler(plane);
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        pixels[i] = (pixels[i] & 0xffffffU) |
                    static_cast<std::uint32_t>(std::clamp(alphas[i], 0.0, 255.0)) << 24U;
    }
    return pixels;
}

struct PixelRange {  // of a picture, from and up to
    int low = 0;
    int high = 0;
};

/// What Agg's clip box leaves of `count` pixels from `first` on: its end counts as well.
PixelRange kept(int first, std::size_t count, double low, double high) {
    const auto whole = [](double px) {
        constexpr double far = 1e6;  // beyond every picture
        return static_cast<int>(std::floor(std::clamp(px, -far, far) + 0.5));
    };
    const int from = std::max(first, whole(low));
    const int to = std::min(first + static_cast<int>(count), whole(high) + 1);
    return {from, std::max(from, to)};
}

/// For each edge the first pixel beyond it.
std::vector<double> edges_of(const Side& side) {
    const std::size_t cells = side.sampling.cells;
    const bool is_turned = side.sampling.step < 0;
    const auto places = places_of(side.sampling);
    std::vector<double> edges(cells + 1);
    std::size_t pixel = 0;
    for (std::size_t i = 0; i <= cells; ++i) {
        const std::size_t edge = is_turned ? cells - i : i;
        const auto at = static_cast<std::int64_t>(edge) * filter_places;
        while (pixel < places.size() && (is_turned ? places[pixel] >= at : places[pixel] < at)) {
            ++pixel;
        }
        edges[edge] = side.first + static_cast<double>(pixel);
    }
    edges[is_turned ? cells : 0] = side.first;
    edges[is_turned ? 0 : cells] = side.first + static_cast<double>(places.size());
    return edges;
}

}  // namespace

void put_on_pixels(Scene& scene, const Mesh& mesh, const FigureMesh& image, const Ground& ground) {
    const Sides sides = sides_of(image, ground);
    if (sides.x.sampling.pixels == 0 || sides.y.sampling.pixels == 0) {
        return;
    }
    const auto x = edges_of(sides.x);
    const auto y = edges_of(sides.y);
    std::copy(x.begin(), x.end(),
              scene.positions.begin() + static_cast<std::ptrdiff_t>(mesh.column_edges.first));
    std::transform(y.begin(), y.end(),
                   scene.positions.begin() + static_cast<std::ptrdiff_t>(mesh.row_edges.first),
                   [&](double edge) { return ground.figure.canvas_height - edge; });
}

bool is_resampled(const FigureMesh& image, const Ground& ground) {
    if (image.filter.kind == Interpolation::nearest) {
        return false;
    }
    const Sides sides = sides_of(image, ground);
    // A page of coarse resolution may be that large; its cells are drawn as they are.
    constexpr double most_pixels = 1e8;
    const double pixels =
        static_cast<double>(sides.x.sampling.pixels) * static_cast<double>(sides.y.sampling.pixels);
    return pixels <= most_pixels && resolved(image.filter.kind, sides.x.sampling,
                                             sides.y.sampling) != Interpolation::nearest;
}

void add_resampled(Scene& scene, const FigureMesh& image, const Ground& ground) {
    const Sides sides = sides_of(image, ground);
    if (sides.x.sampling.pixels == 0 || sides.y.sampling.pixels == 0) {
        return;
    }
    const Resampler resampler{image.filter, sides.x.sampling, sides.y.sampling};
    const bool is_by_color = image.rgba || image.filters_colors;
    const auto pixels =
        is_by_color ? pixels_of_colors(image, resampler) : pixels_of_values(image, resampler);
    const auto width = sides.x.sampling.pixels;
    const auto height = sides.y.sampling.pixels;
    const int top = ground.figure.canvas_height - sides.y.first - static_cast<int>(height);
    const PixelRange columns = kept(sides.x.first, width, ground.box.x0, ground.box.x1);
    const PixelRange rows = kept(top, height, ground.box.y0, ground.box.y1);
    const std::size_t first = scene.pixels.size();
    for (int y = rows.low; y < rows.high; ++y) {  // the first row of `pixels` is the lowest
        const auto row = pixels.begin() + static_cast<std::ptrdiff_t>(width) *
                                              (top + static_cast<int>(height) - 1 - y);
        scene.pixels.insert(scene.pixels.end(), row + (columns.low - sides.x.first),
                            row + (columns.high - sides.x.first));
    }
    Bitmap picture;
    picture.x = columns.low;
    picture.y = rows.low;
    picture.width = columns.high - columns.low;
    picture.height = rows.high - rows.low;
    picture.pixels = {first, scene.pixels.size() - first};
    scene.items.emplace_back(picture);
}

}  // namespace plotmill::chart

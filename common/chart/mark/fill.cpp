#include "chart/mark/mark.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace plotmill::chart {
namespace {

bool is_finite(const FillArtist& artist, std::size_t i) noexcept {
    return std::isfinite(artist.x[i]) && std::isfinite(artist.lower[i]) &&
           std::isfinite(artist.upper[i]);
}

struct Part {  // rows first … end − 1, all finite
    std::size_t first;
    std::size_t end;
};

std::vector<Part> parts_of(const FillArtist& artist) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < artist.x.size();) {
        if (!is_finite(artist, i)) {
            ++i;
            continue;
        }
        const std::size_t first = i;
        while (i < artist.x.size() && is_finite(artist, i)) {
            ++i;
        }
        parts.push_back({first, i});
    }
    return parts;
}

bool is_flat(std::span<const double> values) noexcept {
    return std::all_of(values.begin(), values.end(),
                       [&](double value) { return value == values.front(); });
}

/// matplotlib draws an area of one part as a marker, and a marker that is not snapped stands half a
/// pixel to the right and below (Collection.draw, RendererAgg::draw_markers).
double shift_of(const FillArtist& artist, std::size_t parts) noexcept {
    const bool is_marker = parts == 1 && artist.style == LineStyle::solid;
    const bool is_snapped = is_flat(artist.lower) && is_flat(artist.upper);
    return is_marker && !is_snapped ? 0.5 : 0;
}

/// Around a part: along the lower curve from its start, back along the upper one.
Stretch add_outline(Scene& scene, const FillArtist& artist, const Ground& ground,
                    const Part& part) {
    const std::size_t begin = scene.vertices.size();
    const auto put = [&](std::size_t row, std::span<const double> y, Verb verb) {
        scene.vertices.push_back({ground.to_x(artist.x[row]), ground.to_y(y[row]), verb});
    };
    put(part.first, artist.upper, Verb::move);
    for (std::size_t i = part.first; i < part.end; ++i) {
        put(i, artist.lower, Verb::line);
    }
    put(part.end - 1, artist.upper, Verb::line);
    for (std::size_t i = part.end; i > part.first; --i) {
        put(i - 1, artist.upper, Verb::line);
    }
    put(part.first, artist.upper, Verb::close);
    return {begin, scene.vertices.size() - begin};
}

std::optional<Stroke> edge_of(Scene& scene, const FillArtist& artist, const FigureSize& figure) {
    if (artist.edge_points <= 0 || artist.style == LineStyle::none) {
        return std::nullopt;
    }
    const double width = figure.px(artist.edge_points);
    return Stroke{artist.color, width, Join::round, Cap::butt,
                  add_dashes(scene, artist.style, width)};
}

}  // namespace

void add_mark(Scene& scene, const FillArtist& artist, const Ground& ground) {
    const auto parts = parts_of(artist);
    const double shift = shift_of(artist, parts.size());
    for (const Part& part : parts) {
        const Stretch outline = add_outline(scene, artist, ground, part);
        for (std::size_t i = outline.first; i < scene.vertices.size(); ++i) {
            scene.vertices[i].x += shift;
            scene.vertices[i].y += shift;
        }
        scene.items.emplace_back(Path{.vertices = outline,
                                      .fill = artist.color,
                                      .stroke = edge_of(scene, artist, ground.figure),
                                      .clip = ground.box});
    }
}

}  // namespace plotmill::chart

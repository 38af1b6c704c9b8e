#include "chart/mark/line_pen.hpp"

#include <cmath>

namespace plotmill::chart {
namespace {

/// One part without a gap: the values first … end − 1.
void add_part(Scene& scene, const StairsArtist& artist, const Ground& ground, std::size_t first,
              std::size_t end) {
    const auto put = [&](double x, double y, Verb verb) {
        scene.vertices.push_back({ground.to_x(x), ground.to_y(y), verb});
    };
    const double start = artist.baseline.value_or(artist.values[first]);
    put(artist.edges[first], start, Verb::move);
    for (std::size_t i = first; i < end; ++i) {
        put(artist.edges[i], artist.values[i], Verb::line);
        put(artist.edges[i + 1], artist.values[i], Verb::line);
    }
    put(artist.edges[end], artist.baseline.value_or(artist.values[end - 1]), Verb::line);
}

}  // namespace

void add_mark(Scene& scene, const StairsArtist& artist, const Ground& ground) {
    const std::size_t begin = scene.vertices.size();
    for (std::size_t i = 0; i < artist.values.size();) {
        if (!std::isfinite(artist.values[i])) {
            ++i;
            continue;
        }
        const std::size_t first = i;
        while (i < artist.values.size() && std::isfinite(artist.values[i])) {
            ++i;
        }
        add_part(scene, artist, ground, first, i);
    }
    const Stretch stretch{begin, scene.vertices.size() - begin};
    if (stretch.count == 0) {
        return;
    }
    std::optional<Stroke> stroke;
    if (artist.edge && artist.edge_points > 0 && artist.style != LineStyle::none) {
        const double width = ground.figure.px(artist.edge_points);
        stroke = Stroke{*artist.edge, width, Join::miter, Cap::butt,
                        add_dashes(scene, artist.style, width)};
    }
    scene.items.emplace_back(Path{.vertices = stretch,
                                  .fill = artist.fill,
                                  .stroke = stroke,
                                  .clip = ground.box,
                                  .may_simplify = stretch.count >= least_simplified});
}

}  // namespace plotmill::chart

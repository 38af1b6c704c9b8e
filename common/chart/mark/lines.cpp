#include "chart/mark/mark.hpp"

namespace plotmill::chart {
namespace {

Stretch add_polyline(Scene& scene, const LineArtist& artist, const Ground& ground) {
    const Stretch stretch{scene.vertices.size(), artist.x.size()};
    for (std::size_t i = 0; i < artist.x.size(); ++i) {
        scene.vertices.push_back(
            {ground.to_x(artist.x[i]), ground.to_y(artist.y[i]), i == 0 ? Verb::move : Verb::line});
    }
    return stretch;
}

}  // namespace

void add_mark(Scene& scene, const LineArtist& artist, const Ground& ground) {
    scene.items.emplace_back(Path{
        .vertices = add_polyline(scene, artist, ground),
        .fill = std::nullopt,
        .stroke =
            Stroke{artist.color, ground.figure.px(artist.points), Join::round, Cap::projecting, {}},
        .clip = ground.box,
        .may_simplify = true,
    });
}

void add_mark(Scene& scene, const DividerArtist& artist, const Ground& ground) {
    const Box& box = ground.box;
    const Stroke stroke{artist.color, ground.figure.px(artist.points), Join::round, Cap::butt, {}};
    for (const double place : artist.at) {
        const Stretch stretch{scene.vertices.size(), 2};
        if (artist.is_vertical) {
            const double x = ground.to_x(place);
            scene.vertices.push_back({x, box.y1, Verb::move});
            scene.vertices.push_back({x, box.y0, Verb::line});
        } else {
            const double y = ground.to_y(place);
            scene.vertices.push_back({box.x0, y, Verb::move});
            scene.vertices.push_back({box.x1, y, Verb::line});
        }
        scene.items.emplace_back(Path{
            .vertices = stretch, .fill = std::nullopt, .stroke = stroke, .clip = std::nullopt});
    }
}

}  // namespace plotmill::chart

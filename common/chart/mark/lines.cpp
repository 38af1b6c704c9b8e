#include "chart/mark/line_pen.hpp"

#include <cmath>

namespace plotmill::chart {
namespace {

void add_markers(Scene& scene, const LineArtist& artist, const Ground& ground) {
    const MarkerStyle& style = artist.look.marker;
    scene.items.emplace_back(Markers{
        .x = artist.x,
        .y = artist.y,
        .to_x = ground.to_x,
        .to_y = ground.to_y,
        .clip = ground.box,
        .shape = style.shape,
        .size_px = ground.figure.px(std::sqrt(style.area)),
        .fill = style.fill,
        .edge = style.edge,
        .edge_px = ground.figure.px(style.edge_points),
    });
}

}  // namespace

void add_mark(Scene& scene, const LineArtist& artist, const Ground& ground) {
    if (artist.x.empty()) {
        return;
    }
    if (artist.look.style != LineStyle::none && artist.look.points > 0) {
        const Stretch stretch = LinePen{scene, ground, artist.draw}.draw(artist.x, artist.y);
        scene.items.emplace_back(Path{
            .vertices = stretch,
            .fill = std::nullopt,
            .stroke = line_stroke(scene, artist.look, ground.figure),
            .clip = ground.box,
            .may_simplify = stretch.count >= least_simplified,
        });
    }
    if (artist.look.marker.shape != nullptr) {
        add_markers(scene, artist, ground);
    }
}

}  // namespace plotmill::chart

#include "chart/mark/mark.hpp"

#include <cmath>

namespace plotmill::chart {

void add_mark(Scene& scene, const ScatterArtist& artist, const Ground& ground) {
    Markers markers{
        .x = artist.x,
        .y = artist.y,
        .to_x = ground.to_x,
        .to_y = ground.to_y,
        .clip = ground.box,
        .shape = artist.style.shape,
        .size_px = ground.figure.px(std::sqrt(artist.style.area)),
        .fill = artist.style.fill,
        .edge = artist.style.edge,
        .edge_px = ground.figure.px(artist.style.edge_points),
    };
    if (artist.fills) {
        const auto& colors = artist.fills->colors;
        markers.fill_of = artist.fills->index;
        markers.fills = {scene.fill_colors.size(), colors.size()};
        scene.fill_colors.insert(scene.fill_colors.end(), colors.begin(), colors.end());
        // matplotlib stamps markers of one look onto whole pixels, others where they fall.
        markers.on_grid = artist.x.size() == 1;
    }
    scene.items.emplace_back(markers);
}

}  // namespace plotmill::chart

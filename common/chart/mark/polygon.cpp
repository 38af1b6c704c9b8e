#include "chart/mark/mark.hpp"

namespace plotmill::chart {

void add_mark(Scene& scene, const PolygonArtist& artist, const Ground& ground) {
    const Box& box = ground.box;
    const Stretch stretch{scene.vertices.size(), artist.corners.size()};
    Verb verb = Verb::move;
    for (const auto& [x, y] : artist.corners) {
        scene.vertices.push_back(
            {box.x0 + x * (box.x1 - box.x0), box.y1 - y * (box.y1 - box.y0), verb});
        verb = Verb::line;
    }
    scene.items.emplace_back(Path{.vertices = stretch,
                                  .fill = artist.fill,
                                  .stroke = std::nullopt,
                                  .clip = std::nullopt,
                                  .is_antialiased = false});
}

}  // namespace plotmill::chart

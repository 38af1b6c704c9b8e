// Straight pieces of a figure (LineCollection).

#include "chart/mark/mark.hpp"

namespace plotmill::chart {

void add_mark(Scene& scene, const FigureSegments& segments, const Ground& ground) {
    for (std::size_t i = 0; i < segments.x0.values.size(); ++i) {
        if (segments.color.own.empty() || segments.points.empty()) {
            return;
        }
        const StrokeLook look{segments.color.own[i % segments.color.own.size()],
                              segments.points[i % segments.points.size()],
                              segments.dashes,
                              segments.cap.value_or(Cap::butt),
                              {}};
        const Stretch line{scene.vertices.size(), 2};
        scene.vertices.push_back(
            {ground.to_x(segments.x0.values[i]), ground.to_y(segments.y0.values[i]), Verb::move});
        scene.vertices.push_back(
            {ground.to_x(segments.x1.values[i]), ground.to_y(segments.y1.values[i]), Verb::line});
        scene.items.emplace_back(Path{.vertices = line,
                                      .fill = std::nullopt,
                                      .stroke = line_stroke(scene, look, ground.figure),
                                      .clip = ground.box});
    }
}

}  // namespace plotmill::chart

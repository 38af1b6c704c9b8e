// Rectangles of a figure: bars and histograms (Rectangle patches).

#include "chart/mark/area_path.hpp"

#include <cmath>

namespace plotmill::chart {

void add_mark(Scene& scene, const FigureRects& rects, const Ground& ground) {
    for (std::size_t i = 0; i < rects.x.values.size(); ++i) {
        const double x0 = ground.to_x(rects.x.values[i]);
        const double y0 = ground.to_y(rects.y.values[i]);
        const double x1 = ground.to_x(rects.x.values[i] + rects.width.values[i]);
        const double y1 = ground.to_y(rects.y.values[i] + rects.height.values[i]);
        if (!std::isfinite(x0 + x1 + y0 + y1)) {
            continue;
        }
        const Stretch outline{scene.vertices.size(), 5};
        scene.vertices.push_back({x0, y0, Verb::move});
        scene.vertices.push_back({x1, y0, Verb::line});
        scene.vertices.push_back({x1, y1, Verb::line});
        scene.vertices.push_back({x0, y1, Verb::line});
        scene.vertices.push_back({x0, y0, Verb::close});
        add_area_path(scene, outline, {rects.look, i}, ground);
    }
}

}  // namespace plotmill::chart

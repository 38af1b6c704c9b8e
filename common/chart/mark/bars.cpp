#include "chart/mark/mark.hpp"

#include <algorithm>

namespace plotmill::chart {

void add_mark(Scene& scene, const BarArtist& artist, const Ground& ground) {
    const Box& clip = ground.box;
    const std::size_t first = scene.boxes.size();
    const auto inside = [](double value, double low, double high) {
        return std::clamp(value, low, high);
    };
    for (std::size_t i = 0; i < artist.heights.size(); ++i) {
        const double x0 = ground.to_x(artist.edges[i]);
        const double x1 = ground.to_x(artist.edges[i + 1]);
        const double y0 = ground.to_y(artist.heights[i]);
        const double y1 = ground.to_y(0);
        const Box bar{
            inside(std::min(x0, x1), clip.x0, clip.x1), inside(std::min(y0, y1), clip.y0, clip.y1),
            inside(std::max(x0, x1), clip.x0, clip.x1), inside(std::max(y0, y1), clip.y0, clip.y1)};
        if (bar.x0 < bar.x1 && bar.y0 < bar.y1) {
            scene.boxes.push_back(bar);
        }
    }
    scene.items.emplace_back(Rectangles{{first, scene.boxes.size() - first}, artist.fill});
}

}  // namespace plotmill::chart

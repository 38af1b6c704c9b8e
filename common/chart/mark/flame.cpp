#include "chart/mark/mark.hpp"

#include <utility>

namespace plotmill::chart {

void add_flame(Scene& scene, const FigureFlame& artist, std::vector<FlameBox> frames,
               const FigureSize& figure) {
    const double height = figure.canvas_height;
    const Stretch stretch{scene.frames.size(), frames.size()};
    for (FlameBox& box : frames) {
        const FlameFrame& frame = artist.frames[box.frame];
        scene.frames.push_back(
            {{box.area.x0, height - box.area.y1, box.area.x1, height - box.area.y0},
             frame.color,
             frame.name,
             frame.hover,
             std::move(box.name)});
    }
    scene.items.emplace_back(Frames{stretch, artist.font_points});
}

}  // namespace plotmill::chart

#include "chart/mark/boxes.hpp"

namespace plotmill::chart {

Stretch add_rounded_box(Scene& scene, const Box& box, double radius) {
    const std::size_t first = scene.vertices.size();
    const auto corner = [&](double x, double y, double end_x, double end_y) {
        scene.vertices.push_back({x, y, Verb::quad});
        scene.vertices.push_back({end_x, end_y, Verb::quad});
    };
    scene.vertices.push_back({box.x0 + radius, box.y1, Verb::move});
    scene.vertices.push_back({box.x1 - radius, box.y1, Verb::line});
    corner(box.x1, box.y1, box.x1, box.y1 - radius);
    scene.vertices.push_back({box.x1, box.y0 + radius, Verb::line});
    corner(box.x1, box.y0, box.x1 - radius, box.y0);
    scene.vertices.push_back({box.x0 + radius, box.y0, Verb::line});
    corner(box.x0, box.y0, box.x0, box.y0 + radius);
    scene.vertices.push_back({box.x0, box.y1 - radius, Verb::line});
    corner(box.x0, box.y1, box.x0 + radius, box.y1);
    scene.vertices.push_back({box.x0 + radius, box.y1, Verb::close});
    return {first, scene.vertices.size() - first};
}

Stretch add_square_box(Scene& scene, const Box& box) {
    const Stretch stretch{scene.vertices.size(), 5};
    scene.vertices.push_back({box.x0, box.y1, Verb::move});
    scene.vertices.push_back({box.x1, box.y1, Verb::line});
    scene.vertices.push_back({box.x1, box.y0, Verb::line});
    scene.vertices.push_back({box.x0, box.y0, Verb::line});
    scene.vertices.push_back({box.x0, box.y1, Verb::close});
    return stretch;
}

}  // namespace plotmill::chart

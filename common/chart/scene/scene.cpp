#include "chart/scene/scene.hpp"

namespace plotmill::chart {

void Scene::clear() {
    items.clear();
    segments.clear();
    positions.clear();
    vertices.clear();
    fill_colors.clear();
    colors.clear();
    texts.clear();
}

}  // namespace plotmill::chart

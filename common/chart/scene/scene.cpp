#include "chart/scene/scene.hpp"

#include <algorithm>

namespace plotmill::chart {

void Scene::clear() {
    items.clear();
    boxes.clear();
    segments.clear();
    positions.clear();
    vertices.clear();
    fill_colors.clear();
    row_fills.clear();
    colors.clear();
    texts.clear();
    frames.clear();
}

Box without_gap(const Box& frame, double dpi) noexcept {
    const double gap = 0.5 * dpi / 72;
    const double width = frame.x1 - frame.x0;
    return {frame.x0, frame.y0 + std::min(gap, (frame.y1 - frame.y0) / 4),
            frame.x1 - std::min(gap, width / 4), frame.y1};
}

}  // namespace plotmill::chart

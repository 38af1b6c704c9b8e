#include "chart/scene/scene.hpp"

#include <algorithm>
#include <span>

namespace plotmill::chart {

void Scene::clear() {
    is_transparent = false;
    items.clear();
    boxes.clear();
    segments.clear();
    positions.clear();
    vertices.clear();
    hatches.clear();
    fill_colors.clear();
    row_fills.clear();
    colors.clear();
    opacities.clear();
    pixels.clear();
    texts.clear();
    frames.clear();
}

bool reaches_out(const Scene& scene, const Mesh& mesh) noexcept {
    constexpr double least_px = 0.5;
    const auto leaves = [&](const Stretch& edges, double low, double high) {
        const auto places = std::span{scene.positions}.subspan(edges.first, edges.count);
        return std::any_of(places.begin(), places.end(), [&](double place) {
            return place < low - least_px || place > high + least_px;
        });
    };
    return leaves(mesh.column_edges, mesh.clip.x0, mesh.clip.x1) ||
           leaves(mesh.row_edges, mesh.clip.y0, mesh.clip.y1);
}

Box without_gap(const Box& frame, double dpi) noexcept {
    const double gap = 0.5 * dpi / 72;
    const double width = frame.x1 - frame.x0;
    return {frame.x0, frame.y0 + std::min(gap, (frame.y1 - frame.y0) / 4),
            frame.x1 - std::min(gap, width / 4), frame.y1};
}

}  // namespace plotmill::chart

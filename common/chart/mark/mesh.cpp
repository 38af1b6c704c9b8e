#include "chart/mark/mark.hpp"
#include "chart/mark/plot_image.hpp"

#include <algorithm>
#include <iterator>
#include <span>

namespace plotmill::chart {
namespace {

Stretch add_edges(Scene& scene, std::span<const double> edges, const LinearScale& to_px) {
    const Stretch stretch{scene.positions.size(), edges.size()};
    std::transform(edges.begin(), edges.end(), std::back_inserter(scene.positions), to_px);
    return stretch;
}

}  // namespace

void add_mark(Scene& scene, const FigureMesh& artist, const Ground& ground) {
    if (artist.is_image && is_resampled(artist, ground)) {
        add_resampled(scene, artist, ground);
        return;
    }
    Mesh mesh;
    mesh.column_edges = add_edges(scene, artist.x.values, ground.to_x);
    mesh.row_edges = add_edges(scene, artist.y.values, ground.to_y);
    if (artist.is_image) {
        put_on_pixels(scene, mesh, artist, ground);
    }
    mesh.colors = {scene.colors.size(), artist.colors.size()};
    scene.colors.insert(scene.colors.end(), artist.colors.begin(), artist.colors.end());
    mesh.opacities = {scene.opacities.size(), artist.opacities.size()};
    scene.opacities.insert(scene.opacities.end(), artist.opacities.begin(), artist.opacities.end());
    mesh.opacity = artist.mapping.alpha.value_or(1);
    mesh.line_px = ground.figure.px(artist.edge_points);
    mesh.line_color = artist.edge;
    mesh.clip = ground.box;
    scene.items.emplace_back(mesh);
}

}  // namespace plotmill::chart

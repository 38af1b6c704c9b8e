#include "chart/mark/mark.hpp"

namespace plotmill::chart {
namespace {

/// count + 1 edges from `start` over `length`, as px.
Stretch add_edges(Scene& scene, std::size_t count, double start, double length) {
    const Stretch stretch{scene.positions.size(), count + 1};
    const double n = static_cast<double>(count);
    for (std::size_t i = 0; i <= count; ++i) {
        scene.positions.push_back(start + static_cast<double>(i) * (length / n));
    }
    return stretch;
}

}  // namespace

void add_mark(Scene& scene, const MeshArtist& artist, const Ground& ground) {
    const Box& box = ground.box;
    const std::size_t rows = artist.colors.size() / artist.columns;
    const double height = box.y1 - box.y0;
    Mesh mesh;
    mesh.column_edges = add_edges(scene, artist.columns, box.x0, box.x1 - box.x0);
    mesh.row_edges = artist.from_top ? add_edges(scene, rows, box.y0, height)
                                     : add_edges(scene, rows, box.y1, -height);
    mesh.colors = {scene.colors.size(), artist.colors.size()};
    scene.colors.insert(scene.colors.end(), artist.colors.begin(), artist.colors.end());
    mesh.line_px = ground.figure.px(artist.line_points);
    mesh.line_color = artist.line_color;
    mesh.clip = box;
    scene.items.emplace_back(mesh);
}

}  // namespace plotmill::chart

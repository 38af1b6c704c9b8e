#include "chart/mark/mark.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>

namespace plotmill::chart {
namespace {

Stretch add_edges(Scene& scene, std::span<const double> edges, const LinearScale& to_px) {
    const Stretch stretch{scene.positions.size(), edges.size()};
    std::transform(edges.begin(), edges.end(), std::back_inserter(scene.positions), to_px);
    return stretch;
}

/// An image is resampled to whole pixels: as far as it lies in the axes it is stretched to the next
/// whole size, and begins at a whole place.
void put_on_pixels(std::span<double> edges, double low, double high) {
    const auto [first, last] = std::minmax({edges.front(), edges.back()});
    const double from = std::max(first, low);
    const double size = std::min(last, high) - from;
    if (!(size > 0)) {
        return;
    }
    const double stretch = std::ceil(size) / size;
    for (double& edge : edges) {
        edge = std::floor(from + 0.5) + (edge - from) * stretch;
    }
}

/// Upwards, as matplotlib counts.
void put_rows_on_pixels(std::span<double> edges, const Ground& ground) {
    const double height = ground.figure.canvas_height;
    const auto turn = [height](double& edge) { edge = height - edge; };
    std::for_each(edges.begin(), edges.end(), turn);
    put_on_pixels(edges, height - ground.box.y1, height - ground.box.y0);
    std::for_each(edges.begin(), edges.end(), turn);
}

}  // namespace

void add_mark(Scene& scene, const MeshArtist& artist, const Ground& ground) {
    Mesh mesh;
    mesh.column_edges = add_edges(scene, artist.x_edges, ground.to_x);
    mesh.row_edges = add_edges(scene, artist.y_edges, ground.to_y);
    mesh.colors = {scene.colors.size(), artist.colors.size()};
    scene.colors.insert(scene.colors.end(), artist.colors.begin(), artist.colors.end());
    mesh.line_px = ground.figure.px(artist.line_points);
    mesh.line_color = artist.line_color;
    mesh.clip = ground.box;
    scene.items.emplace_back(mesh);
}

void add_mark(Scene& scene, const FigureMesh& artist, const Ground& ground) {
    Mesh mesh;
    mesh.column_edges = add_edges(scene, artist.x.values, ground.to_x);
    mesh.row_edges = add_edges(scene, artist.y.values, ground.to_y);
    if (artist.is_image) {
        const std::span places{scene.positions};
        put_on_pixels(places.subspan(mesh.column_edges.first, mesh.column_edges.count),
                      ground.box.x0, ground.box.x1);
        put_rows_on_pixels(places.subspan(mesh.row_edges.first, mesh.row_edges.count), ground);
    }
    mesh.colors = {scene.colors.size(), artist.colors.size()};
    scene.colors.insert(scene.colors.end(), artist.colors.begin(), artist.colors.end());
    mesh.opacity = artist.mapping.alpha.value_or(1);
    mesh.line_px = ground.figure.px(artist.edge_points);
    mesh.line_color = artist.edge;
    mesh.clip = ground.box;
    scene.items.emplace_back(mesh);
}

}  // namespace plotmill::chart

#include "chart/mark/mesh.hpp"

#include "chart/mark/furniture.hpp"

namespace plotmill::chart {
namespace {

constexpr Color dark_text{0.15, 0.15, 0.15, 1};

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

void add_mesh(Scene& scene, std::span<const MapColor> colors, std::size_t columns,
              const MeshLines& lines, const Area& axes, const FigureSize& figure) {
    const Box box = to_box(axes, figure);
    const std::size_t rows = colors.size() / columns;
    Mesh mesh;
    mesh.column_edges = add_edges(scene, columns, box.x0, box.x1 - box.x0);
    mesh.row_edges = add_edges(scene, rows, box.y0, box.y1 - box.y0);
    mesh.colors = {scene.colors.size(), colors.size()};
    scene.colors.insert(scene.colors.end(), colors.begin(), colors.end());
    mesh.line_px = figure.px(lines.points);
    mesh.line_color = lines.color;
    mesh.clip = box;
    scene.items.emplace_back(mesh);
}

void add_color_bar(Scene& scene, const ColorScale& scale, const Area& bar,
                   const FigureSize& figure) {
    const Box box = to_box(bar, figure);
    const Colormap& map = scale.map();
    Mesh mesh;
    mesh.column_edges = add_edges(scene, 1, box.x0, box.x1 - box.x0);
    mesh.row_edges = add_edges(scene, map.size(), box.y1, box.y0 - box.y1);
    mesh.colors = {scene.colors.size(), map.size()};
    for (std::size_t i = 0; i < map.size(); ++i) {
        scene.colors.push_back(map[i]);
    }
    mesh.clip = box;
    scene.items.emplace_back(mesh);
}

std::vector<TextLine> lay_out_annotations(const Annotations& annotations, const Area& axes,
                                          const FigureSize& figure, Typesetter& typesetter) {
    const TextStyle style{.points = annotations.points,
                          .horizontal = HorizontalAlign::center,
                          .vertical = VerticalAlign::center};
    const double columns = static_cast<double>(annotations.columns);
    const double rows = static_cast<double>(annotations.colors.size()) / columns;
    std::vector<TextLine> lines;
    TextPlacer placer{typesetter, figure, lines};
    for (std::size_t i = 0; i < annotations.colors.size(); ++i) {
        const MapColor cell = annotations.colors[i];
        if (cell == no_color) {
            continue;
        }
        const std::size_t row = i / annotations.columns;
        const double x = static_cast<double>(i % annotations.columns) + 0.5;
        const double y = static_cast<double>(row) + 0.5;
        placer.place(annotations.texts[i], axes.x0 + x / columns * axes.width(),
                     axes.y0 + (rows - y) / rows * axes.height(), style,
                     annotations.color.value_or(is_light(cell) ? dark_text : white));
    }
    return lines;
}

}  // namespace plotmill::chart

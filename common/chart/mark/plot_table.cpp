#include "chart/mark/plot_table.hpp"

#include "chart/mark/mark.hpp"

#include <array>
#include <utility>

namespace plotmill::chart {
namespace {

/// From the lower left corner around; a side that is not drawn parts the outline, as in
/// matplotlib.
Stretch add_sides(Scene& scene, const PlotTableLayout::Cell& cell, double height) {
    const Stretch outline{scene.vertices.size(), 5};
    const TextBox& box = cell.box;
    const double bottom = height - box.y_min;
    const double top = height - box.y_max;
    const auto& edges = cell.cell->edges;
    const auto verb = [&](std::size_t side) { return edges.at(side) ? Verb::line : Verb::move; };
    const bool is_closed = edges[0] && edges[1] && edges[2] && edges[3];
    scene.vertices.push_back({box.x_min, bottom, Verb::move});
    scene.vertices.push_back({box.x_max, bottom, verb(0)});
    scene.vertices.push_back({box.x_max, top, verb(1)});
    scene.vertices.push_back({box.x_min, top, verb(2)});
    scene.vertices.push_back({box.x_min, bottom, is_closed ? Verb::close : verb(3)});
    return outline;
}

}  // namespace

void add_plot_table(Scene& scene, PlotTableLayout table, const FigureSize& figure) {
    for (PlotTableLayout::Cell& placed : table.cells) {
        const TableCell& cell = *placed.cell;
        std::optional<Stroke> stroke;
        if (cell.edge && cell.edge->a > 0 && cell.edge_points > 0) {
            stroke = Stroke{*cell.edge, figure.px(cell.edge_points), Join::miter, Cap::butt, {}};
        }
        const Stretch outline = add_sides(scene, placed, figure.canvas_height);
        scene.items.emplace_back(
            Path{.vertices = outline, .fill = cell.face, .stroke = stroke, .clip = std::nullopt});
        add_texts(scene, std::move(placed.text));
    }
}

}  // namespace plotmill::chart

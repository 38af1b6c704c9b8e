#include "chart/mark/scatter.hpp"

#include "chart/mark/furniture.hpp"

#include <cmath>

namespace plotmill::chart {
namespace {

constexpr double edge_points = 1;  // patch.linewidth; scatter's edge has the colour of its face

}  // namespace

void add_scatter(Scene& scene, std::span<const double> x, std::span<const double> y,
                 const DiscStyle& style, const Area& axes, const FigureSize& figure) {
    const PairRange range = range_of_pairs(x, y);
    const LinearScale to_x = make_scale(autoscale(range.x), axes.x0, axes.width());
    const LinearScale up = make_scale(autoscale(range.y), axes.y0, axes.height());
    scene.items.emplace_back(Markers{
        .x = x,
        .y = y,
        .to_x = to_x,
        .to_y = {-up.factor, figure.canvas_height - up.offset},
        .clip = to_box(axes, figure),
        .diameter_px = figure.px(std::sqrt(style.area)),
        .edge_px = figure.px(edge_points),
        .color = style.color,
    });
}

}  // namespace plotmill::chart

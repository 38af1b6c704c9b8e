#include "chart/mark/scatter.hpp"

#include "chart/mark/furniture.hpp"

#include <cmath>

namespace plotmill::chart {
namespace {

constexpr double edge_points = 1;  // patch.linewidth; scatter's edge has the colour of its face

}  // namespace

void add_scatter(Scene& scene, const ScatterColumn& x, const ScatterColumn& y,
                 const DiscStyle& style, const Area& axes, const FigureSize& figure) {
    const bool all_pairs = x.range.all_finite && y.range.all_finite;
    const PairRange range = all_pairs ? PairRange{x.range.interval, y.range.interval}
                                      : range_of_pairs(x.values, y.values);
    const LinearScale to_x = make_scale(autoscale(range.x), axes.x0, axes.width());
    const LinearScale up = make_scale(autoscale(range.y), axes.y0, axes.height());
    scene.items.emplace_back(Markers{
        .x = x.values,
        .y = y.values,
        .to_x = to_x,
        .to_y = {-up.factor, figure.canvas_height - up.offset},
        .clip = to_box(axes, figure),
        .shape = find_marker("o"),
        .size_px = figure.px(std::sqrt(style.area)),
        .fill = style.color,
        .edge = style.color,
        .edge_px = figure.px(edge_points),
    });
}

}  // namespace plotmill::chart

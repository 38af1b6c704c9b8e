#include "chart/figure/figure.hpp"

namespace plotmill::chart {
namespace {

constexpr double font_points = 10;  // font.size, of tick labels and axis labels
constexpr double upright = 90;

}  // namespace

Axis x_axis(Side side) {
    const bool below = side == Side::bottom;
    Axis axis;
    axis.side = side;
    axis.tick_style = {.points = font_points,
                       .horizontal = HorizontalAlign::center,
                       .vertical = below ? VerticalAlign::top : VerticalAlign::bottom};
    axis.label.style = {.points = font_points,
                        .horizontal = HorizontalAlign::center,
                        .vertical = below ? VerticalAlign::top : VerticalAlign::baseline};
    return axis;
}

Axis y_axis(Side side) {
    const bool on_left = side == Side::left;
    Axis axis;
    axis.side = side;
    axis.tick_style = {.points = font_points,
                       .horizontal = on_left ? HorizontalAlign::right : HorizontalAlign::left,
                       .vertical = VerticalAlign::center_baseline};
    axis.label.style = {.points = font_points,
                        .rotation = upright,
                        .horizontal = HorizontalAlign::center,
                        .vertical = on_left ? VerticalAlign::bottom : VerticalAlign::top,
                        .align_before_rotation = true};
    return axis;
}

}  // namespace plotmill::chart

#include "chart/layout/scatter_matrix_layout.hpp"

namespace plotmill::chart {
namespace {

constexpr double close_px =
    2;  // axes this close to each other touch each other's spines and markers

}  // namespace

ScatterMatrixLayout lay_out_scatter_matrix(const ScatterMatrixOptions& options,
                                           const FigureSize& figure,
                                           const std::vector<std::string_view>& names,
                                           Typesetter& typesetter) {
    constexpr TextStyle below{.points = label_points,
                              .horizontal = HorizontalAlign::center,
                              .vertical = VerticalAlign::top};
    constexpr TextStyle beside{.points = label_points,
                               .horizontal = HorizontalAlign::center,
                               .vertical = VerticalAlign::bottom,
                               .align_before_rotation = true};
    const std::size_t k = names.size();
    ScatterMatrixLayout layout;
    layout.cells.resize(k * k);
    const auto areas = subplot_grid(k, k, {options.wspace, options.hspace});
    for (std::size_t i = 0; i < areas.size(); ++i) {
        layout.cells[i].axes = to_px(areas[i], figure);
    }
    const Area& first = layout.cells.front().axes;
    layout.needs_backgrounds =
        options.wspace * first.width() < close_px || options.hspace * first.height() < close_px;
    // A spine's extent counts the ticks that its axis would have, also where there are none.
    const double spine_extent = figure.px(tick_length);
    for (std::size_t column = 0; column < k; ++column) {
        auto& [axes, labels] = layout.cells[(k - 1) * k + column];
        TextPlacer{typesetter, figure, labels}.place(
            names[column], axes.x0 + 0.5 * axes.width(),
            axes.y0 - spine_extent - figure.px(axis_label_pad), below);
    }
    for (std::size_t row = 0; row < k; ++row) {
        auto& [axes, labels] = layout.cells[row * k];
        const TextBox box = TextPlacer{typesetter, figure, labels}.place(
            names[row], axes.x0 - spine_extent - figure.px(options.labelpad),
            axes.y0 + 0.5 * axes.height(), beside);
        layout.needs_backgrounds = layout.needs_backgrounds || box.x_max > axes.x0;
    }
    return layout;
}

}  // namespace plotmill::chart

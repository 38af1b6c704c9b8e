#include "chart/layout/scatter_matrix_layout.hpp"

namespace plotmill::chart {

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
    layout.cells = subplot_grid(k, k, {options.wspace, options.hspace});
    for (Area& cell : layout.cells) {
        cell = to_px(cell, figure);
    }
    TextPlacer placer{typesetter, figure, layout.labels};
    for (std::size_t column = 0; column < k; ++column) {
        const Area& cell = layout.cells[(k - 1) * k + column];
        placer.place(names[column], cell.x0 + 0.5 * cell.width(),
                     cell.y0 - figure.px(axis_label_pad), below);
    }
    for (std::size_t row = 0; row < k; ++row) {
        const Area& cell = layout.cells[row * k];
        placer.place(names[row], cell.x0 - figure.px(options.labelpad),
                     cell.y0 + 0.5 * cell.height(), beside);
    }
    return layout;
}

}  // namespace plotmill::chart

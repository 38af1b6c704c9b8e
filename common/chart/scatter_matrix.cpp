#include "chart/builders.hpp"
#include "chart/layout/scatter_matrix_layout.hpp"
#include "chart/mark/furniture.hpp"
#include "chart/mark/scatter.hpp"

#include <utility>

namespace plotmill::chart {

Status build_scatter_matrix(const ChartSpec& spec, const dataset::Dataset& data, Workshop& shop) {
    const auto& options = std::get<ScatterMatrixOptions>(spec.options);
    const auto chosen = choose_columns(data, false, shop);
    if (!chosen) {
        return fail(chosen.error());
    }
    const std::size_t k = chosen->names.size();
    const FigureSize figure = figure_size(spec.figsize_in, spec.dpi);
    ScatterMatrixLayout layout =
        lay_out_scatter_matrix(options, figure, chosen->names, shop.typesetter);
    std::vector<ScatterColumn> columns;
    for (const auto values : chosen->values) {
        columns.push_back({values, finite_range(values)});
    }
    DiscStyle style{options.s, options.color};
    style.color.a = options.alpha;
    for (std::size_t row = 0; row < k; ++row) {
        for (std::size_t column = 0; column < k; ++column) {
            auto& [axes, labels] = layout.cells[row * k + column];
            if (layout.needs_backgrounds) {
                add_background(shop.scene, axes, figure);
            }
            add_scatter(shop.scene, columns[column], columns[row], style, axes, figure);
            add_texts(shop.scene, std::move(labels));
            add_spines(shop.scene, axes, figure);
        }
    }
    return {};
}

}  // namespace plotmill::chart

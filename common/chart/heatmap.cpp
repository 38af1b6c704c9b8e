#include "chart/builders.hpp"
#include "chart/layout/heatmap_layout.hpp"
#include "chart/mark/furniture.hpp"
#include "chart/mark/mesh.hpp"
#include "chart/stats/correlation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace plotmill::chart {
namespace {

/// The matrix to be drawn, row by row from the top, with its names.
struct Matrix {
    std::vector<double> values;
    std::size_t rows = 0;
    std::size_t columns = 0;
    HeatmapNames names;
    bool all_integers = false;
};

Status check_labels(const TickLabels& labels, std::string_view option, std::size_t count) {
    if (labels.mode == TickLabels::Mode::list && labels.list.size() > count) {
        return fail(ErrorCode::option, std::string{option} + ": got " +
                                           std::to_string(labels.list.size()) +
                                           " labels, expected at most " + std::to_string(count));
    }
    return {};
}

template <typename T>
Status check_grid(const Grid<T>& grid, std::string_view option, const Matrix& matrix) {
    if (grid.rows == matrix.rows && grid.columns == matrix.columns) {
        return {};
    }
    return fail(ErrorCode::option, std::string{option} + ": got " + std::to_string(grid.rows) +
                                       " × " + std::to_string(grid.columns) + " cells, expected " +
                                       std::to_string(matrix.rows) + " × " +
                                       std::to_string(matrix.columns) + " as the heatmap has");
}

bool all_whole(const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(), [](double value) {
        return std::isnan(value) || (std::isfinite(value) && value == std::trunc(value));
    });
}

Status check_fit(const HeatmapOptions& options, const Matrix& matrix) {
    std::vector<Status> checks{check_labels(options.xticklabels, "xticklabels", matrix.columns),
                               check_labels(options.yticklabels, "yticklabels", matrix.rows)};
    if (options.mask.mode == Mask::Mode::cells) {
        checks.push_back(check_grid(options.mask.cells, "mask", matrix));
    }
    if (options.annot_cells) {
        checks.push_back(check_grid(*options.annot_cells, "annot", matrix));
    }
    const auto& annotated = options.annot_cells ? options.annot_cells->cells : matrix.values;
    if (options.annot && options.fmt.type == 'd' && !all_whole(annotated)) {
        checks.emplace_back(fail(ErrorCode::option,
                                 "fmt: got 'd', which is for whole numbers, but the heatmap's are "
                                 "not; expected a format such as '.0f'"));
    }
    for (Status& check : checks) {
        if (!check) {
            return std::move(check);
        }
    }
    return {};
}

/// Hidden cells become NaN.
void hide(const Mask& mask, Matrix& matrix) {
    for (std::size_t i = 0; i < matrix.values.size(); ++i) {
        const std::size_t row = i / matrix.columns;
        const std::size_t column = i % matrix.columns;
        const bool hidden = (mask.mode == Mask::Mode::upper && column > row) ||
                            (mask.mode == Mask::Mode::lower && column < row) ||
                            (mask.mode == Mask::Mode::cells && mask.cells.cells[i] != 0);
        if (hidden) {
            matrix.values[i] = std::numeric_limits<double>::quiet_NaN();
        }
    }
}

ColorScale make_color_scale(const HeatmapOptions& options, const Matrix& matrix) {
    const bool needs_range = !options.vmin || !options.vmax;
    Interval limits = !needs_range     ? Interval{}
                      : options.robust ? robust_range_of(matrix.values)
                                       : range_of(matrix.values);
    limits = {options.vmin.value_or(limits.low), options.vmax.value_or(limits.high)};
    const std::string name = options.cmap.value_or(options.center ? "icefire" : "rocket");
    Colormap map = *find_colormap(name);
    if (options.center) {
        map = recentered(map, limits, *options.center);
    }
    // A colour bar needs a range of values; making room for it widens the scale of the cells, too.
    return {options.cbar ? nonsingular(limits, colorbar_widening) : limits, std::move(map)};
}

std::vector<MapColor> cell_colors(const Matrix& matrix, const ColorScale& scale) {
    std::vector<MapColor> colors(matrix.values.size());
    std::transform(matrix.values.begin(), matrix.values.end(), colors.begin(),
                   [&](double value) { return scale(value).value_or(no_color); });
    return colors;
}

std::vector<std::string> annotation_texts(const HeatmapOptions& options, const Matrix& matrix) {
    NumberFormat format = options.fmt;
    if (matrix.all_integers && !options.annot_cells && format == NumberFormat{}) {
        format.type = 'd';  // format(5, "") is "5"
    }
    const auto& values = options.annot_cells ? options.annot_cells->cells : matrix.values;
    std::vector<std::string> texts;
    texts.reserve(values.size());
    for (const double value : values) {
        texts.push_back(format_number(format, value));
    }
    return texts;
}

Status build_from(const ChartSpec& spec, Matrix matrix, Workshop& shop) {
    const auto& options = std::get<HeatmapOptions>(spec.options);
    if (auto fits = check_fit(options, matrix); !fits) {
        return fits;
    }
    hide(options.mask, matrix);
    const ColorScale scale = make_color_scale(options, matrix);
    const std::vector<MapColor> colors = cell_colors(matrix, scale);
    const FigureSize figure = figure_size(spec.figsize_in, spec.dpi);
    HeatmapLayout layout = lay_out_heatmap(options, spec.figsize_in, spec.dpi, matrix.names,
                                           scale.limits(), shop.typesetter);
    add_mesh(shop.scene, colors, matrix.columns, {options.linewidths, options.linecolor},
             layout.axes, figure);
    add_ticks(shop.scene, layout.axes, TickSide::bottom, layout.x_ticks, figure);
    add_ticks(shop.scene, layout.axes, TickSide::left, layout.y_ticks, figure);
    add_texts(shop.scene, std::move(layout.texts));
    if (options.annot) {
        const auto texts = annotation_texts(options, matrix);
        add_texts(shop.scene, lay_out_annotations({.colors = colors,
                                                   .columns = matrix.columns,
                                                   .texts = texts,
                                                   .points = options.annot_size.value_or(10),
                                                   .color = options.annot_color},
                                                  layout.axes, figure, shop.typesetter));
    }
    if (layout.bar) {
        add_color_bar(shop.scene, scale, *layout.bar, figure);
        add_ticks(shop.scene, *layout.bar, TickSide::right, layout.bar_ticks, figure);
    }
    return {};
}

CorrelationMatrix correlate(Method method, const std::vector<ColumnView>& columns) {
    switch (method) {
        case Method::pearson:
            return pearson(columns);
        case Method::spearman:
            return spearman(columns);
        case Method::kendall:
            return kendall(columns);
    }
    return pearson(columns);
}

}  // namespace

Status build_heatmap(const ChartSpec& spec, const dataset::Dataset& data, Workshop& shop) {
    const auto chosen = choose_columns(data, true, shop);
    if (!chosen) {
        return fail(chosen.error());
    }
    if (data.rows == 0) {
        return fail(ErrorCode::empty, "nothing to draw: the table has no rows");
    }
    Matrix matrix;
    matrix.rows = data.rows;
    matrix.columns = chosen->names.size();
    matrix.all_integers = chosen->all_integers;
    matrix.values.resize(matrix.rows * matrix.columns);
    for (std::size_t i = 0; i < matrix.values.size(); ++i) {
        matrix.values[i] = chosen->values[i % matrix.columns][i / matrix.columns];
    }
    std::vector<std::string> numbers;
    if (!data.index) {
        for (std::size_t row = 0; row < data.rows; ++row) {
            numbers.push_back(std::to_string(row));
        }
    }
    const auto& rows = data.index ? *data.index : numbers;
    matrix.names.columns = chosen->names;
    matrix.names.rows.assign(rows.begin(), rows.end());
    matrix.names.x_label = data.columns_name ? *data.columns_name : std::string_view{};
    matrix.names.y_label = data.index_name ? *data.index_name : std::string_view{};
    return build_from(spec, std::move(matrix), shop);
}

Status build_correlation_heatmap(const ChartSpec& spec, const dataset::Dataset& data,
                                 Workshop& shop) {
    const auto chosen = choose_columns(data, true, shop);
    if (!chosen) {
        return fail(chosen.error());
    }
    CorrelationMatrix correlations =
        correlate(std::get<HeatmapOptions>(spec.options).method, chosen->values);
    Matrix matrix;
    matrix.rows = matrix.columns = correlations.size;
    matrix.values = std::move(correlations.values);
    matrix.names.columns = matrix.names.rows = chosen->names;
    // DataFrame.corr() gives both axes the name of the columns.
    if (data.columns_name) {
        matrix.names.x_label = matrix.names.y_label = *data.columns_name;
    }
    return build_from(spec, std::move(matrix), shop);
}

}  // namespace plotmill::chart

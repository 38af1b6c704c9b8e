#include "chart/builders.hpp"
#include "chart/heatmap_figure.hpp"
#include "chart/stats/correlation.hpp"

#include <utility>

namespace plotmill::chart {
namespace {

CorrelationMatrix correlate(Method method, const std::vector<ColumnView>& columns) {
    switch (method) {
        case Method::pearson:
            break;
        case Method::spearman:
            return spearman(columns);
        case Method::kendall:
            return kendall(columns);
    }
    return pearson(columns);
}

}  // namespace

Result<Figure> build_heatmap(const ChartSpec& spec, const dataset::Dataset& data, Workshop& shop) {
    const auto chosen = choose_columns(data, {.with_booleans = true}, shop);
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
    matrix.column_names = chosen->names;
    matrix.row_names.assign(rows.begin(), rows.end());
    matrix.x_label = data.columns_name ? *data.columns_name : std::string_view{};
    matrix.y_label = data.index_name ? *data.index_name : std::string_view{};
    return heatmap_figure(spec, std::move(matrix), shop);
}

Result<Figure> build_correlation_heatmap(const ChartSpec& spec, const dataset::Dataset& data,
                                         Workshop& shop) {
    const auto chosen = choose_columns(data, {.with_booleans = true}, shop);
    if (!chosen) {
        return fail(chosen.error());
    }
    CorrelationMatrix correlations =
        correlate(std::get<HeatmapOptions>(spec.options).method, chosen->values);
    Matrix matrix;
    matrix.rows = matrix.columns = correlations.size;
    matrix.values = std::move(correlations.values);
    matrix.column_names = matrix.row_names = chosen->names;
    // DataFrame.corr() gives both axes the name of the columns.
    if (data.columns_name) {
        matrix.x_label = matrix.y_label = *data.columns_name;
    }
    return heatmap_figure(spec, std::move(matrix), shop);
}

}  // namespace plotmill::chart

#pragma once
// A matrix as seaborn's heatmap: the figure of its cells, labels, annotations and colour bar.

#include "base/result.hpp"
#include "chart/builders.hpp"
#include "chart/figure/figure.hpp"
#include "chart/spec/chart_spec.hpp"

#include <string_view>
#include <vector>

namespace plotmill::chart {

/// The matrix to be drawn, row by row from the top, with its names.
struct Matrix {
    std::vector<double> values;
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<std::string_view> row_names;
    std::vector<std::string_view> column_names;
    std::string_view x_label;  // empty: none
    std::string_view y_label;
    bool all_integers = false;
};

/// Errors: option (annot, mask, labels, fmt or limits that do not fit the matrix).
Result<Figure> heatmap_figure(const ChartSpec& spec, Matrix matrix, Workshop& shop);

}  // namespace plotmill::chart

#pragma once
// The options of each chart kind, read one by one. A new kind is a new reader here.

#include "chart/spec/chart_spec.hpp"
#include "chart/spec/option_reader.hpp"

namespace plotmill::chart {

ScatterMatrixOptions read_scatter_matrix(OptionReader& reader);

/// `of_correlations`: the defaults of correlation_heatmap (annot, coolwarm) and its option
/// `method`.
inline constexpr std::size_t supported_methods = 3;
HeatmapOptions read_heatmap(OptionReader& reader, bool of_correlations);

}  // namespace plotmill::chart

#pragma once
// The options of each chart kind, read one by one. A new kind is a new reader here.

#include "chart/spec/chart_spec.hpp"
#include "chart/spec/option_reader.hpp"

namespace plotmill::chart {

ScatterMatrixOptions read_scatter_matrix(OptionReader& reader);

/// `of_correlations`: the defaults of correlation_heatmap (annot, coolwarm) and its option
/// `method`.
HeatmapOptions read_heatmap(OptionReader& reader, bool of_correlations);

/// Of `line`, `stairs` or `area`.
SeriesOptions read_series(OptionReader& reader, ChartKind kind);

/// Title, axis labels, limits, grid, legend, and what is drawn beside the series.
PlotOptions read_plot(OptionReader& reader);

/// "-", "--", "-.", ":", "none", or matplotlib's long name; nothing when it is none of these.
std::optional<LineStyle> line_style_of(std::string_view name) noexcept;
inline constexpr std::string_view line_style_forms = "'-', '--', '-.', ':' or 'none'";

/// matplotlib's markers, by name, number or [sides, style, angle], or {"x", "y", "codes", "filled",
/// "joinstyle", "snap", "snap_from"}; null when the option is absent.
std::shared_ptr<const MarkerShape> read_marker(OptionReader& reader, std::string_view name);

FlameOptions read_flame(OptionReader& reader);

/// Axes with artists; docs/figure.md.
std::shared_ptr<const FigureOptions> read_figure(OptionReader& reader);

/// annot_kws: properties of a matplotlib Text.
AnnotationStyle read_annotation_style(OptionReader& reader, TextStyle usual);
/// "labelweight", "labelstyle", "labelfamily" of tick labels.
void read_label_face(OptionReader& reader, TextStyle& style);

/// cbar_kws: what Figure.colorbar takes.
ColorBarOptions read_color_bar(OptionReader& reader);

}  // namespace plotmill::chart

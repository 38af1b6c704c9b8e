#include "chart/hue_column.hpp"

#include "chart/plain_text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double legend_marker_edge_points = 1;  // patch.linewidth

/// The place of the column.
Result<std::size_t> find_column(const dataset::Dataset& data, const std::string& name) {
    for (std::size_t i = 0; i < data.columns.size(); ++i) {
        if (data.columns[i].name() == name) {
            return i;
        }
    }
    return fail(ErrorCode::option,
                "hue: got " + in_quotes(name) + ", expected the name of a column");
}

/// The values of a column as what stands for colours. `scratch` outlives the result.
Result<HueValues> hue_values(const dataset::Column& column, std::vector<double>& scratch) {
    using dataset::DType;
    if (column.dtype() == DType::text) {
        return HueValues{column.text()};
    }
    if (column.is_boolean()) {
        return HueValues{HueNumbers{HueNumbers::Kind::boolean, column.doubles(scratch)}};
    }
    if (!column.is_number()) {
        return fail(ErrorCode::option, "hue: column " + in_quotes(column.name()) +
                                           " holds times, expected text, numbers or booleans");
    }
    const bool is_floating =
        column.dtype() == DType::f2 || column.dtype() == DType::f4 || column.dtype() == DType::f8;
    return HueValues{HueNumbers{is_floating ? HueNumbers::Kind::floating : HueNumbers::Kind::whole,
                                column.doubles(scratch)}};
}

}  // namespace

Result<std::size_t> take_hue(const ScatterMatrixOptions& options, const dataset::Dataset& data,
                             Workshop& shop) {
    const auto place = find_column(data, *options.hue);
    if (!place) {
        return fail(place.error());
    }
    std::vector<double> scratch;
    const auto values = hue_values(data.columns[*place], scratch);
    if (!values) {
        return fail(values.error());
    }
    auto hue = map_hue(*values, options.palette, options.legend);
    if (!hue) {
        return fail(std::move(hue).error());
    }
    shop.hue = *std::move(hue);
    for (Color& color : shop.hue.colors) {
        color.a = options.alpha;
    }
    std::move(shop.hue.warnings.begin(), shop.hue.warnings.end(),
              std::back_inserter(shop.warnings));
    return *place;
}

void add_hue_legend(const std::string& title, const Hue& hue, PlotAxes& axes,
                    FigureOptions& figure) {
    if (hue.legend.empty()) {
        return;
    }
    LegendSpec& legend = figure.legends.emplace_back();
    legend.place = LegendPlace::center_right;
    legend.title = plain_text(title);
    legend.names_handles = true;
    for (const LegendEntry& entry : hue.legend) {
        legend.handles.emplace_back().artist = axes.artists.size();
        legend.handles.back().label = plain_text(entry.label);
        FigurePoints example;
        example.is_of_handle = true;
        example.shape =
            std::shared_ptr<const MarkerShape>{std::shared_ptr<void>{}, find_marker("o")};
        example.face.own.push_back(entry.color);
        example.edge_is_face = true;
        example.edge_points = legend_marker_edge_points;
        axes.artists.emplace_back(std::move(example));
    }
}

}  // namespace plotmill::chart

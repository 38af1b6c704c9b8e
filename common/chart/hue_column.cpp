#include "chart/hue_column.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double legend_marker_area = 36;        // lines.markersize²
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

std::optional<Legend> legend_of(const std::string& title, const Hue& hue) {
    if (hue.legend.empty()) {
        return std::nullopt;
    }
    Legend legend;
    legend.title = title;
    legend.marker.shape = find_marker("o");
    legend.marker.area = legend_marker_area;
    legend.marker.edge_points = legend_marker_edge_points;
    for (const LegendEntry& entry : hue.legend) {
        legend.items.push_back({entry.label, entry.color});
    }
    return legend;
}

}  // namespace plotmill::chart

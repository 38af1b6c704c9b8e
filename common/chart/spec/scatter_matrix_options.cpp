#include "chart/spec/kind_options.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr Range points_area{0, max_points};
constexpr Range spacing{0, max_spacing};
constexpr Range opacity{0, 1};

using Shape = std::shared_ptr<const MarkerShape>;

/// A shape of the table: nobody owns it.
Shape shape_of(const MarkerShape* shape) {
    return Shape{std::shared_ptr<void>{}, shape};
}

Bins read_bins(OptionReader& reader) {
    const OptionValue* value = reader.take("bins");
    if (value == nullptr) {
        return 10;
    }
    if (std::holds_alternative<OptionList>(value->value)) {
        auto edges = reader.numbers("bins", 0);
        if (edges && !are_bin_edges(*edges)) {
            reader.fail_value(ErrorCode::option, "bins", *value,
                              "at least two edges that do not decrease");
        }
        return std::move(edges).value_or(std::vector<double>{0, 1});
    }
    if (const auto* name = std::get_if<std::string>(&value->value)) {
        const auto rule = find_bin_rule(*name);
        if (!rule) {
            reader.fail_value(
                ErrorCode::option, "bins", *value,
                "how many, a list of edges, or one of " + std::string{bin_rule_names});
        }
        return rule.value_or(BinRule::automatic);
    }
    return reader.integer("bins", 10, {1, max_histogram_bins});
}

std::optional<std::string> read_hue(OptionReader& reader) {
    const OptionValue* value = reader.take("hue");
    if (value == nullptr) {
        return std::nullopt;
    }
    if (std::holds_alternative<std::int64_t>(value->value)) {
        return describe(*value);
    }
    return reader.text("hue");
}

HuePalette read_palette(OptionReader& reader) {
    const OptionValue* value = reader.take("palette");
    if (value == nullptr) {
        return {};
    }
    if (std::holds_alternative<OptionList>(value->value)) {
        return reader.colors("palette").value_or(std::vector<Color>{});
    }
    const auto* map = std::get_if<OptionMap>(&value->value);
    if (map == nullptr) {
        return reader.text("palette").value_or("");
    }
    ColorOfLevel levels;
    for (const auto& [level, entry] : *map) {
        const auto color = color_of(entry);
        if (!color) {
            reader.fail_value(ErrorCode::color, "palette." + level, entry, color_forms);
        }
        levels.emplace_back(level, color.value_or(black));
    }
    return levels;
}

HueLegend read_legend(OptionReader& reader) {
    constexpr std::array legend_kinds{HueLegend::automatic, HueLegend::brief, HueLegend::full};
    const OptionValue* value = reader.take("legend");
    if (value == nullptr) {
        return HueLegend::automatic;
    }
    if (const auto* flag = std::get_if<bool>(&value->value)) {
        return *flag ? HueLegend::automatic : HueLegend::none;
    }
    return legend_kinds.at(reader.word("legend", {"auto", "brief", "full"}));
}

}  // namespace

ScatterMatrixOptions read_scatter_matrix(OptionReader& reader) {
    ScatterMatrixOptions options;
    options.hspace = reader.number("hspace", options.hspace, spacing);
    options.wspace = reader.number("wspace", options.wspace, spacing);
    options.s = reader.number("s", options.s, points_area);
    options.color = reader.color("color").value_or(options.color);
    options.alpha = reader.number("alpha", options.alpha, opacity);
    options.marker = read_marker(reader, "marker");
    if (!options.marker) {
        options.marker = shape_of(find_marker("o"));
    }
    options.labelpad = reader.number("labelpad", options.labelpad, {-max_points, max_points});
    options.diagonal = static_cast<Diagonal>(reader.word("diagonal", {"scatter", "hist", "kde"}));
    options.bins = read_bins(reader);
    options.hist_color = reader.color("hist_color").value_or(options.hist_color);
    options.hue = read_hue(reader);
    options.palette = read_palette(reader);
    options.legend = read_legend(reader);
    return options;
}

}  // namespace plotmill::chart

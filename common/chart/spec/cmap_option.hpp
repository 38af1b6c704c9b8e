#pragma once
// The option `cmap`, which heatmaps and figures share.

#include "chart/color/colormap.hpp"
#include "chart/spec/option_reader.hpp"

#include <string>
#include <variant>
#include <vector>

namespace plotmill::chart {

/// Into `cmap`, a known name, or `cmap_colors`; neither when the option is not there.
template <typename Options>
void read_cmap(OptionReader& reader, Options& options) {
    const OptionValue* value = reader.take("cmap");
    if (value == nullptr) {
        return;
    }
    if (std::holds_alternative<OptionList>(value->value)) {
        options.cmap_colors = reader.colors("cmap").value_or(std::vector<Color>{});
        return;
    }
    const auto* name = std::get_if<std::string>(&value->value);
    if (name == nullptr || !is_colormap(*name)) {
        reader.fail_value(ErrorCode::color, "cmap", *value,
                          "a list of colours, or the name of a colour map, with _r for its "
                          "reverse, out of " +
                              colormap_names());
        return;
    }
    options.cmap = *name;
}

}  // namespace plotmill::chart

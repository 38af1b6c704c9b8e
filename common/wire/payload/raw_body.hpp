#pragma once
// A job's body as it came: the dataset is checked, the charts are not yet. `plotmill render` puts
// its own --chart and
// --dpi into it; a renderer goes straight on to resolve().

#include "chart/spec/option_value.hpp"
#include "dataset/dataset.hpp"

#include <optional>
#include <string>
#include <vector>

namespace plotmill::payload {

struct RawChart {
    std::string kind;
    chart::OptionMap options;
    std::optional<std::string> output;  // none: <key>_<kind>.<format>
};

struct RawBody {
    dataset::Dataset data;
    std::optional<std::vector<RawChart>> charts;  // none: the two of the story
    std::string folder;
};

}  // namespace plotmill::payload

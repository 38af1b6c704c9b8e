#pragma once
// An option as it came: a small value tree, so that chart/spec names neither msgpack nor JSON nor
// YAML. The decoders build it (bounded by dataset::Limits); chart_spec.hpp turns it into typed,
// checked options.

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace plotmill::chart {

struct OptionValue;
using OptionList = std::vector<OptionValue>;
using OptionMap =
    std::vector<std::pair<std::string, OptionValue>>;  // keys unique, in the order they came

struct OptionValue {
    std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, OptionList, OptionMap>
        value;
};

}  // namespace plotmill::chart

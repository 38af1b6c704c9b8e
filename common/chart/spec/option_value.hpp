#pragma once
// An option as it came: a small value tree, so that chart/spec names neither msgpack nor JSON nor
// YAML. The decoders build it (bounded by dataset::Limits); chart_spec.hpp turns it into typed,
// checked options.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace plotmill::chart {

struct OptionValue;
struct NamedOption;  // not std::pair: a variant may hold a vector of it while it is incomplete
                     // (clang 14 insists)
using OptionList = std::vector<OptionValue>;
using OptionMap = std::vector<NamedOption>;  // names unique, in the order they came

struct OptionValue {
    std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, OptionList, OptionMap>
        value;
};

struct NamedOption {
    NamedOption() = default;
    /// Without a value (null).
    explicit NamedOption(std::string_view name) : first{name} {}
    NamedOption(std::string name, OptionValue value)
        : first{std::move(name)}, second{std::move(value)} {}

    std::string first;
    OptionValue second;
};

}  // namespace plotmill::chart

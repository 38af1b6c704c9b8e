#pragma once
// The option `extend`, which colour maps and colour bars share.

#include "chart/spec/option_reader.hpp"

namespace plotmill::chart {

/// Into `extends_low` and `extends_high`: at which ends there are colours for what lies beyond.
template <typename Options>
void read_extend(OptionReader& reader, Options& options) {
    const std::size_t extend = reader.word("extend", {"neither", "both", "min", "max"});
    options.extends_low = extend == 1 || extend == 2;
    options.extends_high = extend == 1 || extend == 3;
}

}  // namespace plotmill::chart

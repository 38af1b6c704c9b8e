#pragma once
// The distinct values of a hue column. Internal to chart/hue.

#include "base/result.hpp"
#include "chart/hue/hue.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace plotmill::chart {

/// Categories: labels in order, and of each row its place among them.
struct HueLevels {
    std::vector<std::string> labels;
    std::vector<std::uint32_t> rows;
};

/// Sorted. Errors: limit.
Result<HueLevels> levels_of(const HueNumbers& numbers);
/// In order of appearance. Errors: limit.
Result<HueLevels> levels_of(HueTexts texts);

/// Distinct finite values in order, unless there are more than `most`: then the first ones found
/// and one more than `most`.
std::vector<double> distinct_values(std::span<const double> values, std::size_t most);

/// As str() in Python writes a number of this kind.
std::string level_label(HueNumbers::Kind kind, double value);

}  // namespace plotmill::chart

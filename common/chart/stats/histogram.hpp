#pragma once
// Values counted in bins, as numpy.histogram 1.24 and matplotlib's Axes.hist: edges and counts are
// theirs to the bit. Only finite values count: numpy refuses an infinity, here it is left out as
// NaN is.

#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace plotmill::chart {

/// How numpy chooses the number of bins (numpy.histogram_bin_edges).
enum class BinRule { automatic, doane, fd, rice, scott, sqrt, stone, sturges };

/// "auto", "doane", "fd", "rice", "scott", "sqrt", "stone", "sturges".
std::optional<BinRule> find_bin_rule(std::string_view name) noexcept;
/// For error sentences: all names, separated by commas.
inline constexpr std::string_view bin_rule_names =
    "auto, doane, fd, rice, scott, sqrt, stone, sturges";

/// So many bins of equal width over the range of the values, edges given, or a rule.
using Bins = std::variant<int, std::vector<double>, BinRule>;

/// Two edges or more that do not decrease, none of them NaN.
bool are_bin_edges(std::span<const double> edges) noexcept;

inline constexpr int max_histogram_bins = 100'000;

/// counts[i] values lie in edges[i] ≤ x < edges[i + 1]; the last bin includes its right edge.
struct Histogram {
    std::vector<double> edges;  // one more than counts, ascending
    std::vector<std::uint64_t> counts;
};

/// Without a finite value the range is 0 … 1; a single value is widened by 0.5 on both sides.
/// Errors: limit (a rule asks for more than max_histogram_bins), range (the values span more than
/// a double holds). \pre a number of bins is 1 … max_histogram_bins; edges are are_bin_edges.
/// Complexity: rows, for given edges rows × log edges; BinRule::stone and fd sort or select.
Result<Histogram> histogram(std::span<const double> values, const Bins& bins);

}  // namespace plotmill::chart

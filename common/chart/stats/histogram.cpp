#include "chart/stats/histogram.hpp"

#include "base/check.hpp"
#include "chart/stats/bin_rules.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr std::array<std::pair<std::string_view, BinRule>, 8> bin_rules{{
    {"auto", BinRule::automatic},
    {"doane", BinRule::doane},
    {"fd", BinRule::fd},
    {"rice", BinRule::rice},
    {"scott", BinRule::scott},
    {"sqrt", BinRule::sqrt},
    {"stone", BinRule::stone},
    {"sturges", BinRule::sturges},
}};

constexpr double widening_of_one_value = 0.5;

/// Nothing when no value is finite.
std::optional<BinRange> range_of_finite(std::span<const double> values) {
    std::optional<BinRange> range;
    for (const double value : values) {
        if (!std::isfinite(value)) {
            continue;
        }
        range = range ? BinRange{std::min(range->low, value), std::max(range->high, value)}
                      : BinRange{value, value};
    }
    return range;
}

BinRange widened(BinRange range) {
    return range.low == range.high
               ? BinRange{range.low - widening_of_one_value, range.high + widening_of_one_value}
               : range;
}

Result<int> bins_by_rule(BinRule rule, std::span<const double> values, BinRange range) {
    std::vector<double> kept;
    if (!std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); })) {
        std::copy_if(values.begin(), values.end(), std::back_inserter(kept),
                     [](double v) { return std::isfinite(v); });
        values = kept;
    }
    const double width = bin_width(rule, values, range);
    const double bins = width == 0 ? 1 : std::ceil((range.high - range.low) / width);
    if (!(bins >= 1 && bins <= max_histogram_bins)) {
        const auto* name = std::find_if(bin_rules.begin(), bin_rules.end(),
                                        [&](const auto& entry) { return entry.second == rule; });
        return fail(ErrorCode::limit, "bins: the rule " + in_quotes(name->first) +
                                          " gives more bins than the limit of " +
                                          std::to_string(max_histogram_bins));
    }
    return static_cast<int>(bins);
}

void count_between_edges(std::span<const double> values, Histogram& histogram) {
    const std::vector<double>& edges = histogram.edges;
    // Of edges that coincide at the end, numpy gives the last bin what lies on them.
    for (const double value : values) {
        if (!std::isfinite(value) || value < edges.front() || value > edges.back()) {
            continue;
        }
        const auto above = std::upper_bound(edges.begin(), edges.end() - 1, value);
        ++histogram.counts[static_cast<std::size_t>(above - edges.begin()) - 1];
    }
}

/// The bin is calculated, then corrected by one where rounding led past an edge.
void count_even_bins(std::span<const double> values, Histogram& histogram) {
    const std::vector<double>& edges = histogram.edges;
    const double low = edges.front();
    const double high = edges.back();
    const auto bins = static_cast<std::ptrdiff_t>(histogram.counts.size());
    const double bins_per_unit = static_cast<double>(bins) / (high - low);
    if (!std::isfinite(bins_per_unit)) {  // a range of no width, or next to none
        count_between_edges(values, histogram);
        return;
    }
    for (const double value : values) {
        if (!(value >= low && value <= high)) {
            continue;
        }
        auto bin = std::min(static_cast<std::ptrdiff_t>((value - low) * bins_per_unit), bins - 1);
        if (value < edges[static_cast<std::size_t>(bin)]) {
            --bin;
        }
        if (bin + 1 < bins && value >= edges[static_cast<std::size_t>(bin) + 1]) {
            ++bin;
        }
        ++histogram.counts[static_cast<std::size_t>(std::max<std::ptrdiff_t>(bin, 0))];
    }
}

}  // namespace

std::optional<BinRule> find_bin_rule(std::string_view name) noexcept {
    const auto* found = std::find_if(bin_rules.begin(), bin_rules.end(),
                                     [&](const auto& entry) { return entry.first == name; });
    return found == bin_rules.end() ? std::nullopt : std::optional{found->second};
}

bool are_bin_edges(std::span<const double> edges) noexcept {
    return edges.size() >= 2 &&
           std::none_of(edges.begin(), edges.end(), [](double v) { return std::isnan(v); }) &&
           std::is_sorted(edges.begin(), edges.end());
}

Result<Histogram> histogram(std::span<const double> values, const Bins& bins) {
    Histogram made;
    if (const auto* edges = std::get_if<std::vector<double>>(&bins)) {
        PM_CHECK(are_bin_edges(*edges), "the edges of bins ascend");
        made.edges = *edges;
        made.counts.resize(edges->size() - 1);
        count_between_edges(values, made);
        return made;
    }
    const auto found = range_of_finite(values);
    const BinRange range = found ? widened(*found) : BinRange{};
    if (!std::isfinite(range.high - range.low)) {
        return fail(ErrorCode::range,
                    "bins: the values span more than a floating-point number can hold");
    }
    int count = 1;
    if (const auto* number = std::get_if<int>(&bins)) {
        PM_CHECK(*number >= 1 && *number <= max_histogram_bins, "bins are 1 to 100,000");
        count = *number;
    } else if (found) {
        auto by_rule = bins_by_rule(std::get<BinRule>(bins), values, range);
        if (!by_rule) {
            return fail(std::move(by_rule).error());
        }
        count = *by_rule;
    }
    made.edges = even_edges(range, count);
    made.counts.resize(static_cast<std::size_t>(count));
    if (found) {
        count_even_bins(values, made);
    }
    return made;
}

}  // namespace plotmill::chart

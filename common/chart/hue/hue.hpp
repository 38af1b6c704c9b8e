#pragma once
// A column to colours, as seaborn.scatterplot(hue=…, palette=…, legend=…) maps it (seaborn 0.12.2):
// text and booleans are categories in order of appearance (booleans and numbers sorted), numbers
// run along a colour map unless the palette is qualitative or says a colour for each level. A pure
// value: rows → places in a table of colours, and the entries of a legend.

#include "base/result.hpp"
#include "chart/color/color.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace plotmill::chart {

/// The values of the column. Missing: NaN, and a text that is empty. An infinite number has no
/// colour either.
struct HueNumbers {
    enum class Kind { floating, whole, boolean };
    Kind kind = Kind::floating;  // how levels are written: "1.0", "1", "True"
    std::span<const double> values;
};
using HueTexts = std::span<const std::string>;
using HueValues = std::variant<HueNumbers, HueTexts>;

/// Nothing: the default of ten colours, 'husl' for more levels, 'ch:' for numbers. A name: see
/// color/palettes.hpp. A list: one colour for each level. A map: level → colour.
using ColorOfLevel = std::vector<std::pair<std::string, Color>>;
using HuePalette = std::variant<std::monostate, std::string, std::vector<Color>, ColorOfLevel>;

/// seaborn's `legend`: automatic is brief for numbers with more than six levels.
enum class HueLegend { none, automatic, brief, full };

inline constexpr std::size_t max_hue_levels = 100'000;  // categories, each with its own colour
inline constexpr std::size_t max_legend_entries = 1'000;

struct LegendEntry {
    std::string label;
    Color color;
    friend bool operator==(const LegendEntry&, const LegendEntry&) = default;
};

struct Hue {
    static constexpr std::uint32_t no_color = std::numeric_limits<std::uint32_t>::max();
    std::vector<Color> colors;
    std::vector<std::uint32_t> rows;  // of each row its place in `colors`; no_color: not drawn
    std::vector<LegendEntry> legend;  // from top to bottom; empty without levels
    std::vector<std::string> warnings;
};

/// Errors: color (a palette that is not known, or lacks a level), option (a list without a colour),
/// limit (levels, legend entries). Complexity: rows, for sorted categories rows × log rows.
Result<Hue> map_hue(const HueValues& values, const HuePalette& palette, HueLegend legend);

}  // namespace plotmill::chart

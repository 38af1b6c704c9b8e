#pragma once
// Tables of an axes (matplotlib.table): cells with texts. How wide a cell must be for its text is
// known where it is laid out.

#include "chart/color/color.hpp"
#include "chart/spec/annotation_style.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plotmill::chart {

inline constexpr std::size_t max_axes_tables = 16;
inline constexpr std::size_t max_table_cells = 10'000;

/// `row`, `column`, `text`, `width` and `height` (of the axes), `facecolor`, `edgecolor`,
/// `linewidth`, `edges` (of "BRTL", those that are drawn), text style; `ha` is where the text
/// stands.
struct TableCell {
    int row = 0;
    int column = 0;
    std::string text;
    double width = 0;
    double height = 0;
    AnnotationStyle look;
    std::optional<Color> face = white;
    std::optional<Color> edge = black;
    double edge_points = 1;
    std::array<bool, 4> edges{true, true, true, true};  // bottom, right, top, left
};

/// Where a table stands in or beside its axes: matplotlib's words, in its order.
enum class TablePlace : std::uint8_t {
    best,
    upper_right,
    upper_left,
    lower_left,
    lower_right,
    center_left,
    center_right,
    lower_center,
    upper_center,
    center,
    top_right,
    top_left,
    bottom_left,
    bottom_right,
    right,
    left,
    top,
    bottom,
};

/// `cells`, `loc` ("bottom"), `bbox` ([left, bottom, width, height] of the axes, instead of loc),
/// `auto_columns` (as wide as their texts need), `shrink` (texts until they fit; true), `zorder`.
struct TableSpec {
    std::vector<TableCell> cells;
    TablePlace place = TablePlace::bottom;
    std::optional<std::array<double, 4>> bbox;
    std::vector<int> auto_columns;
    bool shrinks = true;
    double zorder = 0;
};

}  // namespace plotmill::chart

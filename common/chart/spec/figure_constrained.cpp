// The options constrained_layout and gridspecs, and what grids have in common with places of axes.

#include "chart/spec/figure_reader.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr Range ratio_range{1e-9, 1e9};
constexpr Range pad_inches_range{0, 1000};
constexpr Range space_range{0, 1000};
constexpr int most_times = 10;

/// The cells of the grid are not known here: they are checked with the references.
FigureGrid::Inside read_inside(OptionReader& reader) {
    FigureGrid::Inside inside;
    inside.gridspec = read_number_of(reader, "gridspec", max_figure_axes).value_or(0);
    inside.row_range = read_cells(reader, "rows", max_figure_axes).value_or(inside.row_range);
    inside.column_range =
        read_cells(reader, "columns", max_figure_axes).value_or(inside.column_range);
    return inside;
}

}  // namespace

std::optional<std::array<std::size_t, 2>> read_cells(OptionReader& reader, std::string_view name,
                                                     std::size_t count) {
    const OptionValue* value = reader.take(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    const auto pair = read_tuple<2>(reader, name, {0, static_cast<double>(count) - 1});
    if (!pair) {
        return std::nullopt;
    }
    const std::array range{static_cast<std::size_t>((*pair)[0]),
                           static_cast<std::size_t>((*pair)[1])};
    if (range[0] > range[1]) {
        reader.fail_value(ErrorCode::option, name, *value, "[first, last] with first ≤ last");
    }
    return range;
}

std::vector<double> read_ratios(OptionReader& reader, std::string_view name, std::size_t count) {
    if (reader.take(name) == nullptr) {
        return {};
    }
    auto ratios = reader.numbers(name, count).value_or(std::vector<double>(count, 1));
    for (const double ratio : ratios) {
        if (ratio < ratio_range.low || ratio > ratio_range.high) {
            reader.fail_value(ErrorCode::range, name, {ratio}, "numbers above 0");
        }
    }
    return ratios;
}

FigureGrid read_figure_grid(OptionReader& reader) {
    FigureGrid grid;
    read_grid(reader, grid);
    reader.nested("in", [&](OptionReader& inner) { grid.in = read_inside(inner); });
    return grid;
}

ConstrainedLayout read_constrained_layout(OptionReader& reader) {
    ConstrainedLayout layout;
    layout.w_pad = reader.number("w_pad", layout.w_pad, pad_inches_range);
    layout.h_pad = reader.number("h_pad", layout.h_pad, pad_inches_range);
    layout.wspace = reader.number("wspace", layout.wspace, space_range);
    layout.hspace = reader.number("hspace", layout.hspace, space_range);
    layout.rect = read_tuple<4>(reader, "rect", {-10, 10}).value_or(layout.rect);
    layout.is_compressed = reader.boolean("compress", false);
    layout.times = reader.integer("times", layout.times, {1, most_times});
    layout.moves_suptitle = reader.boolean("suptitle", false);
    layout.supxlabel = read_number_of(reader, "supxlabel", max_figure_texts);
    layout.supylabel = read_number_of(reader, "supylabel", max_figure_texts);
    return layout;
}

}  // namespace plotmill::chart

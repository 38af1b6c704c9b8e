// Tables of an axes.

#include "chart/spec/figure_reader.hpp"
#include "chart/spec/kind_options.hpp"

#include <string>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr Range cell_numbers{-10'000, 10'000};  // -1 is the column of row labels
constexpr Range cell_lengths{0, 1000};

TableCell read_cell(OptionReader& reader) {
    TableCell cell;
    cell.row = reader.integer("row", 0, cell_numbers);
    cell.column = reader.integer("column", 0, cell_numbers);
    cell.text = reader.text("text").value_or("");
    cell.width = reader.number("width", 0, cell_lengths);
    cell.height = reader.number("height", 0, cell_lengths);
    cell.look = read_annotation_style(
        reader, {.horizontal = HorizontalAlign::right, .vertical = VerticalAlign::center});
    cell.face = read_paint(reader, "facecolor", white, std::nullopt);
    cell.edge = read_paint(reader, "edgecolor", black, std::nullopt);
    cell.edge_points = reader.number("linewidth", cell.edge_points, length_range);
    const auto edges = reader.text("edges");
    constexpr std::string_view sides = "BRTL";
    if (edges && edges->find_first_not_of(sides) != std::string::npos) {
        reader.fail_value(ErrorCode::option, "edges", {*edges}, "signs of 'BRTL'");
    }
    for (std::size_t i = 0; edges && i < sides.size(); ++i) {
        cell.edges.at(i) = edges->find(sides[i]) != std::string::npos;
    }
    return cell;
}

}  // namespace

TableSpec read_table(OptionReader& reader) {
    TableSpec table;
    reader.each("cells", max_table_cells,
                [&](OptionReader& inner) { table.cells.push_back(read_cell(inner)); });
    const auto place = reader.optional_word(
        "loc", {"best", "upper right", "upper left", "lower left", "lower right", "center left",
                "center right", "lower center", "upper center", "center", "top right", "top left",
                "bottom left", "bottom right", "right", "left", "top", "bottom"});
    table.place = place ? static_cast<TablePlace>(*place) : table.place;
    table.bbox = read_tuple<4>(reader, "bbox", share_range);
    for (const double column : reader.numbers("auto_columns", 0).value_or(std::vector<double>{})) {
        if (column < cell_numbers.low || column > cell_numbers.high) {
            reader.fail_value(ErrorCode::range, "auto_columns", {column}, "numbers of columns");
            return table;
        }
        table.auto_columns.push_back(static_cast<int>(column));
    }
    table.shrinks = reader.boolean("shrink", true);
    table.zorder = reader.number("zorder", 0, data_range);
    return table;
}

}  // namespace plotmill::chart

#pragma once
// A table in its place: columns as wide as their texts need, texts as small as their cells demand,
// by matplotlib.table's rules. px of the picture, y up, but for lines of text.

#include "chart/figure/area.hpp"
#include "chart/layout/figure_size.hpp"
#include "chart/spec/table_spec.hpp"
#include "chart/text/text_line.hpp"
#include "chart/text/typesetter.hpp"

#include <vector>

namespace plotmill::chart {

struct PlotTableLayout {
    struct Cell {
        const TableCell* cell = nullptr;
        TextBox box;
        std::vector<TextLine> text;
    };
    std::vector<Cell> cells;  // in the order in which they are painted
    double zorder = 0;
};

/// \pre the table outlives the layout
PlotTableLayout lay_out_table(const TableSpec& table, const Area& axes, const FigureSize& figure,
                              Typesetter& typesetter);

}  // namespace plotmill::chart

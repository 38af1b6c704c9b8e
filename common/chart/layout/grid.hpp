#pragma once
// Areas in rows and columns: matplotlib's GridSpec, in fractions of the figure.

#include "chart/figure/area.hpp"
#include "chart/layout/figure_size.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace plotmill::chart {

/// What subplots fill: figure.subplot.left, bottom, right, top.
inline constexpr Area subplot_area{0.125, 0.11, 0.9, 0.88};

struct GridSpec {
    std::vector<double> heights;  // of the rows, from the top, relative to each other
    std::vector<double> widths;
    double hspace = 0;  // between rows, in mean heights
    double wspace = 0;
};

/// The cells of the grid within `area`, row by row from the top.
std::vector<Area> grid_cells(const GridSpec& grid, const Area& area = subplot_area);

/// First and last of the rows, from the top, and of the columns.
struct CellRange {
    std::array<std::size_t, 2> rows{};
    std::array<std::size_t, 2> columns{};
};

/// The area of some cells of the grid.
Area cells_area(const GridSpec& grid, const Area& area, const CellRange& cells);

/// The only cell of a grid over the subplot area.
Area whole_subplot();

struct Anchor {  // of something in a larger area: 0 left or bottom … 1 right or top
    double x = 0.5;
    double y = 0.5;
};

/// The largest area of `aspect` (height by width, in px) within `area`.
Area with_aspect(const Area& area, double aspect, const FigureSize& figure, Anchor anchor) noexcept;

}  // namespace plotmill::chart

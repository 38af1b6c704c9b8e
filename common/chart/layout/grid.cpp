#include "chart/layout/grid.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace plotmill::chart {
namespace {

/// Start and end of each cell along one side, from its start: cell, gap, cell, gap, …
std::vector<double> cell_ends(const std::vector<double>& ratios, double length, double spacing) {
    const double n = static_cast<double>(ratios.size());
    const double cell = length / (n + spacing * (n - 1));
    const double gap = spacing * cell;
    const double unit = cell * n / std::accumulate(ratios.begin(), ratios.end(), 0.0);
    std::vector<double> ends;
    ends.reserve(2 * ratios.size());
    double at = 0;
    for (const double ratio : ratios) {
        at += ends.empty() ? 0 : gap;
        ends.push_back(at);
        at += ratio * unit;
        ends.push_back(at);
    }
    return ends;
}

}  // namespace

std::vector<Area> grid_cells(const GridSpec& grid, const Area& area) {
    const auto across = cell_ends(grid.widths, area.width(), grid.wspace);
    const auto down = cell_ends(grid.heights, area.height(), grid.hspace);
    std::vector<Area> cells;
    cells.reserve(grid.heights.size() * grid.widths.size());
    // Rows are counted from the top, rounding errors included: they decide where half pixels go.
    for (std::size_t row = 0; row < grid.heights.size(); ++row) {
        for (std::size_t column = 0; column < grid.widths.size(); ++column) {
            cells.push_back({area.x0 + across[2 * column], area.y1 - down[2 * row + 1],
                             area.x0 + across[2 * column + 1], area.y1 - down[2 * row]});
        }
    }
    return cells;
}

Area cells_area(const GridSpec& grid, const Area& area, const CellRange& cells) {
    const auto across = cell_ends(grid.widths, area.width(), grid.wspace);
    const auto down = cell_ends(grid.heights, area.height(), grid.hspace);
    const auto ends = [](const std::vector<double>& all, std::array<std::size_t, 2> range) {
        const auto& [first, last] = range;  // a negative space puts later cells before earlier ones
        return std::pair{std::min(all[2 * first], all[2 * last]),
                         std::max(all[2 * first + 1], all[2 * last + 1])};
    };
    const auto [left, right] = ends(across, cells.columns);
    const auto [top, bottom] = ends(down, cells.rows);
    return {area.x0 + left, area.y1 - bottom, area.x0 + right, area.y1 - top};
}

Area whole_subplot() {
    return grid_cells({{1}, {1}, 0, 0}).front();
}

Area with_aspect(const Area& area, double aspect, const FigureSize& figure,
                 Anchor anchor) noexcept {
    // In matplotlib's order, to the last bit: images have whole pixels, and a box that is longer
    // than 308 px by 1e-13 has 309.
    const double shape = figure.height / figure.width;
    double width = area.width();
    double height = width * aspect / shape;
    if (height > area.height()) {
        height = area.height();
        width = height * shape / aspect;
    }
    const Area low{area.x0, area.y0, area.x0 + width, area.y0 + height};
    const double right = area.x0 + anchor.x * (area.width() - low.width()) - low.x0;
    const double up = area.y0 + anchor.y * (area.height() - low.height()) - low.y0;
    return {low.x0 + right, low.y0 + up, low.x1 + right, low.y1 + up};
}

}  // namespace plotmill::chart

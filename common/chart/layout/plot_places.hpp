#pragma once
// Where the axes of a figure stand: cells of grids, rectangles, twins, insets, and colour bars that
// take room from their parents.

#include "chart/figure/area.hpp"
#include "chart/figure/plot.hpp"
#include "chart/layout/figure_size.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace plotmill::chart {

/// matplotlib's SubplotParams: what grids fill that do not say otherwise.
struct SubplotParams {
    double left = 0.125;
    double right = 0.9;
    double bottom = 0.11;
    double top = 0.88;
    double wspace = 0.2;
    double hspace = 0.2;
};
SubplotParams subplot_params(const FigureOptions& options) noexcept;

/// The cells of a grid that follows the figure's parameters.
struct GridSpan {
    std::size_t rows = 1;
    std::size_t columns = 1;
    std::array<std::size_t, 2> row_range{};  // first and last
    std::array<std::size_t, 2> column_range{};
    friend bool operator==(const GridSpan&, const GridSpan&) = default;
};

/// All in fractions of the figure.
struct PlotPlace {
    Area area;                     // of the axes
    Area slot;                     // before its aspect, and for a colour bar its extensions
    Area cell;                     // before colour bars took their part
    std::optional<GridSpan> span;  // of the cell; none: tight_layout leaves it where it is
    std::optional<std::size_t> inset_in;
};

/// Slots that a constrained layout gives, for each axes; none: its place decides.
using SettledPlaces = std::vector<std::optional<Area>>;

/// One for each axes. `settled` may be empty.
std::vector<PlotPlace> plot_places(const Plot& plot, const SubplotParams& params,
                                   const FigureSize& figure, const SettledPlaces& settled = {});

}  // namespace plotmill::chart

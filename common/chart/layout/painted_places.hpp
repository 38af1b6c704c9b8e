#pragma once
// Where a figure is painted already: an axes whose ground would be white on the untouched white of
// the figure needs none.

#include "chart/figure/plot.hpp"
#include "chart/layout/figure_size.hpp"
#include "chart/layout/plot_layout.hpp"

#include <cstddef>
#include <vector>

namespace plotmill::chart {

/// Filled in the order of painting.
class PaintedPlaces {
public:
    PaintedPlaces(const Plot& plot, const FigureSize& figure) : plot_{plot}, figure_{figure} {}

    /// Would the ground of axes `number` change anything?
    [[nodiscard]] bool needs_ground(std::size_t number, const PlotAxesLayout& layout) const;
    void take(std::size_t number, const PlotAxesLayout& layout);

private:
    const Plot& plot_;
    const FigureSize& figure_;
    std::vector<TextBox> boxes_;  // px, y up: of axes whose paint ends somewhere
    bool is_everywhere_ = false;
};

}  // namespace plotmill::chart

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
    void add(const TextBox& box);

    const Plot& plot_;
    const FigureSize& figure_;
    // px, y up: of axes whose paint ends somewhere, and around each so many of them in turn
    std::vector<TextBox> boxes_;
    std::vector<TextBox> around_;
    bool is_everywhere_ = false;
    const FigureAxes* last_ = nullptr;  // neighbours mostly look alike
    double line_reach_ = 0;             // px: of the last one's lines, from where they stand
};

}  // namespace plotmill::chart

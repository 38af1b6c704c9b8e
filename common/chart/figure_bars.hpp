#pragma once
// Axes that are colour bars: all colours of an artist of another axes, with ticks at its numbers.

#include "base/result.hpp"
#include "chart/builders.hpp"
#include "chart/figure/plot.hpp"
#include "chart/figure_colors.hpp"

namespace plotmill::chart {

/// Gives every colour bar its colours, limits, scale and sides. \pre artists are resolved
/// Errors: option (an artist without values; a norm that a bar cannot show).
Status fill_color_bars(Plot& plot, Workshop& shop);

/// The same for one bar of colours that are known: completes `look`, which becomes the axes' spec.
/// The sentence of an error begins behind the bar's path.
Status fill_color_bar(FigureAxes& look, PlotAxes& axes, const ColoredValues& source,
                      Workshop& shop);

}  // namespace plotmill::chart

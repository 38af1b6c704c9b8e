#pragma once
// Axes that are colour bars: all colours of an artist of another axes, with ticks at its numbers.

#include "base/result.hpp"
#include "chart/builders.hpp"
#include "chart/figure/plot.hpp"

namespace plotmill::chart {

/// Gives every colour bar its colours, limits, scale and sides. \pre artists are resolved
/// Errors: option (an artist without values; a norm that a bar cannot show).
Status fill_color_bars(Plot& plot, Workshop& shop);

}  // namespace plotmill::chart

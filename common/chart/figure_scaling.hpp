#pragma once
// Artists on logarithmic axes: their numbers become those of the axes' transforms, so that every
// mark is drawn on linear scales.

#include "base/result.hpp"
#include "chart/builders.hpp"
#include "chart/figure/plot.hpp"

#include <string>

namespace plotmill::chart {

/// Sentences of errors begin behind the artist. Errors: option (wedges and annotated areas that a
/// bent axis would bend). \pre the axes has its transforms; the artist's numbers are resolved, in
/// data units
Status to_scale(FigureArtist& artist, const PlotAxes& axes, Workshop& shop);

}  // namespace plotmill::chart

#pragma once
// A figure of the kind `figure` to a scene.

#include "base/result.hpp"
#include "chart/figure/figure.hpp"
#include "chart/scene/scene.hpp"
#include "chart/text/typesetter.hpp"

namespace plotmill::chart {

/// Fills `scene`, its size included. `tight`: the picture is cut to what is drawn, with pad_inches
/// around it. Errors: those of ticks. \pre figure.plot is there; scene is clear; what the figure
/// views outlives it
Status compose_plot(const Figure& figure, bool tight, Typesetter& typesetter, Scene& scene);

}  // namespace plotmill::chart

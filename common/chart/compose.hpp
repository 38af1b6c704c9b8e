#pragma once
// A figure to a scene: layout gives everything its place, marks append it.

#include "chart/figure/figure.hpp"
#include "chart/scene/scene.hpp"
#include "chart/text/typesetter.hpp"

namespace plotmill::chart {

/// Fills `scene`, its size included. `tight`: the picture is cut to what is drawn, with 0.1 in
/// around it. \pre scene is clear; what the figure views outlives it
void compose(const Figure& figure, bool tight, Typesetter& typesetter, Scene& scene);

}  // namespace plotmill::chart

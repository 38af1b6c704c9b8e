#pragma once
// Outlines of the boxes that texts and legends stand in (matplotlib's BoxStyle).

#include "chart/scene/scene.hpp"

namespace plotmill::chart {

/// A box with rounded corners, from its lower left one on.
Stretch add_rounded_box(Scene& scene, const Box& box, double radius);

/// A closed rectangle, from its lower left corner on.
Stretch add_square_box(Scene& scene, const Box& box);

}  // namespace plotmill::chart

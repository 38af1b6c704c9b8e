#pragma once
// Images that are resampled: each pixel is made of the cells about it.

#include "chart/mark/mark.hpp"

namespace plotmill::chart {

/// Whether `interpolation` changes what is seen at this size. \pre an image
bool is_resampled(const FigureMesh& image, const Ground& ground);

/// Puts the edges between cells where pixels of the one meet those of the other.
void put_on_pixels(Scene& scene, const Mesh& mesh, const FigureMesh& image, const Ground& ground);

void add_resampled(Scene& scene, const FigureMesh& image, const Ground& ground);

}  // namespace plotmill::chart

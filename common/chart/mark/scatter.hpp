#pragma once
// A scatter plot in one axes: y against x as discs, limits by matplotlib's autoscale.

#include "chart/layout/figure.hpp"
#include "chart/scale/interval.hpp"
#include "chart/scene/scene.hpp"

#include <span>

namespace plotmill::chart {

struct DiscStyle {
    double area = 0;  // points², matplotlib's s
    Color color;
};

struct ScatterColumn {
    std::span<const double> values;
    FiniteRange range;  // of the values
};

/// \pre x and y are equally long and outlive the scene. Pairs that are not finite are left out.
void add_scatter(Scene& scene, const ScatterColumn& x, const ScatterColumn& y,
                 const DiscStyle& style, const Area& axes, const FigureSize& figure);

}  // namespace plotmill::chart

#pragma once
// The limits of the axes of a figure, as matplotlib's autoscaling finds them.

#include "base/result.hpp"
#include "chart/figure/plot.hpp"

namespace plotmill::chart {

/// Sets transform, view and least_positive of all axes. Axes that share take in each other's data;
/// explicit limits of one of them hold for all. \pre artists are resolved, in data units
Status set_views(Plot& plot);

}  // namespace plotmill::chart

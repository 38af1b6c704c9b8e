#pragma once
// A chart whose data are known. A value: the builders of the chart kinds make one, layout gives
// everything its place in px, marks append it to a scene.

#include "chart/figure/plot.hpp"
#include "chart/spec/chart_spec.hpp"

#include <memory>

namespace plotmill::chart {

struct Figure {
    SizeIn size;
    double dpi = 100;
    std::shared_ptr<const Plot> plot;
};

}  // namespace plotmill::chart

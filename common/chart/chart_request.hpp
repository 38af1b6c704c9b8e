#pragma once
// One picture wanted of a dataset: kind, options, and the file it goes to.

#include "chart/spec/chart_spec.hpp"

#include <string>

namespace plotmill::chart {

struct ChartRequest {
    ChartSpec spec;
    std::string
        output;  // relative to the job's folder; <key>_<kind>.<format> when the job names none
};

}  // namespace plotmill::chart

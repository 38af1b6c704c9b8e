#pragma once
// What a job's body says: the dataset, the charts wanted of it, and the folder.
// docs/protocol.md#body.

#include "chart/chart_request.hpp"
#include "dataset/dataset.hpp"

#include <string>
#include <vector>

namespace plotmill::payload {

struct JobBody {
    dataset::Dataset data;
    std::vector<chart::ChartRequest> charts;
    std::string folder;  // relative to the output root; may be empty
};

}  // namespace plotmill::payload

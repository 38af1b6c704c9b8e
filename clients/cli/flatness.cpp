#include "clients/cli/flatness.hpp"

#include "clients/cli/status_table.hpp"

#include <algorithm>

namespace plotmill::cli {
namespace {

double median(std::vector<double> values) {
    if (values.empty()) {
        return 0;
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace

Flatness judge_flatness(const std::vector<Generation>& generations) {
    Flatness flatness;
    std::vector<double> ends;
    double jobs = 0;
    double growth = 0;
    double beyond_warm_up = 0;
    for (const Generation& one : generations) {
        if (one.jobs < Flatness::min_jobs) {
            continue;
        }
        ++flatness.judged;
        ends.push_back(one.last_bytes);
        jobs += static_cast<double>(one.jobs - 1);
        growth += one.last_bytes - one.first_bytes;
        beyond_warm_up += std::max(0.0, one.last_bytes - one.first_bytes - Flatness::warm_up_bytes);
    }
    if (flatness.judged == 0) {
        return flatness;
    }
    flatness.per_job_bytes = beyond_warm_up / jobs;
    flatness.raw_per_job_bytes = growth / jobs;
    const auto half = ends.begin() + static_cast<std::ptrdiff_t>(ends.size() / 2);
    if (ends.size() >= 2) {
        flatness.drift_bytes = median({half, ends.end()}) - median({ends.begin(), half});
    }
    flatness.is_flat = flatness.per_job_bytes < Flatness::most_per_job_bytes &&
                       flatness.drift_bytes < Flatness::most_drift_bytes;
    return flatness;
}

std::string flatness_rule() {
    return "flat means: within generations of " + std::to_string(Flatness::min_jobs) +
           " jobs or more less than " + bytes_text(Flatness::most_per_job_bytes) +
           " per job beyond " + bytes_text(Flatness::warm_up_bytes) +
           " of warm-up, and from the earlier half of the generations to the later less than " +
           bytes_text(Flatness::most_drift_bytes) + " more at their ends";
}

}  // namespace plotmill::cli

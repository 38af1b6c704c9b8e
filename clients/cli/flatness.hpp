#pragma once
// Is memory flat? Judged on the resident set of each renderer generation at its first and at its
// last job. Pure.
//
// Flat means both:
//   within  over all generations of at least `min_jobs` jobs together, growth per job stays below
//   `most_per_job_bytes`;
//           the first 128 KiB of a generation's growth is warm-up (its allocator and caches fill
//           once) and not counted
//   across  the later half of the generations ends no more than `most_drift_bytes` above the
//   earlier half (medians)

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace plotmill::cli {

struct Generation {
    std::uint64_t slot = 0;
    std::uint64_t number = 0;
    std::uint64_t jobs = 0;
    double first_bytes = 0;  // resident after its first job
    double last_bytes = 0;
    std::string ended;  // why; empty: it lives
};

struct Flatness {
    static constexpr std::uint64_t min_jobs = 20;
    static constexpr double warm_up_bytes = 128 * 1024;
    static constexpr double most_per_job_bytes = 2048;
    static constexpr double most_drift_bytes = 1024 * 1024;

    std::size_t judged = 0;        // generations with enough jobs
    double per_job_bytes = 0;      // growth beyond warm-up, per job
    double raw_per_job_bytes = 0;  // with warm-up
    double drift_bytes = 0;
    bool is_flat = false;  // false too when no generation had enough jobs
};

/// `generations` in the order of their start.
Flatness judge_flatness(const std::vector<Generation>& generations);
/// The rule in one sentence.
std::string flatness_rule();

}  // namespace plotmill::cli

#include "worker/policy/recycle.hpp"

#include <algorithm>

namespace plotmill::worker {

std::string_view word(RecycleReason reason) noexcept {
    switch (reason) {
        case RecycleReason::max_jobs:
            return "max_jobs";
        case RecycleReason::max_rss:
            return "max_rss";
        case RecycleReason::max_growth:
            return "max_growth";
        case RecycleReason::max_age:
            return "max_age";
        case RecycleReason::alone:
            return "alone";
    }
    return "unknown";
}

std::uint64_t jobs_allowed(std::uint64_t max_jobs, const RendererStats& stats) noexcept {
    if (max_jobs == 0 || stats.generation > 1 || stats.slots == 0 || stats.slot >= stats.slots) {
        return max_jobs;
    }
    const std::uint64_t share = stats.slots - stats.slot;
    // Split so that no max_jobs overflows: whole turns of all slots, and the rest of one.
    const std::uint64_t allowed =
        max_jobs / stats.slots * share + max_jobs % stats.slots * share / stats.slots;
    return std::max<std::uint64_t>(1, allowed);
}

std::optional<RecycleReason> recycle_reason(const RecycleLimits& limits,
                                            const RendererStats& stats) noexcept {
    const std::uint64_t allowed = jobs_allowed(limits.max_jobs, stats);
    if (allowed != 0 && stats.jobs >= allowed) {
        return RecycleReason::max_jobs;
    }
    const bool is_measured = stats.rss_first_bytes != 0;
    if (is_measured && limits.max_rss_bytes != 0 && stats.rss_last_bytes > limits.max_rss_bytes) {
        return RecycleReason::max_rss;
    }
    if (is_measured && limits.max_growth_bytes != 0 &&
        stats.rss_last_bytes > stats.rss_first_bytes + limits.max_growth_bytes) {
        return RecycleReason::max_growth;
    }
    if (limits.max_age.count() != 0 && stats.age >= limits.max_age) {
        return RecycleReason::max_age;
    }
    return std::nullopt;
}

}  // namespace plotmill::worker

#include "worker/policy/prefetch.hpp"

#include <algorithm>

namespace plotmill::worker {
namespace {

constexpr int memory = 8;  // jobs, about

}  // namespace

void Prefetch::note(std::chrono::microseconds took) noexcept {
    using std::chrono::microseconds;
    const auto known = std::max(took, microseconds{1});
    // A long job counts at once: what waits behind it waits for all of it.
    mean_ = mean_.count() == 0 || known > prefetched_work
                ? known
                : std::max(mean_ + (known - mean_) / memory, microseconds{1});
}

std::uint32_t Prefetch::jobs() const noexcept {
    if (configured_ == 0 || mean_.count() == 0) {
        return configured_;
    }
    const auto enough = std::min<std::int64_t>(prefetched_work / mean_, most_short_jobs);
    return std::max(configured_, static_cast<std::uint32_t>(enough));
}

std::uint32_t Prefetch::handed_ahead() const noexcept {
    if (mean_.count() == 0 || mean_ > longest_handed_ahead) {
        return 0;
    }
    return std::min(jobs(), static_cast<std::uint32_t>(handed_work / mean_));
}

}  // namespace plotmill::worker

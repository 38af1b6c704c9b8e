#include "worker/policy/recycle.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

namespace plotmill::worker {
namespace {

std::string mebibytes(std::uint64_t bytes) {
    constexpr double mib = 1024.0 * 1024.0;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1fMiB", static_cast<double>(bytes) / mib);
    return text.data();
}

Status above_fresh(const char* name, std::uint64_t limit, const FreshRenderer& fresh) {
    if (limit == 0 || limit > fresh.rss_bytes) {
        return {};
    }
    return fail(ErrorCode::config, std::string{"worker."} + name + ": got " + mebibytes(limit) +
                                       ", but a renderer has " + mebibytes(fresh.rss_bytes) +
                                       " after its first small picture; expected more, or 0 for "
                                       "no limit");
}

}  // namespace

std::string_view word(RecycleReason reason) noexcept {
    constexpr std::array<std::string_view, 9> words{"max_jobs", "max_rss", "max_growth",
                                                    "max_age",  "memory",  "idle",
                                                    "resized",  "asked",   "alone"};
    const auto number = static_cast<std::size_t>(reason);
    return number < words.size() ? words[number] : "unknown";
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

bool is_exhausted(const RecycleLimits& limits, const RendererStats& stats) noexcept {
    constexpr std::uint64_t overrun = 8;
    const std::uint64_t jobs = jobs_allowed(limits.max_jobs, stats);
    const auto is_beyond = [](std::uint64_t value, std::uint64_t limit) {
        return limit != 0 && value >= limit + limit / overrun;
    };
    const std::uint64_t growth =
        stats.rss_last_bytes - std::min(stats.rss_last_bytes, stats.rss_first_bytes);
    return is_beyond(stats.jobs, jobs) || is_beyond(stats.rss_last_bytes, limits.max_rss_bytes) ||
           is_beyond(growth, limits.max_growth_bytes);
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
    if (is_measured && limits.memory_limit_bytes != 0 &&
        stats.rss_last_bytes > limits.memory_limit_bytes) {
        return RecycleReason::memory;
    }
    return std::nullopt;
}

Status validate(const RecycleLimits& limits, const FreshRenderer& fresh) {
    if (Status fits = above_fresh("max_rss", limits.max_rss_bytes, fresh); !fits) {
        return fits;
    }
    return above_fresh("memory_limit", limits.memory_limit_bytes, fresh);
}

}  // namespace plotmill::worker

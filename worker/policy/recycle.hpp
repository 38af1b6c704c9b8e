#pragma once
// Has a renderer had its last job? Asked between jobs; pure. A limit of 0 is off.

#include "base/clock.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace plotmill::worker {

enum class RecycleReason : std::uint8_t {
    max_jobs,
    max_rss,
    max_growth,
    max_age,
    memory,  // its last job ran into memory_limit, or left it above
    idle,    // nothing to do for idle_timeout, and more renderers than min_renderers
    resized,
    asked,  // by USR1, HUP or `plotmill workers recycle`
    alone,  // its job was to be alone
};
/// As logs and status say it: "max_jobs".
std::string_view word(RecycleReason reason) noexcept;

struct RecycleLimits {
    std::uint64_t max_jobs = 500;
    std::uint64_t max_rss_bytes = 0;
    std::uint64_t max_growth_bytes = 0;  // over the resident set after the first job
    milliseconds max_age{0};             // since its fork
    std::uint64_t memory_limit_bytes = 0;
};

struct RendererStats {
    std::uint32_t slot = 0;             // from 0
    std::uint32_t slots = 1;            // how many there are
    std::uint32_t generation = 1;       // of this slot, from 1
    std::uint64_t jobs = 0;             // done by this process
    std::uint64_t rss_first_bytes = 0;  // after its first job; 0 before that
    std::uint64_t rss_last_bytes = 0;
    milliseconds age{0};
};

/// max_jobs for this renderer. The first generation is staggered by slot (of 4 slots: all, ¾, ½, ¼
/// of it), so that renderers started together do not end together, then or later. At least 1.
std::uint64_t jobs_allowed(std::uint64_t max_jobs, const RendererStats& stats) noexcept;

/// It must not draw on even if no replacement stands ready: an eighth above a limit. So a small
/// max_jobs is exact, and what leaks stays bounded however busy the machine is.
bool is_exhausted(const RecycleLimits& limits, const RendererStats& stats) noexcept;

/// The first limit that holds, in the order of RecycleReason.
std::optional<RecycleReason> recycle_reason(const RecycleLimits& limits,
                                            const RendererStats& stats) noexcept;

/// What a renderer that has drawn one small picture has.
struct FreshRenderer {
    std::uint64_t rss_bytes = 0;
};
/// A limit that a fresh renderer exceeds already would recycle for ever. Error: config, both
/// figures.
Status validate(const RecycleLimits& limits, const FreshRenderer& fresh);

}  // namespace plotmill::worker

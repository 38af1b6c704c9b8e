#include "worker/policy/job_limits.hpp"

#include <algorithm>

namespace plotmill::worker {

milliseconds hard_limit(const TimeLimits& limits, milliseconds expected) noexcept {
    if (expected.count() <= 0 || limits.cost_margin == 0) {
        return limits.ceiling;
    }
    const milliseconds most_expected =
        std::max(milliseconds{1}, limits.ceiling / limits.cost_margin);
    if (expected > most_expected) {
        return limits.ceiling;  // also where the product would overflow
    }
    return std::min(limits.ceiling, std::max(least_time_limit, expected * limits.cost_margin));
}

milliseconds soft_limit(const TimeLimits& limits, milliseconds hard) noexcept {
    constexpr std::uint32_t percent = 100;
    return hard / percent * std::min(limits.soft_percent, percent);
}

}  // namespace plotmill::worker

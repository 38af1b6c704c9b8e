#include "broker/core/attempts.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace plotmill::broker {
namespace {

constexpr std::uint32_t most_doublings = 20;  // 50 ms × 2^20 is beyond every bound

Error with_reason(Error error, const std::string& reason) {
    error.message += error.message.empty() ? reason : "; " + reason;
    return error;
}

}  // namespace

milliseconds backoff_bound(std::uint32_t n, const Times& times) {
    const std::uint32_t doublings = std::min(n == 0 ? 0 : n - 1, most_doublings);
    return std::min(times.most_backoff, times.first_backoff * (std::int64_t{1} << doublings));
}

Verdict judge(const Job& job, Setback setback, Error error, const Limits& limits,
              const Times& times) {
    Verdict verdict{.counters = job.counters, .dead = std::nullopt};
    Counters& counters = verdict.counters;
    if (setback == Setback::bad_input) {
        ++counters.failures;
        verdict.dead = std::move(error);
        return verdict;
    }
    if (setback == Setback::returned) {
        ++counters.returns;
        if (counters.returns <= limits.free_returns) {
            return verdict;
        }
        error = with_reason(std::move(error),
                            "returned more than " + std::to_string(limits.free_returns) + " times");
    }
    ++(setback == Setback::crashed ? counters.crashes : counters.failures);
    const std::uint32_t attempts = counters.failures + counters.crashes;
    if (counters.crashes >= limits.dead_after) {
        verdict.dead = with_reason(std::move(error),
                                   "crashed " + std::to_string(counters.crashes) + " renderers");
    } else if (attempts >= static_cast<std::uint32_t>(job.max_attempts)) {
        verdict.dead = with_reason(std::move(error),
                                   "all " + std::to_string(job.max_attempts) + " attempts used");
    }
    verdict.most_wait = backoff_bound(attempts, times);
    return verdict;
}

}  // namespace plotmill::broker

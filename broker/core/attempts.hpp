#pragma once
// docs/protocol.md#attempts as one pure function: what a job's counters become and what follows.

#include "base/error.hpp"
#include "broker/core/job.hpp"
#include "broker/core/limits.hpp"

#include <optional>

namespace plotmill::broker {

enum class Setback {
    failed,     // the renderer said so, and it may work another time
    bad_input,  // the renderer said so, and it never will
    crashed,    // the renderer died or hung holding it
    returned,   // given back, or the worker is gone
};

struct Verdict {
    Counters counters{};
    std::optional<Error> dead{};  // why the job ends
    milliseconds most_wait{0};    // else: queued again after a random part of this
};

/// `error` is what the worker said; it stays the reason unless a limit of ours ends the job.
Verdict judge(const Job& job, Setback setback, Error error, const Limits& limits,
              const Times& times);

/// min(most, first × 2^(n−1)) for the n-th attempt, n from 1.
milliseconds backoff_bound(std::uint32_t n, const Times& times);

}  // namespace plotmill::broker

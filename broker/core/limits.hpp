#pragma once
// The named limits and times of the state machine. broker_config reads some of them from the file.

#include "base/clock.hpp"

#include <chrono>
#include <cstdint>

namespace plotmill::broker {

using namespace std::chrono_literals;

struct Limits {
    std::uint64_t max_jobs = 1'000'000;                        // that are not finished
    std::uint64_t max_queued_bytes = std::uint64_t{16} << 30;  // of their bodies
    std::uint64_t max_queues = 256;                            // named queues with a job in them
    std::uint64_t max_producers = 10'000;
    std::uint64_t max_unanswered = 65'536;  // SUBMITs of one producer
    std::uint64_t max_watchers = 64;        // of one job
    std::uint64_t max_uploads = 64;         // large bodies on their way
    std::uint64_t max_fetches = 16;         // FETCHes of one producer without an answer
    std::uint64_t max_workers = 1'000;
    std::uint64_t max_credit = 4096;  // of one worker, with its leases: what one READY can name
    std::uint32_t free_returns = 20;  // of one job; further ones count as failures
    std::uint32_t alone_after = 2;    // crashes
    std::uint32_t dead_after = 3;     // crashes
};

struct Times {
    milliseconds heartbeat = 1s;
    int missed_heartbeats = 3;
    milliseconds first_backoff = 50ms;  // a killed renderer's job is leased again within 100 ms
    milliseconds most_backoff = 30s;
    milliseconds normal_penalty = 60s;  // how much later than high a normal job counts as come
    milliseconds low_penalty = 300s;
    milliseconds forget_idle_producer = 10min;
    milliseconds restart_grace =
        250ms;  // with loaded jobs none is leased until the workers have said what they hold
    milliseconds retry_when_full = 500ms;
};

}  // namespace plotmill::broker

#pragma once
// How many jobs wait in the worker for each renderer, so that none of them has nothing to do while
// an answer travels to the broker and back. Pure.
//
// The configured number is enough for jobs that take longer than that way. Short ones would be
// drawn before the next comes, so more of them wait: as much work as covers the way, counted in
// time, and never so many that a change from short jobs to long ones keeps them from other workers
// (what is too many by then is given back).

#include "base/clock.hpp"

#include <cstdint>

namespace plotmill::worker {

/// Of drawing, held for each renderer: several times the way with both ends gathering their
/// messages.
inline constexpr std::chrono::microseconds prefetched_work{24000};
inline constexpr std::uint32_t most_short_jobs = 48;  // that wait for one renderer
/// Of drawing, in a renderer's socket: more than the link rests, so that nobody waits for anybody.
/// Jobs that take longer than a wake-up matters are handed out one by one.
inline constexpr std::chrono::microseconds handed_work{16000};
inline constexpr std::chrono::microseconds longest_handed_ahead{2000};

class Prefetch {
public:
    /// \param configured for each renderer; 0 means 0, however short the jobs are.
    explicit Prefetch(std::uint32_t configured) noexcept : configured_{configured} {}

    /// A job took so long, or has taken so long by now.
    void note(std::chrono::microseconds took) noexcept;
    [[nodiscard]] std::uint32_t jobs() const noexcept;
    /// Of these, how many are handed to a renderer before it has reported the last one.
    [[nodiscard]] std::uint32_t handed_ahead() const noexcept;

private:
    std::uint32_t configured_;
    std::chrono::microseconds mean_{0};  // of the last ones, weighted by age; 0: not known yet
};

}  // namespace plotmill::worker

#pragma once
// How far a run of jobs is, with rate and time left: a bar that redraws itself on a terminal
// (tqdm's look), else a plain line every tenth of the way or every ten seconds, so that a log stays
// readable.

#include "base/clock.hpp"
#include "clients/cli/terminal.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace plotmill::cli {

struct ProgressCount {
    std::size_t done = 0;  // ended, failed ones too
    std::size_t failed = 0;
    std::size_t total = 0;
};

/// "  45%|####5     | 450/1000 [00:03<00:04, 150.0 jobs/s] 2 failed", at most `terminal.columns`
/// wide.
std::string progress_bar(const ProgressCount& count, std::chrono::duration<double> elapsed,
                         const Terminal& terminal);
/// "450 of 1000 jobs (45 %), 150.0 jobs/s, 00:04 left, 2 failed"
std::string progress_line(const ProgressCount& count, std::chrono::duration<double> elapsed);

/// Draws on a descriptor. Nothing is left of the bar when it ends: the result is another line's
/// business.
class Progress {
public:
    Progress(int fd, std::size_t total, TimePoint start);
    void update(const ProgressCount& count, TimePoint now);
    /// Takes the bar away, before other text goes to the same terminal.
    void clear();

private:
    void write(const std::string& text) const;

    int fd_;
    Terminal terminal_;
    TimePoint start_;
    std::size_t step_;
    std::size_t said_done_ = 0;
    std::optional<TimePoint> said_at_;
    bool is_drawn_ = false;
};

}  // namespace plotmill::cli

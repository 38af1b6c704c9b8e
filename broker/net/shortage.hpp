#pragma once
// What the machine runs short of while jobs wait: then new jobs are BUSY with that reason, and
// those that are here go on. Looked at now and then, for both cost a system call. One thread.

#include "base/clock.hpp"
#include "base/process_memory.hpp"
#include "broker/core/fullness.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace plotmill::broker {

struct ShortageLimits {                                           // 0: not looked at
    std::uint64_t min_free_disk_bytes = std::uint64_t{64} << 20;  // of the queue's file system
    std::uint64_t max_rss_bytes = 0;                              // of this process
};

class Shortage {
public:
    Shortage(const ShortageLimits& limits, std::string folder)
        : limits_{limits}, folder_{std::move(folder)} {}

    /// Looks, unless it did so less than a second ago. Without a reason: nothing is short.
    const Fullness& look(TimePoint now);

private:
    [[nodiscard]] Fullness find() const;

    ShortageLimits limits_;
    std::string folder_;
    ResidentSet resident_set_;
    std::optional<TimePoint> looked_at_;
    Fullness found_;
};

}  // namespace plotmill::broker

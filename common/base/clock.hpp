#pragma once
// The seam for time. Deadlines and leases use the monotonic clock only, so that a jump of the wall
// clock moves nothing; wall time is for people (logs, records). Tests have a ManualClock
// (tests/support).

#include <chrono>
#include <cstdint>

namespace plotmill {

using TimePoint = std::chrono::steady_clock::time_point;
using std::chrono::milliseconds;

class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual TimePoint now() const = 0;
    /// Milliseconds since 1970-01-01 UTC.
    [[nodiscard]] virtual std::int64_t wall_ms() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] TimePoint now() const override { return std::chrono::steady_clock::now(); }
    [[nodiscard]] std::int64_t wall_ms() const override {
        return std::chrono::duration_cast<milliseconds>(
                   std::chrono::system_clock::now().time_since_epoch())
            .count();
    }
};

}  // namespace plotmill

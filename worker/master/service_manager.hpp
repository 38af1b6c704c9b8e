#pragma once
// What systemd is told (sd_notify): READY, STOPPING, and that we are alive. Without systemd nothing
// happens. The watchdog is fed only by progress that the caller vouches for.

#include "base/clock.hpp"

#include <optional>

namespace plotmill::worker {

class ServiceManager {
public:
    /// Reads NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID.
    explicit ServiceManager(TimePoint now);

    void ready();
    void stopping();
    /// Feeds the watchdog when it is time. \param has_progress since it was fed last.
    /// True: fed.
    bool feed(bool has_progress, TimePoint now);
    /// When to call feed() again; nullopt: nobody watches.
    [[nodiscard]] std::optional<TimePoint> next() const noexcept;

private:
    milliseconds every_{0};  // 0: nobody watches
    TimePoint next_{};
};

}  // namespace plotmill::worker

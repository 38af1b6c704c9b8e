#include "worker/master/service_manager.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <systemd/sd-daemon.h>

namespace plotmill::worker {
namespace {

// Three chances within the time that systemd waits.
constexpr int feeds_in_time = 3;
constexpr int keep_environment = 0;

milliseconds watchdog_interval() {
    std::uint64_t usec = 0;
    if (::sd_watchdog_enabled(keep_environment, &usec) <= 0) {
        return milliseconds{0};
    }
    return std::max(milliseconds{1}, std::chrono::duration_cast<milliseconds>(
                                         std::chrono::microseconds{usec / feeds_in_time}));
}

}  // namespace

ServiceManager::ServiceManager(TimePoint now) : every_{watchdog_interval()}, next_{now} {}

void ServiceManager::ready() {
    ::sd_notify(keep_environment, "READY=1");
}

void ServiceManager::stopping() {
    ::sd_notify(keep_environment, "STOPPING=1");
}

bool ServiceManager::feed(bool has_progress, TimePoint now) {
    if (every_.count() == 0 || now < next_) {
        return false;
    }
    next_ = now + every_;
    if (has_progress) {
        ::sd_notify(keep_environment, "WATCHDOG=1");
    }
    return has_progress;
}

std::optional<TimePoint> ServiceManager::next() const noexcept {
    return every_.count() == 0 ? std::nullopt : std::optional{next_};
}

}  // namespace plotmill::worker

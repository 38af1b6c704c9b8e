#include "broker/net/shortage.hpp"

#include "log/log.hpp"

#include <sys/statvfs.h>

#include <utility>

namespace plotmill::broker {
namespace {

constexpr milliseconds between_looks{1000};

Fullness compared(const char* limit, std::uint64_t has, std::uint64_t allowed) {
    return {std::string{limit} + ": " + std::to_string(has) + " bytes, the limit is " +
                std::to_string(allowed),
            has, allowed};
}

}  // namespace

const Fullness& Shortage::look(TimePoint now) {
    if (looked_at_ && now - *looked_at_ < between_looks) {
        return found_;
    }
    looked_at_ = now;
    Fullness found = find();
    const bool is_over = found.reason.empty();
    if (is_over != found_.reason.empty()) {
        log::warn(is_over ? "shortage_over" : "shortage",
                  {{"reason", is_over ? found_.reason : found.reason}});
    }
    found_ = std::move(found);
    return found_;
}

Fullness Shortage::find() const {
    struct statvfs disk {};
    if (limits_.min_free_disk_bytes > 0 && ::statvfs(folder_.c_str(), &disk) == 0) {
        const std::uint64_t free = disk.f_bavail * disk.f_frsize;
        if (free < limits_.min_free_disk_bytes) {
            return compared("min_free_disk", free, limits_.min_free_disk_bytes);
        }
    }
    const std::uint64_t resident = limits_.max_rss_bytes > 0 ? resident_set_.bytes() : 0;
    if (resident > limits_.max_rss_bytes) {
        return compared("max_rss", resident, limits_.max_rss_bytes);
    }
    return {};
}

}  // namespace plotmill::broker

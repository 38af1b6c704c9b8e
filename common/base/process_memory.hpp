#pragma once
// A process's resident set, from a kept descriptor of /proc/<pid>/statm: 0.5 µs a reading. Never
// ru_maxrss, which fork hands down: a fresh child would report its parent's peak.

#include "base/unique_fd.hpp"

#include <cstdint>
#include <string>

namespace plotmill::worker {

class ResidentSet {
public:
    /// Of the calling process, "self", or of another by its number.
    explicit ResidentSet(const std::string& process = "self");

    /// 0 when it cannot be told: the process is gone, or there is no /proc.
    [[nodiscard]] std::uint64_t bytes() const noexcept;

private:
    UniqueFd statm_;
    std::uint64_t page_bytes_;
};

}  // namespace plotmill::worker

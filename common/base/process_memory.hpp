#pragma once
// How much memory a process has, by /proc. Never ru_maxrss, which fork hands down: a fresh child
// would report its parent's peak.

#include "base/unique_fd.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plotmill {

/// The resident set, from a kept descriptor of /proc/<pid>/statm: 0.5 µs a reading.
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

/// The line "<field>   1234 kB" of a file such as /proc/<pid>/status or smaps_rollup, in bytes;
/// read from its start. nullopt: it is not there, or the process is gone. \pre `field` ends with a
/// colon
std::optional<std::uint64_t> memory_field_bytes(int file, std::string_view field) noexcept;

}  // namespace plotmill

#pragma once
// A process's resident set to the page, from /proc/<pid>/smaps_rollup: the kernel walks the whole
// process for it (some ten microseconds), where statm may be off by 64 pages a thread.

#include <sys/types.h>

#include <cstdint>
#include <optional>

namespace plotmill::memory {

/// Bytes. Nothing: it has ended, or is another user's.
std::optional<std::uint64_t> exact_size(pid_t pid);

}  // namespace plotmill::memory

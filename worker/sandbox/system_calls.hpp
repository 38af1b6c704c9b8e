#pragma once
// The system calls of a renderer at work, as a seccomp program.

#include <linux/filter.h>
#include <sys/types.h>

#include <vector>

namespace plotmill::worker {

/// Everything else is refused with EPERM. Empty: the kernel has no seccomp filters. Throws
/// std::system_error when the library cannot build it.
std::vector<sock_filter> allowed_system_calls();

/// A process may send signals to itself only (abort needs that): put into a copy of the program
/// where allowed_system_calls() left a gap.
void allow_signals_to(pid_t self, std::vector<sock_filter>& program);

}  // namespace plotmill::worker

#pragma once
// Landlock (Linux 5.13): which files a process may still touch.

#include "base/unique_fd.hpp"

namespace plotmill::worker {

/// Rules that allow writing beneath `root` and reading fonts, and nothing else. None: the kernel
/// has no Landlock. Throws std::system_error.
UniqueFd output_and_fonts_only(int root);

/// For the calling process and for good. \pre no_new_privs. Throws std::system_error.
void restrict_self(int ruleset);

}  // namespace plotmill::worker

#pragma once
// errno as an Error of the output folder: what was tried, on what, and what the kernel said.
// Private to common/output.

#include "base/error.hpp"

#include <string_view>

namespace plotmill::output {

/// Reads errno first. ENOSPC, EDQUOT, EFBIG, EMFILE, ENFILE, ENOMEM are `resource`: worth another
/// attempt; the rest is `output`.
Error system_error(std::string_view tried, std::string_view path);

}  // namespace plotmill::output

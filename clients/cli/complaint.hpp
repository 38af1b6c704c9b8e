#pragma once
// How a command says that something went wrong: one line on stderr, and the exit code that scripts
// tell apart.

#include "base/error.hpp"
#include "base/exit_code.hpp"

#include <string>

namespace plotmill::cli {

/// unreachable → 4, timeout → 5, config → 78, everything else: a job or chart that failed → 1.
ExitCode exit_code_for(ErrorCode code) noexcept;

/// "plotmill: E_RANGE: charts[0].options.dpi: got -3, …" on stderr; `about` (a key, a file) stands
/// before the sentence.
ExitCode complain(const Error& error, const std::string& about = {});

}  // namespace plotmill::cli

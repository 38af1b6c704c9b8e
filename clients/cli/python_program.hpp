#pragma once
// Python for the commands that hand their work to it: the interpreter, and our package beside the
// program that runs. One thread.

#include "base/result.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace plotmill::cli {

/// Below the checkout when the program was built in one (build/<preset>/bin), else in the installed
/// share folder.
std::optional<std::filesystem::path> find_at_home(const std::filesystem::path& name);

/// An interpreter that has the modules (names parted by blanks); Debian's own when the first in
/// PATH is another one without them. `wanted` (a name or a path; empty: any) is the only one tried
/// when given. Errors: config.
Result<std::filesystem::path> find_python(const std::string& wanted, const std::string& modules);

/// Puts clients/python of the checkout before PYTHONPATH; an installed package is found anyway.
void prepare_python_path();

/// The environment's value, or `otherwise` when it is not set or empty.
std::string environment(const char* name, const char* otherwise);

}  // namespace plotmill::cli

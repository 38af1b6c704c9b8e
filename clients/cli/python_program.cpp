#include "clients/cli/python_program.hpp"

#include "clients/cli/child_process.hpp"

#include <sys/wait.h>

#include <cerrno>
#include <cstdlib>
#include <sstream>
#include <vector>

namespace plotmill::cli {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> homes() {
    const fs::path bin = own_program().parent_path();
    return {bin.parent_path().parent_path().parent_path(), bin.parent_path().parent_path(),
            bin.parent_path() / "share/plotmill"};
}

bool succeeds(const fs::path& python, const std::string& code) {
    const pid_t pid = start_program({.program = python,
                                     .arguments = {"-c", code},
                                     .ready_option = {},
                                     .in_own_group = false})
                          .pid;
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return exit_status_of(status) == 0;
}

std::string debian_packages(const std::string& modules) {
    std::istringstream names{modules};
    std::string packages;
    for (std::string name; names >> name;) {
        packages += " python3-" + name;
    }
    return packages;
}

}  // namespace

std::string environment(const char* name, const char* otherwise) {
    const char* value = std::getenv(name);
    return value == nullptr || *value == '\0' ? otherwise : value;
}

std::optional<fs::path> find_at_home(const fs::path& name) {
    for (const fs::path& home : homes()) {
        if (fs::exists(home / name)) {
            return home / name;
        }
    }
    return std::nullopt;
}

Result<fs::path> find_python(const std::string& wanted, const std::string& modules) {
    const std::string probe =
        "import importlib.util,sys\n"
        "sys.exit(any(importlib.util.find_spec(m) is None for m in '" +
        modules + "'.split()))";
    std::vector<std::optional<fs::path>> candidates{
        find_program(wanted.empty() ? "python3" : wanted)};
    if (wanted.empty()) {
        candidates.emplace_back("/usr/bin/python3");
    } else if (fs::exists(wanted)) {
        candidates.emplace_back(wanted);
    }
    for (const auto& python : candidates) {
        if (python && succeeds(*python, probe)) {
            return *python;
        }
    }
    return fail(ErrorCode::config, (wanted.empty() ? "python3" : wanted) +
                                       ": not found, or without one of the modules " + modules +
                                       "; on Debian: apt install" + debian_packages(modules));
}

void prepare_python_path() {
    if (const auto package = find_at_home("clients/python")) {
        const std::string others = environment("PYTHONPATH", "");
        ::setenv("PYTHONPATH", (package->string() + (others.empty() ? "" : ":") + others).c_str(),
                 1);
    }
}

}  // namespace plotmill::cli

#include "clients/cli/child_process.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <system_error>

namespace plotmill::cli {
namespace {

namespace fs = std::filesystem;

bool is_program(const fs::path& path) {
    return ::access(path.c_str(), X_OK) == 0 && fs::is_regular_file(path);
}

[[noreturn]] void throw_errno(const char* what) {
    throw std::system_error{errno, std::generic_category(), what};
}

/// Between fork and exec: only what is safe there.
[[noreturn]] void become(char* const* argv, const ProgramCall& call, int ready_writer) {
    if (call.in_own_group) {
        static_cast<void>(::setpgid(0, 0));
    }
    sigset_t none;
    sigemptyset(&none);
    static_cast<void>(::sigprocmask(SIG_SETMASK, &none, nullptr));
    if (call.output_fd >= 0) {
        static_cast<void>(::dup2(call.output_fd, STDOUT_FILENO));
    }
    if (call.error_fd >= 0) {
        static_cast<void>(::dup2(call.error_fd, STDERR_FILENO));
    }
    if (ready_writer >= 0) {
        static_cast<void>(::fcntl(ready_writer, F_SETFD, 0));
    }
    ::execv(argv[0], argv);
    ::_exit(127);
}

}  // namespace

fs::path own_program() {
    std::error_code ignored;
    return fs::read_symlink("/proc/self/exe", ignored);
}

std::optional<fs::path> find_program(const std::string& name) {
    const fs::path self = own_program();
    if (is_program(self.parent_path() / name)) {
        return self.parent_path() / name;
    }
    const char* path = std::getenv("PATH");
    std::istringstream folders{path == nullptr ? "" : path};
    for (std::string folder; std::getline(folders, folder, ':');) {
        if (!folder.empty() && is_program(fs::path{folder} / name)) {
            return fs::path{folder} / name;
        }
    }
    return std::nullopt;
}

ChildProcess start_program(const ProgramCall& call) {
    std::array<int, 2> ends{-1, -1};
    std::vector<std::string> words{call.program.string()};
    words.insert(words.end(), call.arguments.begin(), call.arguments.end());
    if (!call.ready_option.empty()) {
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
            throw_errno("pipe");
        }
        words.push_back(call.ready_option);
        words.push_back(std::to_string(ends[1]));
    }
    UniqueFd reader{ends[0]};
    const UniqueFd writer{ends[1]};
    std::vector<char*> argv;
    std::transform(words.begin(), words.end(), std::back_inserter(argv),
                   [](std::string& word) { return word.data(); });
    argv.push_back(nullptr);
    const pid_t pid = ::fork();
    if (pid < 0) {
        throw_errno("fork");
    }
    if (pid == 0) {
        become(argv.data(), call, writer.get());
    }
    return {pid, std::move(reader)};
}

std::string end_text(int wait_status) {
    if (WIFSIGNALED(wait_status)) {
        const int signal = WTERMSIG(wait_status);
        return "killed by signal " + std::to_string(signal) + " (" + ::strsignal(signal) + ")";
    }
    return "exited with " + std::to_string(WEXITSTATUS(wait_status));
}

int exit_status_of(int wait_status) {
    return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
}

}  // namespace plotmill::cli

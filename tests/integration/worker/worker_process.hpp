#pragma once
// A real plotmill-worker in a folder of its own, killed at the end of the test whatever happens.

#include "tests/support/files.hpp"
#include "tests/support/temp_dir.hpp"

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace plotmill::test {

using namespace std::chrono_literals;

class WorkerProcess {
public:
    /// Starts plotmill-worker with these arguments; its log goes to `log`.
    WorkerProcess(const std::vector<std::string>& arguments, const std::filesystem::path& log)
        : WorkerProcess{plotmill_worker, arguments, log} {}
    WorkerProcess(std::string program, const std::vector<std::string>& arguments,
                  const std::filesystem::path& log);
    ~WorkerProcess();
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;

    [[nodiscard]] pid_t pid() const noexcept { return pid_; }
    void signal(int number) const;
    /// Its exit status, or 128 + the signal that ended it; nullopt: it lives after that time.
    std::optional<int> wait_for_exit(std::chrono::milliseconds at_most);

    static constexpr const char* plotmill_worker = PLOTMILL_BIN_DIR "/plotmill-worker";

private:
    pid_t pid_ = 0;
    bool has_ended_ = false;
};

/// True while a process of that number runs (a zombie does not).
bool is_running(pid_t pid);
/// "job", 3 → "job3"
std::string numbered(std::string stem, std::size_t number);

}  // namespace plotmill::test

#pragma once
// The shell around Supervision: starts plotmill-broker and plotmill-worker, waits for signals,
// their ends and their words, and does what it says. No ZeroMQ in this process: it forks.

#include "base/clock.hpp"
#include "base/exit_code.hpp"
#include "base/unique_fd.hpp"
#include "clients/cli/child_process.hpp"
#include "clients/cli/supervision.hpp"

#include <array>
#include <functional>
#include <optional>

namespace plotmill::cli {

struct ServerCalls {
    ProgramCall broker;
    ProgramCall worker;
    bool ends_with_parent = false;
    std::function<bool()> announce;  // both are ready; false: nobody is there to hear it, stop
};

class Server {
public:
    /// Blocks TERM, INT, HUP and CHLD for this process and takes them as events.
    explicit Server(ServerCalls calls);
    /// Until stopped or given up.
    ExitCode run();

private:
    void act(const Actions& actions);
    void start(Part part);
    void send(Part part, int signal) const;
    void wait();
    void take_signals();
    void reap();
    void hear(Part part);
    [[nodiscard]] ChildProcess& process(Part part) {
        return processes_[static_cast<std::size_t>(part)];
    }
    [[nodiscard]] const ChildProcess& process(Part part) const {
        return processes_[static_cast<std::size_t>(part)];
    }

    ServerCalls calls_;
    SystemClock clock_;
    Supervision supervision_;
    std::array<ChildProcess, 2> processes_;
    UniqueFd signals_;
    UniqueFd parent_;
    std::optional<ExitCode> finished_;
};

}  // namespace plotmill::cli

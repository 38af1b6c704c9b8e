#include "clients/cli/server.hpp"

#include "log/log.hpp"

#include <poll.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>
#include <vector>

namespace plotmill::cli {
namespace {

const char* name_of(Part part) {
    return part == Part::broker ? "broker" : "worker";
}

[[noreturn]] void throw_errno(const char* what) {
    throw std::system_error{errno, std::generic_category(), what};
}

UniqueFd take_over_signals() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGCHLD, SIGPIPE}) {
        sigaddset(&set, signal);
    }
    if (::sigprocmask(SIG_BLOCK, &set, nullptr) != 0) {
        throw_errno("sigprocmask");
    }
    UniqueFd fd{::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK)};
    return fd ? std::move(fd) : (throw_errno("signalfd"), UniqueFd{});
}

/// Readable when the parent ends: of the process, not of the thread that started us, as
/// PR_SET_PDEATHSIG would have it.
UniqueFd watch_parent() {
    UniqueFd fd{static_cast<int>(::syscall(SYS_pidfd_open, ::getppid(), 0))};
    return fd ? std::move(fd) : (throw_errno("pidfd_open"), UniqueFd{});
}

}  // namespace

Server::Server(ServerCalls calls) : calls_{std::move(calls)}, signals_{take_over_signals()} {
    if (calls_.ends_with_parent) {
        parent_ = watch_parent();
    }
}

ExitCode Server::run() {
    act(supervision_.begin(clock_.now()));
    while (!finished_) {
        wait();
    }
    return *finished_;
}

void Server::act(const Actions& actions) {
    for (const Action& action : actions) {
        switch (action.kind) {
            case Action::Kind::start:
                start(action.part);
                break;
            case Action::Kind::terminate:
                send(action.part, SIGTERM);
                break;
            case Action::Kind::kill:
                log::warn("killed", {{"part", name_of(action.part)}, {"reason", "stop_limit"}});
                send(action.part, SIGKILL);
                break;
            case Action::Kind::announce:
                if (!calls_.announce()) {
                    act(supervision_.on_stop(clock_.now()));
                }
                break;
            case Action::Kind::finish:
                finished_ = action.code;
                break;
        }
    }
}

void Server::start(Part part) {
    process(part) = start_program(part == Part::broker ? calls_.broker : calls_.worker);
    log::debug("started", {{"part", name_of(part)}, {"pid", process(part).pid}});
}

void Server::send(Part part, int signal) const {
    if (process(part).pid > 0) {
        static_cast<void>(::kill(process(part).pid, signal));
    }
}

void Server::wait() {
    std::vector<pollfd> items{{signals_.get(), POLLIN, 0},
                              {parent_.get(), POLLIN, 0},
                              {process(Part::broker).ready.get(), POLLIN, 0},
                              {process(Part::worker).ready.get(), POLLIN, 0}};  // −1 is ignored
    int timeout_ms = -1;
    if (const auto at = supervision_.wake_at()) {
        const auto left = std::chrono::ceil<milliseconds>(*at - clock_.now()).count();
        timeout_ms = static_cast<int>(std::clamp<std::int64_t>(left, 0, 3'600'000));
    }
    if (::poll(items.data(), items.size(), timeout_ms) < 0 && errno != EINTR) {
        throw_errno("poll");
    }
    if (items[2].revents != 0) {
        hear(Part::broker);
    }
    if (items[3].revents != 0) {
        hear(Part::worker);
    }
    if (items[0].revents != 0) {
        take_signals();
    }
    if (items[1].revents != 0) {
        log::info("parent_ended");
        parent_.reset();
        act(supervision_.on_stop(clock_.now()));
    }
    act(supervision_.on_time(clock_.now()));
}

/// One word or more: ready. Closed without a word: its end will say why.
void Server::hear(Part part) {
    std::array<char, 256> word{};
    const ssize_t got = ::read(process(part).ready.get(), word.data(), word.size());
    process(part).ready.reset();
    if (got > 0) {
        act(supervision_.on_ready(part, clock_.now()));
    }
}

void Server::take_signals() {
    signalfd_siginfo info{};
    while (::read(signals_.get(), &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
        const int number = static_cast<int>(info.ssi_signo);
        if (number == SIGCHLD) {
            reap();
        } else if (number == SIGHUP) {
            send(Part::broker, SIGHUP);
            send(Part::worker, SIGHUP);
        } else if (number != SIGPIPE) {
            act(supervision_.on_stop(clock_.now()));
        }
    }
}

void Server::reap() {
    int status = 0;
    for (pid_t pid = 0; (pid = ::waitpid(-1, &status, WNOHANG)) > 0;) {
        for (const Part part : {Part::broker, Part::worker}) {
            if (process(part).pid != pid) {
                continue;
            }
            log::info("ended", {{"part", name_of(part)}, {"pid", pid}, {"how", end_text(status)}});
            process(part) = {};
            act(supervision_.on_exit(part, exit_status_of(status), clock_.now()));
        }
    }
}

}  // namespace plotmill::cli

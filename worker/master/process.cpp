#include "worker/master/process.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <system_error>
#include <vector>

namespace plotmill::worker {
namespace {

constexpr int first_of_ours = 3;  // after stdin, stdout, stderr

std::uint64_t microseconds(const timeval& time) noexcept {
    constexpr std::uint64_t us_per_s = 1000000;
    return static_cast<std::uint64_t>(time.tv_sec) * us_per_s +
           static_cast<std::uint64_t>(time.tv_usec);
}

[[noreturn]] void throw_errno(const char* what) {
    throw std::system_error{errno, std::generic_category(), what};
}

}  // namespace

std::optional<ChildProcess> fork_child(const std::function<int()>& body) {
    const pid_t parent = ::getpid();
    const pid_t pid = ::fork();
    if (pid < 0) {
        return std::nullopt;
    }
    if (pid == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        // The parent may have died before prctl; and whatever happens, nobody returns from here.
        ::_exit(::getppid() == parent ? body() : EXIT_FAILURE);
    }
    ChildProcess child{pid, UniqueFd{static_cast<int>(::syscall(SYS_pidfd_open, pid, 0))}};
    if (!child.pidfd) {
        ::kill(pid, SIGKILL);
        ::waitpid(pid, nullptr, 0);
        return std::nullopt;
    }
    return child;
}

void close_all_but(std::span<const int> kept) {
    std::vector<int> sorted(kept.begin(), kept.end());
    std::sort(sorted.begin(), sorted.end());
    unsigned next = first_of_ours;
    for (const int fd : sorted) {
        const auto keep = static_cast<unsigned>(fd);
        if (keep > next) {
            ::close_range(next, keep - 1, 0);
        }
        next = std::max(next, keep + 1);
    }
    ::close_range(next, UINT_MAX, 0);
}

std::optional<ChildEnd> reap(const ChildProcess& child) {
    ChildEnd end;
    rusage usage{};
    const pid_t reaped = ::wait4(child.pid, &end.status, WNOHANG, &usage);
    if (reaped != child.pid) {
        return std::nullopt;
    }
    end.user_us = microseconds(usage.ru_utime);
    end.system_us = microseconds(usage.ru_stime);
    return end;
}

std::optional<bool> take_stop(const ChildProcess& child) {
    siginfo_t info{};
    const auto pid = static_cast<id_t>(child.pid);
    if (::waitid(P_PID, pid, &info, WSTOPPED | WCONTINUED | WNOHANG) != 0 || info.si_pid == 0) {
        return std::nullopt;
    }
    return info.si_code == CLD_STOPPED;
}

void kill_child(const ChildProcess& child) noexcept {
    ::syscall(SYS_pidfd_send_signal, child.pidfd.get(), SIGKILL, nullptr, 0);
}

UniqueFd signals_as_descriptor(std::span<const int> signals) {
    sigset_t set{};
    sigemptyset(&set);
    for (const int signal : signals) {
        sigaddset(&set, signal);
    }
    if (::sigprocmask(SIG_BLOCK, &set, nullptr) != 0) {
        throw_errno("block signals");
    }
    UniqueFd descriptor{::signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC)};
    if (!descriptor) {
        throw_errno("make a signalfd");
    }
    return descriptor;
}

std::optional<int> take_signal(int descriptor) {
    signalfd_siginfo taken{};
    const ssize_t size = ::read(descriptor, &taken, sizeof taken);
    return size == sizeof taken ? std::optional{static_cast<int>(taken.ssi_signo)} : std::nullopt;
}

}  // namespace plotmill::worker

#include "broker/net/signals.hpp"

#include <sys/signalfd.h>

#include <cerrno>
#include <csignal>
#include <system_error>

namespace plotmill::broker {

StopSignals::StopSignals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    if (pthread_sigmask(SIG_BLOCK, &set, nullptr) != 0) {
        throw std::system_error{errno, std::generic_category(), "pthread_sigmask"};
    }
    std::signal(SIGPIPE, SIG_IGN);
    fd_.reset(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
    if (!fd_) {
        throw std::system_error{errno, std::generic_category(), "signalfd"};
    }
}

int StopSignals::take() {
    int count = 0;
    signalfd_siginfo info{};
    while (::read(fd_.get(), &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
        ++count;
    }
    return count;
}

}  // namespace plotmill::broker

#include "broker/net/signals.hpp"

#include <sys/signalfd.h>

#include <cerrno>
#include <csignal>
#include <system_error>

namespace plotmill::broker {

Signals::Signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    if (pthread_sigmask(SIG_BLOCK, &set, nullptr) != 0) {
        throw std::system_error{errno, std::generic_category(), "pthread_sigmask"};
    }
    std::signal(SIGPIPE, SIG_IGN);
    fd_.reset(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
    if (!fd_) {
        throw std::system_error{errno, std::generic_category(), "signalfd"};
    }
}

Signals::Taken Signals::take() {
    Taken taken;
    signalfd_siginfo info{};
    while (::read(fd_.get(), &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
        const bool is_reload = info.ssi_signo == SIGHUP;
        taken.is_reload = taken.is_reload || is_reload;
        taken.stops += is_reload ? 0 : 1;
    }
    return taken;
}

}  // namespace plotmill::broker

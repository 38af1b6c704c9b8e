// What an operator asks of a running worker, by signals or through the broker.

#include "log/log.hpp"
#include "worker/master/master.hpp"

#include <chrono>
#include <csignal>
#include <utility>

namespace plotmill::worker {
namespace {

TimePoint current_time() {
    return std::chrono::steady_clock::now();
}

}  // namespace

void Master::act_on_signal(int signal) {
    switch (signal) {
        case SIGHUP:
            reload();
            return;
        case SIGTTIN:
            set_renderers(renderers_ + 1);
            return;
        case SIGTTOU:
            set_renderers(renderers_ - 1);
            return;
        case SIGUSR1:
            log::info("recycle_all");
            tell_link(RecycleAll{});
            return;
        case SIGUSR2:
            dump_state();
            return;
        case SIGQUIT:
            if (staffing_.stop() == Stop::no) {
                staffing_.stop_asked(milliseconds{0}, current_time());
            }
            stop_asked(signal);
            return;
        default:
            stop_asked(signal);
    }
}

void Master::stop_asked(int signal) {
    staffing_.stop_asked(settings_.drain_timeout, current_time());
    const bool is_drain = staffing_.stop() == Stop::drain;
    log::info("stopping", {{"signal", signal}, {"drain", is_drain}});
    service_manager_.stopping();
    if (is_drain) {
        tell_link(Drain{static_cast<std::uint64_t>(settings_.drain_timeout.count())});
    } else {
        tell_link(StopNow{});
    }
}

void Master::reload() {
    Result<Reloaded> reloaded = roles_.reload();
    if (!reloaded) {
        log::error("reload_refused", {{"message", reloaded.error().message}});
        return;
    }
    settings_.drain_timeout = reloaded->drain_timeout;
    renderers_ = std::min<std::size_t>(reloaded->settings.renderers, settings_.most_renderers);
    reloaded->settings.renderers = renderers_;
    log::set_level(reloaded->settings.log_level);
    tell_link(std::move(reloaded->settings));
    tell_link(RecycleAll{});  // each renderer keeps the limits that it was born with
    log::info("reloaded");
}

void Master::set_renderers(std::size_t renderers) {
    if (renderers < 1 || renderers > settings_.most_renderers) {
        log::warn("resize_refused",
                  {{"renderers", renderers}, {"least", 1}, {"most", settings_.most_renderers}});
        return;
    }
    log::info("resized", {{"from", renderers_}, {"to", renderers}});
    renderers_ = renderers;
    tell_link(SetRenderers{renderers});
}

void Master::dump_state() {
    log::info("state", {{"renderers", renderers_},
                        {"processes", renderers_by_pid_.size()},
                        {"link", link_ ? link_->pid : 0},
                        {"early_deaths", staffing_.early_deaths()},
                        {"breaker_open", staffing_.is_breaker_open()}});
    tell_link(DumpState{});
}

}  // namespace plotmill::worker

#include "worker/master/master.hpp"

#include "base/check.hpp"
#include "log/log.hpp"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <utility>
#include <variant>

namespace plotmill::worker {
namespace {

constexpr std::array signals{SIGTERM, SIGINT,  SIGQUIT, SIGHUP, SIGTTIN,
                             SIGTTOU, SIGUSR1, SIGUSR2, SIGCHLD};

TimePoint now() {
    return std::chrono::steady_clock::now();
}

/// Those that work, and as many again that are on their way out.
std::size_t entries_for(std::size_t renderers) {
    return 2 * (renderers + spare_count(renderers));
}

int timeout_ms(const std::optional<TimePoint>& wake) {
    constexpr std::int64_t longest = 60000;
    if (!wake) {
        return -1;
    }
    // Rounded up: a wait that ends before its time would spin.
    const auto left = std::chrono::ceil<milliseconds>(*wake - now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, longest));
}

pollfd readable(int fd) {
    return {.fd = fd, .events = POLLIN, .revents = 0};
}

}  // namespace

Master::Master(MasterSettings settings, Roles roles)
    : settings_{std::move(settings)},
      roles_{std::move(roles)},
      staffing_{settings_.staffing},
      scoreboard_{entries_for(settings_.most_renderers)},
      signals_{signals_as_descriptor(signals)},
      renderers_{settings_.renderers},
      service_manager_{now()} {}

ExitCode Master::run() {
    log::set_process("master");
    if (const Status prepared = roles_.prepare(); !prepared) {
        log::error("start_refused", {{"message", prepared.error().message}});
        return prepared.error().code == ErrorCode::config ? ExitCode::config
                                                          : ExitCode::never_ready;
    }
    log::info("started",
              {{"renderers", settings_.staffing.renderers}, {"spares", settings_.staffing.spares}});
    for (;;) {
        const Plan plan = staffing_.plan(now());
        if (plan.never_ready && exit_code_ == ExitCode::ok) {
            log::error("never_ready", {{"early_deaths", staffing_.early_deaths()}});
            exit_code_ = ExitCode::never_ready;
            tell_link(StopNow{});
        }
        if (plan.is_over) {
            log::info("stopped", {{"exit", to_int(exit_code_)}});
            return exit_code_;
        }
        do_plan(plan);
        wait(plan);
    }
}

void Master::do_plan(const Plan& plan) {
    for (const ProcessId pid : plan.kill) {
        kill(pid);
    }
    if (plan.fork_link) {
        fork_link();
    }
    for (std::size_t i = 0; link_ && i < plan.fork_renderers; ++i) {
        if (!fork_renderer()) {
            break;
        }
    }
    if (link_ && !to_link_.flush()) {
        kill(link_->pid);  // it does not read: it is as good as dead
    }
}

void Master::wait(const Plan& plan) {
    std::vector<pollfd> watched{readable(signals_.get())};
    if (link_) {
        watched.push_back(readable(link_->pidfd.get()));
        watched.push_back(readable(link_channel_.descriptor()));
        if (!to_link_.is_empty()) {
            watched.back().events |= POLLOUT;
        }
    }
    for (const auto& [pid, renderer] : renderers_by_pid_) {
        watched.push_back(readable(renderer.process.pidfd.get()));
    }
    // A fork or a failed one may have changed the plan: look again at once.
    const bool has_acted = plan.fork_link || plan.fork_renderers > 0;
    std::optional<TimePoint> wake = service_manager_.next();
    if (plan.wake) {
        wake = std::min(*plan.wake, wake.value_or(*plan.wake));
    }
    ::poll(watched.data(), watched.size(), has_acted ? 0 : timeout_ms(wake));
    take_signals();
    read_link();
    note_progress();
    reap_renderers();
    reap_link();
    tell_state();
}

void Master::fork_link() {
    auto [ours, theirs] = Channel::make_pair();
    auto forked = fork_child([this, &theirs = theirs] {
        std::vector<int> kept = settings_.kept_descriptors;
        kept.push_back(theirs.descriptor());
        close_all_but(kept);
        return roles_.link(std::move(theirs), scoreboard_);
    });
    if (!forked) {
        log::error("fork_failed", {{"process", "link"}, {"errno", errno}});
        staffing_.fork_failed(now());
        return;
    }
    link_ = std::move(*forked);
    ours.set_nonblocking();
    link_channel_ = std::move(ours);
    to_link_.drop();
    told_early_deaths_ = 0;
    staffing_.set_renderers(settings_.staffing.renderers);
    staffing_.link_started(link_->pid, now());
    log::info("link_started", {{"pid", link_->pid}});
    if (renderers_ != settings_.renderers) {
        tell_link(SetRenderers{renderers_});
    }
}

bool Master::fork_renderer() {
    const auto entry = free_entry();
    PM_CHECK(entry, "staffing forks no more renderers than the scoreboard has entries");
    auto [ours, theirs] = Channel::make_pair();
    scoreboard_.clear(*entry);
    auto forked = fork_child([this, &theirs = theirs, &entry] {
        std::vector<int> kept = settings_.kept_descriptors;
        kept.push_back(theirs.descriptor());
        kept.push_back(roles_.renderer_keeps());
        std::erase(kept, -1);
        close_all_but(kept);
        return roles_.renderer(std::move(theirs), scoreboard_.entry(*entry));
    });
    if (!forked) {
        log::error("fork_failed", {{"process", "renderer"}, {"errno", errno}});
        staffing_.fork_failed(now());
        return false;
    }
    const pid_t pid = forked->pid;
    renderers_by_pid_.emplace(pid, Renderer{std::move(*forked), *entry});
    staffing_.renderer_started(pid);
    tell_link(NewRenderer{.pid = static_cast<std::uint64_t>(pid), .entry = *entry},
              ours.take_socket());
    return true;
}

void Master::kill(ProcessId pid) {
    if (link_ && link_->pid == pid) {
        kill_child(*link_);
        return;
    }
    const auto found = renderers_by_pid_.find(pid);
    if (found != renderers_by_pid_.end()) {
        kill_child(found->second.process);
    }
}

void Master::take_signals() {
    while (const auto signal = take_signal(signals_.get())) {
        if (*signal == SIGCHLD) {
            look_for_stopped();  // who has ended is seen by its pidfd
        } else {
            act_on_signal(*signal);
        }
    }
}

void Master::look_for_stopped() {
    const auto look = [this](const ChildProcess& child) {
        const auto stop = take_stop(child);
        if (stop && *stop) {
            log::warn("child_stopped", {{"pid", child.pid}});
            staffing_.stopped(child.pid, now());
        } else if (stop) {
            staffing_.continued(child.pid, now());
        }
    };
    if (link_) {
        look(*link_);
    }
    for (const auto& [pid, renderer] : renderers_by_pid_) {
        look(renderer.process);
    }
}

void Master::read_link() {
    while (link_) {
        const Received received = link_channel_.receive();
        if (received.arrival == Arrival::nothing) {
            return;
        }
        const auto message = received.arrival == Arrival::packet
                                 ? decode<LinkToMaster>(received.bytes)
                                 : std::nullopt;
        if (!message) {
            kill(link_->pid);  // it is dying, or not itself; reaped in a moment
            return;
        }
        act_on(*message);
    }
}

void Master::act_on(const LinkToMaster& message) {
    if (const auto* const retires = std::get_if<RendererRetires>(&message)) {
        staffing_.renderer_retires(static_cast<ProcessId>(retires->pid), now());
    } else if (const auto* const doomed = std::get_if<KillRenderer>(&message)) {
        kill(static_cast<ProcessId>(doomed->pid));
    } else if (const auto* const staff = std::get_if<Staff>(&message)) {
        staffing_.set_renderers(std::min<std::size_t>(staff->renderers, settings_.most_renderers));
    } else if (const auto* const wish = std::get_if<AskRenderers>(&message)) {
        set_renderers(wish->renderers);
    } else {
        on_ready();
    }
}

void Master::on_ready() {
    staffing_.renderer_was_ready();
    log::info("ready");
    service_manager_.ready();
    if (!settings_.ready) {
        return;
    }
    constexpr std::string_view word = "R\n";
    if (::write(settings_.ready.get(), word.data(), word.size()) < 0) {
        log::warn("ready_fd", {{"errno", errno}});  // whoever asked is gone
    }
    settings_.ready.reset();
}

void Master::note_progress() {
    const std::uint64_t turns = scoreboard_.link().turns.load(std::memory_order_relaxed);
    if (turns != std::exchange(seen_link_turns_, turns)) {
        staffing_.link_turned(now());
    }
    // A link that stands still is no progress; one that is being started anew is not its fault.
    if (service_manager_.feed(!link_ || turns != fed_link_turns_, now())) {
        fed_link_turns_ = turns;
    }
    for (const auto& [pid, renderer] : renderers_by_pid_) {
        const ScoreboardEntry& entry = scoreboard_.entry(renderer.entry);
        if (entry.pid.load(std::memory_order_relaxed) != 0) {
            staffing_.renderer_was_ready();
        }
        if (entry.jobs_started.load(std::memory_order_relaxed) != 0) {
            staffing_.renderer_works(pid);
        }
    }
}

void Master::reap_link() {
    const auto end = link_ ? reap(*link_) : std::nullopt;
    if (!end) {
        return;
    }
    const bool was_asked = staffing_.stop() != Stop::no;
    const int exit_status = WIFEXITED(end->status) ? WEXITSTATUS(end->status) : -1;
    if (exit_status == to_int(ExitCode::config)) {
        exit_code_ = ExitCode::config;  // it has said why, and would say it again
        staffing_.stop_asked(milliseconds{0}, now());
    } else if (!was_asked) {
        log::error("link_died", {{"pid", link_->pid},
                                 {"signal", WIFSIGNALED(end->status) ? WTERMSIG(end->status) : 0},
                                 {"exit", exit_status}});
    }
    link_.reset();
    link_channel_.close();
    to_link_.drop();
    staffing_.link_ended(now());
}

void Master::reap_renderers() {
    for (auto each = renderers_by_pid_.begin(); each != renderers_by_pid_.end();) {
        const auto end = reap(each->second.process);
        if (!end) {
            ++each;
            continue;
        }
        const RendererSnapshot last = scoreboard_.read(each->second.entry);
        tell_link(RendererEnded{.pid = static_cast<std::uint64_t>(each->first),
                                .status = static_cast<std::uint64_t>(end->status),
                                .user_us = end->user_us,
                                .system_us = end->system_us,
                                .stage = last.stage,
                                .job = last.job,
                                .stopped_ms = static_cast<std::uint64_t>(
                                    staffing_.stopped_for(each->first, now()).count())});
        staffing_.renderer_ended(each->first, last.jobs_started != 0, now());
        scoreboard_.clear(each->second.entry);
        each = renderers_by_pid_.erase(each);
    }
}

void Master::tell_link(const MasterToLink& message, UniqueFd descriptor) {
    if (!link_) {
        return;
    }
    PacketWriter writer;
    encode(message, writer);
    if (!to_link_.say(writer.bytes(), std::move(descriptor))) {
        kill(link_->pid);
    }
}

void Master::tell_state() {
    const std::uint64_t early_deaths = staffing_.early_deaths();
    if (early_deaths == std::exchange(told_early_deaths_, early_deaths)) {
        return;
    }
    tell_link(MasterState{.early_deaths = early_deaths,
                          .is_breaker_open = staffing_.is_breaker_open() ? 1U : 0U});
    if (staffing_.is_breaker_open()) {
        log::error("breaker_open", {{"early_deaths", early_deaths}});
    }
}

std::optional<std::size_t> Master::free_entry() const {
    std::vector<bool> is_taken(scoreboard_.size(), false);
    for (const auto& [pid, renderer] : renderers_by_pid_) {
        is_taken[renderer.entry] = true;
    }
    const auto found = std::find(is_taken.begin(), is_taken.end(), false);
    return found == is_taken.end()
               ? std::nullopt
               : std::optional{static_cast<std::size_t>(found - is_taken.begin())};
}

}  // namespace plotmill::worker

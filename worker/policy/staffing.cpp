#include "worker/policy/staffing.hpp"

#include <algorithm>

namespace plotmill::worker {
namespace {

constexpr milliseconds stop_at_once_within{1000};  // for the link to say BYE
constexpr milliseconds late_by{1000};

void wake_at(Plan& plan, TimePoint when) {
    plan.wake = plan.wake ? std::min(*plan.wake, when) : when;
}

}  // namespace

void Staffing::link_started(ProcessId pid, TimePoint now) {
    link_ = pid;
    link_started_at_ = now;
    link_turned_at_ = now;
    link_is_killed_ = false;
}

void Staffing::link_ended(TimePoint now) {
    if (now - link_started_at_ >= settings_.link_is_stable_after) {
        link_deaths_ = 0;
    }
    if (link_) {
        stopped_at_.erase(*link_);
    }
    link_.reset();
    next_link_fork_ = now + settings_.link_backoff.delay(++link_deaths_);
}

void Staffing::renderer_started(ProcessId pid) {
    renderers_.emplace(pid, Renderer{});
}

void Staffing::fork_failed(TimePoint now) {
    next_renderer_fork_ = now + settings_.renderer_backoff.delay(++early_deaths_ + 1);
    next_link_fork_ = next_renderer_fork_;
}

void Staffing::renderer_retires(ProcessId pid, TimePoint now) {
    const auto found = renderers_.find(pid);
    if (found != renderers_.end() && found->second.state == State::working) {
        found->second = {State::retiring, now + settings_.retire_grace};
    }
}

void Staffing::renderer_ended(ProcessId pid, bool had_a_job, TimePoint now) {
    const auto found = renderers_.find(pid);
    if (found == renderers_.end()) {
        return;
    }
    if (had_a_job) {
        renderer_works(pid);
    }
    const bool is_early = stop_ == Stop::no && found->second.state == State::working && !had_a_job;
    renderers_.erase(found);
    stopped_at_.erase(pid);
    if (is_early) {
        died_early(now);
    }
}

void Staffing::renderer_works(ProcessId pid) {
    const auto found = renderers_.find(pid);
    if (found != renderers_.end() && found->second.is_proof) {
        early_deaths_ = 0;
        next_renderer_fork_.reset();
    }
}

void Staffing::died_early(TimePoint now) {
    next_renderer_fork_ = now + settings_.renderer_backoff.delay(++early_deaths_);
    for (auto& [pid, renderer] : renderers_) {
        renderer.is_proof = false;
    }
}

void Staffing::stopped(ProcessId pid, TimePoint now) {
    if (link_ == pid || renderers_.contains(pid)) {
        stopped_at_.emplace(pid, now);
    }
}

void Staffing::continued(ProcessId pid, TimePoint now) {
    stopped_at_.erase(pid);
    if (link_ == pid) {
        link_turned_at_ = now;
    }
}

milliseconds Staffing::stopped_for(ProcessId pid, TimePoint now) const {
    const auto found = stopped_at_.find(pid);
    const auto still = found == stopped_at_.end() ? TimePoint::duration{} : now - found->second;
    return still < settings_.stopped_grace ? milliseconds{0}
                                           : std::chrono::duration_cast<milliseconds>(still);
}

void Staffing::set_renderers(std::size_t renderers) {
    settings_.renderers = renderers;
    settings_.spares = spare_count(renderers);
}

/// We were not woken when we wanted to be: whoever stood still may have stood still with us.
bool Staffing::was_late(TimePoint now) const {
    return planned_wake_ && now > *planned_wake_ + late_by;
}

void Staffing::stop_asked(milliseconds drain_timeout, TimePoint now) {
    const bool is_second = stop_ != Stop::no;
    stop_ = is_second ? Stop::at_once : Stop::drain;
    stop_by_ = now + (is_second ? stop_at_once_within : drain_timeout + settings_.drain_grace);
}

Plan Staffing::plan(TimePoint now) {
    Plan plan;
    if (was_late(now)) {
        link_turned_at_ = now;
    }
    planned_wake_.reset();
    if (stop_ != Stop::no) {
        plan_end(plan, now);
        return plan;
    }
    if (!was_ever_ready_ && early_deaths_ >= settings_.hopeless_after) {
        plan.never_ready = true;
        stop_asked(milliseconds{0}, now);
        stop_asked(milliseconds{0}, now);
        plan_end(plan, now);
        return plan;
    }
    plan_kills(plan, now);
    plan_link(plan, now);
    if (link_ || plan.fork_link) {
        plan_renderers(plan, now);
    }
    planned_wake_ = plan.wake;
    return plan;
}

/// Draining: replace nobody, renderers exit when the link has let them go. At the end of patience
/// whatever is left is killed.
void Staffing::plan_end(Plan& plan, TimePoint now) {
    const bool is_late = now >= stop_by_;
    if (is_late || !link_ || stop_ == Stop::at_once) {
        kill_all_renderers(plan);
    }
    if (is_late && link_ && !link_is_killed_) {
        plan.kill.push_back(*link_);
        link_is_killed_ = true;
    }
    plan.is_over = !link_ && renderers_.empty();
    if (!is_late) {
        wake_at(plan, stop_by_);
    }
    plan.never_ready =
        plan.never_ready || (!was_ever_ready_ && early_deaths_ >= settings_.hopeless_after);
}

void Staffing::plan_kills(Plan& plan, TimePoint now) {
    if (!link_) {
        kill_all_renderers(plan);  // nobody holds the other end of their sockets
        return;
    }
    for (auto& [pid, renderer] : renderers_) {
        std::optional<TimePoint> kill_at;
        if (const auto stopped = stopped_at_.find(pid); stopped != stopped_at_.end()) {
            kill_at = stopped->second + settings_.stopped_grace;
        }
        if (renderer.state == State::retiring) {
            kill_at = std::min(kill_at.value_or(renderer.kill_at), renderer.kill_at);
        }
        if (!kill_at || renderer.state == State::killed) {
            continue;
        }
        if (now < *kill_at) {
            wake_at(plan, *kill_at);
            continue;
        }
        plan.kill.push_back(pid);
        renderer.state = State::killed;
    }
    plan_kill_of_link(plan, now);
}

void Staffing::plan_kill_of_link(Plan& plan, TimePoint now) {
    if (link_is_killed_) {
        return;
    }
    TimePoint kill_at = link_turned_at_ + settings_.link_turns_within;
    if (const auto stopped = stopped_at_.find(*link_); stopped != stopped_at_.end()) {
        kill_at = stopped->second + settings_.stopped_grace;
    }
    if (now < kill_at) {
        wake_at(plan, kill_at);
        return;
    }
    plan.kill.push_back(*link_);
    link_is_killed_ = true;
}

void Staffing::plan_link(Plan& plan, TimePoint now) {
    if (link_ || !renderers_.empty()) {
        return;
    }
    if (next_link_fork_ && now < *next_link_fork_) {
        wake_at(plan, *next_link_fork_);
        return;
    }
    plan.fork_link = true;
}

void Staffing::plan_renderers(Plan& plan, TimePoint now) {
    const std::size_t wanted = settings_.renderers + settings_.spares;
    // Those that retire are bounded too: at most as many processes again as are wanted.
    const std::size_t room = 2 * wanted - std::min(2 * wanted, renderers_.size());
    const std::size_t missing = std::min(room, wanted - std::min(wanted, working()));
    if (missing == 0) {
        return;
    }
    if (next_renderer_fork_ && now < *next_renderer_fork_) {
        wake_at(plan, *next_renderer_fork_);
        return;
    }
    plan.fork_renderers = is_breaker_open() ? 1 : missing;  // one is enough to try
}

void Staffing::kill_all_renderers(Plan& plan) {
    for (auto& [pid, renderer] : renderers_) {
        if (renderer.state != State::killed) {
            plan.kill.push_back(pid);
            renderer.state = State::killed;
        }
    }
}

std::size_t Staffing::working() const noexcept {
    return static_cast<std::size_t>(
        std::count_if(renderers_.begin(), renderers_.end(),
                      [](const auto& entry) { return entry.second.state == State::working; }));
}

}  // namespace plotmill::worker

#pragma once
// The master's mind: which processes to fork, kill and wait for, and when to give up. State + now →
// plan; pure, so that years of crashes are a test of milliseconds. master/ does what it says.
//
// Wanted are `renderers` + `spares` renderers that still take jobs; one that retires or dies is
// replaced at once. Renderers that die before they were given a job open the breaker: the next fork
// waits, longer each time. A link that dies takes its renderers with it, and both start anew.

#include "base/clock.hpp"
#include "worker/policy/backoff.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace plotmill::worker {

using ProcessId = std::int32_t;

/// Spares for so many renderers, and how many may be recycled at once: a tenth, at least one.
constexpr std::size_t spare_count(std::size_t renderers) noexcept {
    constexpr std::size_t renderers_a_spare = 10;
    return std::max<std::size_t>(1, renderers / renderers_a_spare);
}

struct StaffingSettings {
    std::size_t renderers = 1;
    std::size_t spares = 1;
    Backoff renderer_backoff{milliseconds{100}, milliseconds{30000}};
    Backoff link_backoff{milliseconds{100}, milliseconds{10000}};
    unsigned breaker_opens_after = 3;          // early deaths in a row
    unsigned hopeless_after = 8;               // early deaths in a row when none was ever ready
    milliseconds retire_grace{5000};           // to exit after the last job, then SIGKILL
    milliseconds link_is_stable_after{60000};  // then an earlier death of the link is forgotten
    milliseconds stopped_grace{2000};          // a process that was stopped (SIGSTOP), then SIGKILL
    milliseconds link_turns_within{10000};     // a link whose loop stands still, then SIGKILL
    milliseconds drain_grace{10000};           // beyond the drain time-out: settling and saying BYE
};

enum class Stop { no, drain, at_once };

struct Plan {
    bool fork_link = false;
    std::size_t fork_renderers = 0;
    std::vector<ProcessId> kill;    // with SIGKILL
    bool is_over = false;           // nothing lives any more, and nothing should
    bool never_ready = false;       // why it is over: no renderer was ever ready
    std::optional<TimePoint> wake;  // ask again then, if nothing happens before
};

class Staffing {
public:
    explicit Staffing(StaffingSettings settings) : settings_{settings} {}

    // What happened.
    void link_started(ProcessId pid, TimePoint now);
    void link_ended(TimePoint now);
    void renderer_started(ProcessId pid);
    void fork_failed(TimePoint now);  // of either kind
    void renderer_was_ready() { was_ever_ready_ = true; }
    /// It was given a job. If it is younger than the last early death, the loop is broken.
    void renderer_works(ProcessId pid);
    void renderer_retires(ProcessId pid, TimePoint now);
    void renderer_ended(ProcessId pid, bool had_a_job, TimePoint now);
    /// SIGSTOP and SIGCONT, of a renderer or the link.
    void stopped(ProcessId pid, TimePoint now);
    void continued(ProcessId pid, TimePoint now);
    /// The link's loop has turned since the last call, or has just been started.
    void link_turned(TimePoint now) { link_turned_at_ = now; }
    void set_renderers(std::size_t renderers);
    void stop_asked(milliseconds drain_timeout, TimePoint now);  // the second time: at once

    /// What to do now. A planned kill is planned once.
    Plan plan(TimePoint now);

    /// How long it has stood still, when that was too long; else 0.
    [[nodiscard]] milliseconds stopped_for(ProcessId pid, TimePoint now) const;
    [[nodiscard]] Stop stop() const noexcept { return stop_; }
    [[nodiscard]] bool is_breaker_open() const noexcept {
        return early_deaths_ >= settings_.breaker_opens_after;
    }
    [[nodiscard]] unsigned early_deaths() const noexcept { return early_deaths_; }

private:
    enum class State { working, retiring, killed };
    struct Renderer {
        State state = State::working;
        TimePoint kill_at{};   // when retiring
        bool is_proof = true;  // forked after the last early death
    };

    void died_early(TimePoint now);
    void plan_end(Plan& plan, TimePoint now);
    void plan_renderers(Plan& plan, TimePoint now);
    void plan_link(Plan& plan, TimePoint now);
    void plan_kills(Plan& plan, TimePoint now);
    void plan_kill_of_link(Plan& plan, TimePoint now);
    [[nodiscard]] bool was_late(TimePoint now) const;
    void kill_all_renderers(Plan& plan);
    [[nodiscard]] std::size_t working() const noexcept;

    StaffingSettings settings_;
    std::map<ProcessId, Renderer> renderers_;
    std::optional<ProcessId> link_;
    TimePoint link_started_at_{};
    unsigned link_deaths_ = 0;
    std::optional<TimePoint> next_link_fork_;
    unsigned early_deaths_ = 0;
    std::optional<TimePoint> next_renderer_fork_;
    bool was_ever_ready_ = false;
    Stop stop_ = Stop::no;
    TimePoint stop_by_{};
    bool link_is_killed_ = false;
    TimePoint link_turned_at_{};
    std::map<ProcessId, TimePoint> stopped_at_;
    std::optional<TimePoint> planned_wake_;
};

}  // namespace plotmill::worker

#pragma once
// The worker's first process: it loads fonts and tables once, then only forks and waits. One
// thread, no ZeroMQ, no drawing, so that a fork is safe and cheap whenever it is needed. Staffing
// decides who is forked and killed; process.hpp does it; this loop joins the two and speaks to the
// link.

#include "base/exit_code.hpp"
#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "worker/channel/channel.hpp"
#include "worker/channel/messages.hpp"
#include "worker/channel/outbox.hpp"
#include "worker/channel/scoreboard.hpp"
#include "worker/master/process.hpp"
#include "worker/master/service_manager.hpp"
#include "worker/policy/staffing.hpp"

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace plotmill::worker {

/// What a configuration that was read anew changes.
struct Reloaded {
    NewSettings settings;
    milliseconds drain_timeout{30000};
};

/// What the children do; each is the whole life of its process and returns its exit status.
struct Roles {
    /// In the master, before the first fork. Error: config, or the worker can never draw.
    std::function<Status()> prepare;
    std::function<int(Channel master, const Scoreboard&)> link;
    std::function<int(Channel link, ScoreboardEntry&)> renderer;
    std::function<int()> renderer_keeps;  // one more descriptor; −1: none
    /// The configuration, read anew and checked. Error: config; then nothing has changed.
    std::function<Result<Reloaded>()> reload;
};

struct MasterSettings {
    StaffingSettings staffing;
    std::size_t renderers = 1;       // at most, until an operator wants another number
    std::size_t most_renderers = 1;  // that an operator may ask for
    milliseconds drain_timeout{30000};
    std::vector<int> kept_descriptors;  // in every child: the output root's
    UniqueFd ready;  // gets "R\n" when the broker knows us and a renderer is ready; may be none
};

class Master {
public:
    Master(MasterSettings settings, Roles roles);

    /// Returns when it was told to stop and no child is left, or when there is no hope.
    /// Throws std::system_error and std::runtime_error when the machine or its fonts are not fit.
    ExitCode run();

private:
    struct Renderer {
        ChildProcess process;
        std::size_t entry = 0;
    };

    void wait(const Plan& plan);
    void do_plan(const Plan& plan);
    void fork_link();
    bool fork_renderer();
    void kill(ProcessId pid);
    void take_signals();
    // operation.cpp
    void act_on_signal(int signal);
    void stop_asked(int signal);
    void reload();
    void set_renderers(std::size_t renderers);
    void dump_state();

    void look_for_stopped();
    void read_link();
    void act_on(const LinkToMaster& message);
    void on_ready();
    void reap_link();
    void reap_renderers();
    void note_progress();
    void tell_link(const MasterToLink& message, UniqueFd descriptor = {});
    void tell_state();
    [[nodiscard]] std::optional<std::size_t> free_entry() const;

    MasterSettings settings_;
    Roles roles_;
    Staffing staffing_;
    Scoreboard scoreboard_;
    UniqueFd signals_;
    std::optional<ChildProcess> link_;
    Channel link_channel_;
    Outbox to_link_{link_channel_};
    std::map<ProcessId, Renderer> renderers_by_pid_;
    std::uint64_t told_early_deaths_ = 0;
    std::uint64_t seen_link_turns_ = 0;
    std::uint64_t fed_link_turns_ = 0;  // when the watchdog was fed last
    std::size_t renderers_;             // at most, as an operator wants it
    ServiceManager service_manager_;
    ExitCode exit_code_ = ExitCode::ok;
};

}  // namespace plotmill::worker

#pragma once
// What `serve` does about its two children, as a pure state machine: events and time in, actions
// out.
//
// The broker starts first, the worker when the broker is ready. One that dies is started again
// after a back-off that doubles up to ten seconds and is forgotten once it was ready for as long.
// Stopping ends the worker first, so that what it drew is still settled, then the broker. A child
// that refuses its configuration (exit 78), a worker whose renderers never were ready (70), and one
// that dies five times before it ever was ready end it all with their exit code.

#include "base/clock.hpp"
#include "base/exit_code.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace plotmill::cli {

enum class Part : std::size_t { broker, worker };

struct Action {
    enum class Kind {
        start,
        terminate,
        kill,
        announce,
        finish
    } kind;  // announce: all is ready, for the first time
    Part part = Part::broker;
    ExitCode code = ExitCode::ok;  // of finish
};
using Actions = std::vector<Action>;

class Supervision {
public:
    static constexpr milliseconds first_backoff{100};
    static constexpr milliseconds most_backoff{10'000};
    static constexpr milliseconds stop_limit{300'000};  // a drain that takes longer is killed
    static constexpr int max_failed_starts = 5;

    Actions begin(TimePoint now);
    Actions on_ready(Part part, TimePoint now);
    /// `exit_status` is that of _exit, or 128 + the signal.
    Actions on_exit(Part part, int exit_status, TimePoint now);
    /// TERM or INT; the second one stops at once.
    Actions on_stop(TimePoint now);
    /// Call when wake_at() has come.
    Actions on_time(TimePoint now);
    [[nodiscard]] std::optional<TimePoint> wake_at() const;

private:
    enum class State { absent, starting, ready, waiting };  // waiting: for its back-off
    struct Child {
        State state = State::absent;
        bool was_ready = false;
        int failures = 0;
        TimePoint ready_at{};
        TimePoint start_at{};
    };

    Child& child(Part part) { return children_[static_cast<std::size_t>(part)]; }
    static bool is_alive(const Child& child) {
        return child.state == State::starting || child.state == State::ready;
    }
    Action start(Part part);
    Actions restart_later(Part part, int exit_status, TimePoint now);
    Actions stop_next(TimePoint now);

    std::array<Child, 2> children_;
    bool is_announced_ = false;
    std::optional<TimePoint> stop_by_;
    ExitCode code_ = ExitCode::ok;
};

}  // namespace plotmill::cli

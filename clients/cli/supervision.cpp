#include "clients/cli/supervision.hpp"

#include <algorithm>

namespace plotmill::cli {
namespace {

bool is_final(int exit_status, bool was_ready) {
    return exit_status == to_int(ExitCode::config) ||
           (exit_status == to_int(ExitCode::never_ready) && !was_ready);
}

milliseconds backoff_after(int failures) {
    const int doublings = std::min(failures - 1, 10);
    return std::min(Supervision::most_backoff, Supervision::first_backoff * (1 << doublings));
}

}  // namespace

Action Supervision::start(Part part) {
    child(part).state = State::starting;
    return {Action::Kind::start, part};
}

Actions Supervision::begin(TimePoint /*now*/) {
    return {start(Part::broker)};
}

Actions Supervision::on_ready(Part part, TimePoint now) {
    Child& one = child(part);
    if (one.state != State::starting) {
        return {};
    }
    one.state = State::ready;
    one.was_ready = true;
    one.ready_at = now;
    if (stop_by_) {
        return {};
    }
    if (part == Part::broker && child(Part::worker).state == State::absent) {
        return {start(Part::worker)};
    }
    if (part == Part::worker && !is_announced_) {
        is_announced_ = true;
        return {{Action::Kind::announce}};
    }
    return {};
}

Actions Supervision::on_exit(Part part, int exit_status, TimePoint now) {
    Child& one = child(part);
    const bool was_running = one.state == State::ready;
    one.state = State::absent;
    if (stop_by_) {
        return stop_next(now);
    }
    if (was_running && now - one.ready_at >= most_backoff) {
        one.failures = 0;
    }
    return restart_later(part, exit_status, now);
}

Actions Supervision::restart_later(Part part, int exit_status, TimePoint now) {
    Child& one = child(part);
    ++one.failures;
    if (is_final(exit_status, one.was_ready) ||
        (!one.was_ready && one.failures >= max_failed_starts)) {
        code_ = exit_status == 0 ? ExitCode::never_ready : static_cast<ExitCode>(exit_status);
        stop_by_ = now + stop_limit;
        return stop_next(now);
    }
    one.state = State::waiting;
    one.start_at = now + backoff_after(one.failures);
    return {};
}

Actions Supervision::on_stop(TimePoint now) {
    if (!stop_by_) {
        stop_by_ = now + stop_limit;
        return stop_next(now);
    }
    Actions actions;
    for (const Part part : {Part::worker, Part::broker}) {
        if (is_alive(child(part))) {
            actions.push_back({Action::Kind::terminate, part});
        }
    }
    return actions;
}

Actions Supervision::stop_next(TimePoint now) {
    for (const Part part : {Part::worker, Part::broker}) {
        if (is_alive(child(part))) {
            stop_by_ = now + stop_limit;
            return {{Action::Kind::terminate, part}};
        }
        child(part).state = State::absent;
    }
    return {{Action::Kind::finish, Part::broker, code_}};
}

Actions Supervision::on_time(TimePoint now) {
    Actions actions;
    for (const Part part : {Part::broker, Part::worker}) {
        Child& one = child(part);
        if (stop_by_ && now >= *stop_by_ && is_alive(one)) {
            actions.push_back({Action::Kind::kill, part});
        } else if (one.state == State::waiting && now >= one.start_at) {
            actions.push_back(start(part));
        }
    }
    if (stop_by_ && now >= *stop_by_) {
        stop_by_ = now + most_backoff;
    }
    return actions;
}

std::optional<TimePoint> Supervision::wake_at() const {
    std::optional<TimePoint> at = stop_by_;
    for (const Child& one : children_) {
        if (one.state == State::waiting && (!at || one.start_at < *at)) {
            at = one.start_at;
        }
    }
    return at;
}

}  // namespace plotmill::cli

#pragma once
// Forking, waiting and killing: the mechanism, without any opinion. A child is known by a pidfd, so
// that no signal ever meets a process that has taken over a number.

#include "base/unique_fd.hpp"

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>

namespace plotmill::worker {

struct ChildProcess {
    pid_t pid = 0;
    UniqueFd pidfd;  // readable when it has ended
};

struct ChildEnd {
    int status = 0;  // as waitpid says it
    std::uint64_t user_us = 0;
    std::uint64_t system_us = 0;
};

/// Forks a child that runs `body` and exits with what it returns; it dies with its parent, and
/// nothing of the parent is destroyed or flushed twice. nullopt: the machine gives no process now.
/// \pre the caller has one thread.
std::optional<ChildProcess> fork_child(const std::function<int()>& body);

/// Closes every descriptor from 3 on but those in `kept`.
void close_all_but(std::span<const int> kept);

/// Reaps one that has ended; nullopt: it lives.
std::optional<ChildEnd> reap(const ChildProcess& child);
/// Since the last call it was stopped (true) or went on again (false); nullopt: neither.
std::optional<bool> take_stop(const ChildProcess& child);
/// SIGKILL; one that has ended already is left alone.
void kill_child(const ChildProcess& child) noexcept;

/// Blocks the signals for this process and its children, and makes them readable.
UniqueFd signals_as_descriptor(std::span<const int> signals);
/// The next signal from that descriptor; nullopt: none.
std::optional<int> take_signal(int descriptor);

}  // namespace plotmill::worker

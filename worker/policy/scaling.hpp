#pragma once
// How many renderers there should be: more while jobs wait and nobody is idle, fewer when some have
// been idle for long. Pure.

#include "base/clock.hpp"

#include <cstddef>

namespace plotmill::worker {

struct ScalingSettings {
    std::size_t least = 1;
    std::size_t most = 1;
    milliseconds idle_timeout{0};  // 0: nobody goes for idleness
};

struct Load {
    std::size_t slots = 1;      // there are
    std::size_t taken = 0;      // of them, by renderers that are ready
    std::size_t idle = 0;       // of those, with nothing to do
    std::size_t idle_long = 0;  // the last slots in a row, with nothing to do for idle_timeout
    std::size_t queued = 0;     // jobs that wait for a renderer
};

/// Grows by half of what there is, once all of that is ready; shrinks by those that are idle.
std::size_t slots_wanted(const ScalingSettings& settings, const Load& load) noexcept;

}  // namespace plotmill::worker

#pragma once
// What the link must know of the configuration. Values.

#include "base/clock.hpp"
#include "output/output_root.hpp"
#include "worker/policy/recycle.hpp"

#include <cstdint>
#include <string>

namespace plotmill::worker {

struct LinkSettings {
    std::string broker;  // ZeroMQ endpoint
    std::string worker;  // our unique name
    std::string host;
    std::int32_t master_pid = 0;
    std::uint32_t renderers = 1;
    std::uint32_t prefetch = 1;  // jobs that wait here, for each renderer
    RecycleLimits recycle;
    milliseconds time_limit{300000};  // of a job that names none
    output::Durability durability = output::Durability::group;
};

}  // namespace plotmill::worker

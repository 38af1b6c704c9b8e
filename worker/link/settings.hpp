#pragma once
// What the link must know of the configuration. Values.

#include "base/clock.hpp"
#include "base/version.hpp"
#include "keys/key_files.hpp"
#include "output/output_root.hpp"
#include "worker/policy/job_limits.hpp"
#include "worker/policy/recycle.hpp"

#include <cstdint>
#include <string>

namespace plotmill::worker {

struct LinkSettings {
    std::string broker;  // ZeroMQ endpoint
    /// Read by the link alone: what forks renderers never has the secret in its memory.
    keys::ClientKeys keys{};
    std::string worker;  // our unique name
    std::string host;
    std::int32_t master_pid = 0;
    std::uint32_t renderers = 1;        // at most
    std::uint32_t least_renderers = 1;  // and at least, when there is little to do
    std::uint32_t prefetch = 1;  // jobs that wait here, for each renderer (policy/prefetch.hpp)
    RecycleLimits recycle;
    milliseconds idle_timeout{300000};
    TimeLimits time_limits;  // of a job that names none
    output::Durability durability = output::Durability::group;
    std::string sandbox = "off";             // of the renderers, for status
    std::string renderer{renderer_version};  // with the fonts' hash: what would change a picture
};

}  // namespace plotmill::worker

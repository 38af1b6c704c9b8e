#pragma once
// The worker's settings: section `worker:` of the configuration file, then the command line, which
// wins. deploy/plotmill.yaml is the annotated default; these are the same defaults.

#include "base/result.hpp"
#include "worker/link/settings.hpp"
#include "worker/policy/recycle.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace plotmill::worker {

struct WorkerConfig {
    std::string broker = "ipc:///run/plotmill/workers.sock";
    std::string name;  // empty: <host>-<pid of the master>
    std::string root = ".";
    std::int64_t renderers = 0;  // 0: one for each core
    std::int64_t prefetch = 1;   // jobs waiting in the worker, for each renderer
    std::int64_t max_jobs = 500;
    std::uint64_t max_rss_bytes = 0;
    std::uint64_t max_growth_bytes = 0;
    milliseconds max_age{0};
    milliseconds time_limit{300000};
    milliseconds drain_timeout{30000};
    std::string output_durability = "group";
    std::string log_level = "info";
    bool dies_with_parent = false;  // command line only
    int ready_fd = -1;              // command line only
};

/// The file's `worker:` over the defaults. Error: config, all problems of the file in one text.
Result<WorkerConfig> load_worker_config(const std::string& path);
Result<WorkerConfig> parse_worker_config(std::string_view text, const std::string& name);

/// What the file and the command line together must be. Error: config.
Status validate(const WorkerConfig& config);

/// How many renderers, when all is said; and how many spares for them: a tenth, at least one.
std::uint32_t renderer_count(const WorkerConfig& config);
std::uint32_t spare_count(std::uint32_t renderers) noexcept;
LinkSettings link_settings(const WorkerConfig& config);

}  // namespace plotmill::worker

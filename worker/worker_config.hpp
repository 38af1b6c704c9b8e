#pragma once
// The worker's settings: section `worker:` of the configuration file, then the command line, which
// wins. deploy/plotmill.yaml is the annotated default; these are the same defaults.

#include "base/result.hpp"
#include "worker/link/settings.hpp"
#include "worker/policy/recycle.hpp"
#include "worker/sandbox/sandbox.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace plotmill::worker {

struct WorkerConfig {
    std::string broker = "ipc:///run/plotmill/workers.sock";
    std::string key_file;    // ours, and
    std::string broker_key;  // the broker's public key or a file with it; both or neither
    std::string name;        // empty: <host>-<pid of the master>
    std::string root = ".";
    std::int64_t renderers = 0;  // 0: one for each core
    std::int64_t prefetch = 1;   // jobs waiting in the worker, for each renderer; more short ones
    std::int64_t max_jobs = 500;
    std::uint64_t max_rss_bytes = 0;
    std::uint64_t max_growth_bytes = 0;
    milliseconds max_age{0};
    std::uint64_t memory_limit_bytes = std::uint64_t{2} << 30;
    std::int64_t min_renderers = 0;  // 0: as many as renderers
    milliseconds idle_timeout{300000};
    milliseconds time_limit{300000};
    std::int64_t cost_margin = 100;
    std::int64_t soft_limit_percent = 80;
    milliseconds drain_timeout{30000};
    std::string output_durability = "group";
    std::string sandbox = "available";
    std::uint64_t max_file_bytes = std::uint64_t{1} << 30;
    std::string file_mode = "0644";
    std::string folder_mode = "0755";
    std::string umask = "0022";
    std::string log_level = "info";
    bool dies_with_parent = false;  // command line only
    int ready_fd = -1;              // command line only
};

/// The file's `worker:` over the defaults. Error: config, all problems of the file in one text.
Result<WorkerConfig> load_worker_config(const std::string& path);
Result<WorkerConfig> parse_worker_config(std::string_view text, const std::string& name);

/// What the file and the command line together must be. Error: config.
Status validate(const WorkerConfig& config);

/// How many renderers, when all is said.
std::uint32_t renderer_count(const WorkerConfig& config);
/// What cannot change while jobs run is the same in both.
bool has_same_places(const WorkerConfig& one, const WorkerConfig& other);
LinkSettings link_settings(const WorkerConfig& config);
SandboxSettings sandbox_settings(const WorkerConfig& config);
/// \pre validate(config)
output::Modes output_modes(const WorkerConfig& config);

}  // namespace plotmill::worker

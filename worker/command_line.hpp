#pragma once
// The options of plotmill-worker, and what they make of the configuration file.

#include "base/result.hpp"
#include "worker/worker_config.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace plotmill::worker {

struct CommandLine {
    std::string config_path;
    bool only_checks = false;
    std::optional<std::string> broker;
    std::optional<std::string> key_file;
    std::optional<std::string> broker_key;
    std::optional<std::string> root;
    std::optional<std::string> name;
    std::optional<std::string> log_level;
    std::optional<std::string> sandbox;
    std::optional<std::int64_t> renderers;
    std::optional<std::int64_t> max_jobs;
    std::optional<std::string> max_rss;  // with a unit, as in the file
    std::optional<std::string> max_growth;
    std::optional<std::string> max_age;
    std::optional<std::string> memory_limit;
    std::optional<std::int64_t> min_renderers;
    std::optional<std::string> idle_timeout;
    std::optional<std::string> time_limit;
    std::optional<std::string> drain_timeout;
    bool dies_with_parent = false;
    int ready_fd = -1;
};

/// Adds the options and the help to `app`; `line` outlives the parsing.
void describe(CLI::App& app, CommandLine& line);

/// The file, then the command line over it, checked. Error: config.
Result<WorkerConfig> configure(const CommandLine& line);

}  // namespace plotmill::worker

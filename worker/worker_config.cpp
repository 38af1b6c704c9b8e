#include "worker/worker_config.hpp"

#include "config/yaml_reader.hpp"
#include "log/log.hpp"
#include "transport/endpoint.hpp"
#include "wire/protocol.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <thread>
#include <tuple>
#include <utility>

namespace plotmill::worker {
namespace {

constexpr double most_renderers = 1024;
constexpr double most_prefetched = 64;
constexpr double most_margin = 1e6;
constexpr double most_jobs = 1e12;

std::string host_name() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0 || name[0] == '\0') {
        return "localhost";
    }
    return name.data();
}

/// "0640", octal; nullopt: something else.
std::optional<mode_t> mode_of(std::string_view text) {
    constexpr unsigned most = 0777;
    unsigned mode = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), mode, 8);
    const bool is_whole = error == std::errc{} && end == text.data() + text.size();
    return is_whole && mode <= most ? std::optional{static_cast<mode_t>(mode)} : std::nullopt;
}

Status validate_modes(const WorkerConfig& config) {
    const std::array<std::pair<const char*, const std::string*>, 3> modes{
        {{"file_mode", &config.file_mode},
         {"folder_mode", &config.folder_mode},
         {"umask", &config.umask}}};
    for (const auto& [name, text] : modes) {
        if (!mode_of(*text)) {
            return fail(ErrorCode::config, std::string{"worker."} + name + ": got " +
                                               in_quotes(*text) +
                                               ", expected an octal number as '0644'");
        }
    }
    return {};
}

Result<WorkerConfig> read(config::YamlFile& file) {
    WorkerConfig config;
    config::Section root = file.root();
    root.ignore("broker");  // the broker reads that one, with the same strictness
    config::Section section = root.section("worker");
    section.read("broker", config.broker);
    section.read("key_file", config.key_file);
    section.read("broker_key", config.broker_key);
    section.read("name", config.name);
    section.read("root", config.root);
    section.read("renderers", config.renderers, {.low = 0, .high = most_renderers});
    section.read("prefetch", config.prefetch, {.low = 0, .high = most_prefetched});
    section.read("max_jobs", config.max_jobs, {.low = 0, .high = most_jobs});
    section.read_bytes("max_rss", config.max_rss_bytes);
    section.read_bytes("max_growth", config.max_growth_bytes);
    section.read_duration("max_age", config.max_age);
    section.read_bytes("memory_limit", config.memory_limit_bytes);
    section.read("min_renderers", config.min_renderers, {.low = 0, .high = most_renderers});
    section.read_duration("idle_timeout", config.idle_timeout);
    section.read_duration("time_limit", config.time_limit);
    section.read("cost_margin", config.cost_margin, {.low = 0, .high = most_margin});
    section.read("soft_limit_percent", config.soft_limit_percent, {.low = 0, .high = 100});
    section.read_duration("drain_timeout", config.drain_timeout);
    section.read_choice("output_durability", config.output_durability, {"group", "none"});
    section.read_choice("sandbox", config.sandbox, {"off", "available", "require"});
    section.read_bytes("max_file", config.max_file_bytes);
    section.read("file_mode", config.file_mode);
    section.read("folder_mode", config.folder_mode);
    section.read("umask", config.umask);
    section.read_choice("log_level", config.log_level, {"debug", "info", "warn", "error", "off"});
    if (auto finished = file.finish(); !finished) {
        return fail(std::move(finished).error());
    }
    return config;
}

keys::ClientKeys keys_of(const WorkerConfig& config) {
    return {.own_key_file = config.key_file, .broker_key = config.broker_key};
}

/// The least that scaling goes down to.
std::uint32_t least_renderers(const WorkerConfig& config) {
    const std::uint32_t all = renderer_count(config);
    return config.min_renderers > 0
               ? std::min(all, static_cast<std::uint32_t>(config.min_renderers))
               : all;
}

}  // namespace

Result<WorkerConfig> load_worker_config(const std::string& path) {
    auto file = config::YamlFile::load(path);
    return file ? read(*file) : Result<WorkerConfig>{fail(std::move(file).error())};
}

Result<WorkerConfig> parse_worker_config(std::string_view text, const std::string& name) {
    auto file = config::YamlFile::parse(text, name);
    return file ? read(*file) : Result<WorkerConfig>{fail(std::move(file).error())};
}

Status validate(const WorkerConfig& config) {
    if (!transport::is_endpoint(config.broker, transport::Side::connect)) {
        return fail(ErrorCode::config,
                    "worker.broker: got " + in_quotes(config.broker) +
                        ", expected an endpoint, as tcp://host:port or ipc://path");
    }
    if (config.name.size() > wire::max_name_bytes) {
        return fail(ErrorCode::config, "worker.name: got " + std::to_string(config.name.size()) +
                                           " bytes, expected at most " +
                                           std::to_string(wire::max_name_bytes));
    }
    if (config.renderers < 0 || static_cast<double>(config.renderers) > most_renderers) {
        return fail(ErrorCode::config, "worker.renderers: got " + std::to_string(config.renderers) +
                                           ", expected 0 (one for each core) to 1024");
    }
    if (config.max_jobs < 0) {
        return fail(ErrorCode::config, "worker.max_jobs: got " + std::to_string(config.max_jobs) +
                                           ", expected a number of jobs, or 0 for no limit");
    }
    if (!log::set_level(config.log_level)) {
        return fail(ErrorCode::config, "worker.log_level: got " + in_quotes(config.log_level) +
                                           ", expected debug, info, warn, error or off");
    }
    if (config.time_limit.count() <= 0) {
        return fail(ErrorCode::config,
                    "worker.time_limit: got 0, expected more: a job without a "
                    "limit could hold a renderer for ever");
    }
    if (Status status = keys::check_client_keys(keys_of(config)); !status) {
        return status;
    }
    return validate_modes(config);
}

std::uint32_t renderer_count(const WorkerConfig& config) {
    return config.renderers > 0 ? static_cast<std::uint32_t>(config.renderers)
                                : std::max(1U, std::thread::hardware_concurrency());
}

bool has_same_places(const WorkerConfig& one, const WorkerConfig& other) {
    const auto places = [](const WorkerConfig& config) {
        return std::tie(config.broker, config.key_file, config.broker_key, config.name, config.root,
                        config.prefetch, config.output_durability, config.sandbox, config.file_mode,
                        config.folder_mode, config.umask);
    };
    return places(one) == places(other);
}

SandboxSettings sandbox_settings(const WorkerConfig& config) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    // A sanitizer needs the address space and the system calls that the sandbox takes away.
    const SandboxWish wish = SandboxWish::off;
#else
    const SandboxWish wish = sandbox_wish(config.sandbox);
#endif
    return {.wish = wish,
            .memory_bytes = config.memory_limit_bytes,
            .max_file_bytes = config.max_file_bytes};
}

output::Modes output_modes(const WorkerConfig& config) {
    return {.file = mode_of(config.file_mode).value_or(0),
            .folder = mode_of(config.folder_mode).value_or(0),
            .umask = mode_of(config.umask).value_or(0)};
}

LinkSettings link_settings(const WorkerConfig& config) {
    const std::string host = host_name();
    const pid_t pid = ::getpid();
    return {.broker = config.broker,
            .keys = keys_of(config),
            .worker = config.name.empty() ? host + "-" + std::to_string(pid) : config.name,
            .host = host,
            .master_pid = pid,
            .renderers = renderer_count(config),
            .least_renderers = least_renderers(config),
            .prefetch = static_cast<std::uint32_t>(config.prefetch),
            .recycle = {.max_jobs = static_cast<std::uint64_t>(config.max_jobs),
                        .max_rss_bytes = config.max_rss_bytes,
                        .max_growth_bytes = config.max_growth_bytes,
                        .max_age = config.max_age,
                        .memory_limit_bytes = config.memory_limit_bytes},
            .idle_timeout = config.idle_timeout,
            .time_limits = {.ceiling = config.time_limit,
                            .cost_margin = static_cast<std::uint32_t>(config.cost_margin),
                            .soft_percent = static_cast<std::uint32_t>(config.soft_limit_percent)},
            .durability = config.output_durability == "none" ? output::Durability::none
                                                             : output::Durability::group};
}

}  // namespace plotmill::worker

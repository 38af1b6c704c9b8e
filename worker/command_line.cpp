#include "worker/command_line.hpp"

#include "base/version.hpp"
#include "config/yaml_reader.hpp"

#include <CLI/CLI.hpp>

#include <utility>

namespace plotmill::worker {
namespace {

void describe_places(CLI::App& app, CommandLine& line) {
    app.add_option("--config", line.config_path, "YAML file; its section `worker:` is read")
        ->type_name("FILE");
    app.add_flag("--check", line.only_checks, "Check the configuration, then exit 0 or 78");
    app.add_option("--broker", line.broker, "The broker's endpoint for workers")
        ->type_name("ENDPOINT");
    app.add_option("--key-file", line.key_file,
                   "Our key file, for a broker with keys (plotmill keygen)")
        ->type_name("FILE");
    app.add_option("--broker-key", line.broker_key,
                   "The broker's public key, or a file that has it")
        ->type_name("KEY");
    app.add_option("--root", line.root, "Folder beneath which every picture is written")
        ->type_name("DIR");
    app.add_option("--name", line.name, "Unique name of this worker; default: host and pid")
        ->type_name("NAME");
    app.add_option("--log-level", line.log_level, "debug, info, warn, error or off")
        ->type_name("LEVEL");
    app.add_option("--sandbox", line.sandbox,
                   "Of the renderers: off, available (what the kernel has) or require")
        ->type_name("WISH")
        ->check(CLI::IsMember({"off", "available", "require"}));
    app.add_flag("--die-with-parent", line.dies_with_parent, "Drain when the parent process ends");
    app.add_option("--ready-fd", line.ready_fd,
                   "Descriptor that gets \"R\\n\" when the broker knows us and a renderer is ready")
        ->type_name("N");
}

void describe_limits(CLI::App& app, CommandLine& line) {
    app.add_option("--renderers", line.renderers, "Renderer processes; 0: one for each core")
        ->type_name("N");
    app.add_option("--max-jobs", line.max_jobs, "Recycle a renderer after N jobs; 0: never")
        ->type_name("N");
    app.add_option("--max-rss", line.max_rss, "… when its resident set is larger, as 512MiB")
        ->type_name("SIZE");
    app.add_option("--max-growth", line.max_growth, "… when it has grown so much since its first")
        ->type_name("SIZE");
    app.add_option("--max-age", line.max_age, "… when it is older, as 1h")->type_name("TIME");
    app.add_option("--memory-limit", line.memory_limit,
                   "A renderer that is larger is killed at once (E_RESOURCE); 0: no limit")
        ->type_name("SIZE");
    app.add_option("--min-renderers", line.min_renderers,
                   "Fewer than --renderers when there is little to do; 0: always all")
        ->type_name("N");
    app.add_option("--idle-timeout", line.idle_timeout,
                   "… which then go after so long with nothing to do; 0: never")
        ->type_name("TIME");
    app.add_option("--time-limit", line.time_limit, "Of a job that names none, as 5m")
        ->type_name("TIME");
    app.add_option("--drain-timeout", line.drain_timeout, "After TERM jobs may go on so long")
        ->type_name("TIME");
}

/// Collects what the options say, and the first that cannot be understood.
class Options {
public:
    template <typename T>
    void take(const std::optional<T>& given, T& member) {
        member = given.value_or(member);
    }
    void take_size(const char* name, const std::optional<std::string>& given,
                   std::uint64_t& member) {
        take_quantity(name, given, member, config::parse_bytes);
    }
    void take_duration(const char* name, const std::optional<std::string>& given,
                       milliseconds& member) {
        take_quantity(name, given, member, config::parse_duration);
    }
    [[nodiscard]] const Status& status() const noexcept { return status_; }

private:
    template <typename T>
    void take_quantity(const char* name, const std::optional<std::string>& given, T& member,
                       Result<T> (*parse)(std::string_view)) {
        if (!given) {
            return;
        }
        const Result<T> parsed = parse(*given);
        if (parsed) {
            member = *parsed;
        } else if (status_) {
            status_ = fail(ErrorCode::config, std::string{name} + ": " + parsed.error().message);
        }
    }

    Status status_;
};

}  // namespace

void describe(CLI::App& app, CommandLine& line) {
    app.description(
        "Draws the jobs of a Plotmill broker, in renderer processes that are recycled.");
    app.set_version_flag("--version", product_version);
    describe_places(app, line);
    describe_limits(app, line);
    app.footer(
        "Example:\n"
        "  plotmill-worker --broker ipc:///run/plotmill/workers.sock --root /srv/charts\n"
        "Options win over the file; deploy/plotmill.yaml says what each means.\n"
        "TERM or INT drains, a second one or QUIT stops at once. HUP reads the file again, USR1\n"
        "recycles all renderers one by one, TTIN and TTOU make one more or fewer, USR2 logs what\n"
        "everybody is doing. Exit codes: 0 stopped as told, 2 usage,\n"
        "70 no renderer was ever ready, 78 configuration refused.");
}

Result<WorkerConfig> configure(const CommandLine& line) {
    Result<WorkerConfig> config =
        line.config_path.empty() ? WorkerConfig{} : load_worker_config(line.config_path);
    if (!config) {
        return config;
    }
    Options options;
    options.take(line.broker, config->broker);
    options.take(line.key_file, config->key_file);
    options.take(line.broker_key, config->broker_key);
    options.take(line.root, config->root);
    options.take(line.name, config->name);
    options.take(line.sandbox, config->sandbox);
    options.take(line.log_level, config->log_level);
    options.take(line.renderers, config->renderers);
    options.take(line.max_jobs, config->max_jobs);
    options.take_size("--max-rss", line.max_rss, config->max_rss_bytes);
    options.take_size("--max-growth", line.max_growth, config->max_growth_bytes);
    options.take_duration("--max-age", line.max_age, config->max_age);
    options.take_size("--memory-limit", line.memory_limit, config->memory_limit_bytes);
    options.take(line.min_renderers, config->min_renderers);
    options.take_duration("--idle-timeout", line.idle_timeout, config->idle_timeout);
    options.take_duration("--time-limit", line.time_limit, config->time_limit);
    options.take_duration("--drain-timeout", line.drain_timeout, config->drain_timeout);
    config->dies_with_parent = line.dies_with_parent;
    config->ready_fd = line.ready_fd;
    if (Status status = options.status() ? validate(*config) : options.status(); !status) {
        return fail(std::move(status).error());
    }
    return config;
}

}  // namespace plotmill::worker

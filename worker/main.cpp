// plotmill-worker: command line → configuration → host. The one long-lived process of a service.

#include "base/exit_code.hpp"
#include "base/version.hpp"
#include "config/yaml_reader.hpp"
#include "log/log.hpp"
#include "output/output_root.hpp"
#include "worker/host.hpp"
#include "worker/worker_config.hpp"

#include <CLI/CLI.hpp>
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <optional>
#include <string>

namespace plotmill::worker {
namespace {

struct CommandLine {
    std::string config_path;
    bool only_checks = false;
    std::optional<std::string> broker;
    std::optional<std::string> root;
    std::optional<std::string> name;
    std::optional<std::int64_t> renderers;
    std::optional<std::int64_t> max_jobs;
    bool dies_with_parent = false;
    int ready_fd = -1;
};

void describe(CLI::App& app, CommandLine& line) {
    app.description(
        "Draws the jobs of a Plotmill broker, in renderer processes that are recycled.");
    app.set_version_flag("--version", product_version);
    app.add_option("--config", line.config_path, "YAML file; its section `worker:` is read")
        ->type_name("FILE");
    app.add_flag("--check", line.only_checks, "Check the configuration, then exit 0 or 78");
    app.add_option("--broker", line.broker, "The broker's endpoint for workers")
        ->type_name("ENDPOINT");
    app.add_option("--root", line.root, "Folder beneath which every picture is written")
        ->type_name("DIR");
    app.add_option("--renderers", line.renderers, "Renderer processes; 0: one for each core")
        ->type_name("N");
    app.add_option("--max-jobs", line.max_jobs, "Recycle a renderer after N jobs; 0: never")
        ->type_name("N");
    app.add_option("--name", line.name, "Unique name of this worker; default: host and pid")
        ->type_name("NAME");
    app.add_flag("--die-with-parent", line.dies_with_parent, "Drain when the parent process ends");
    app.add_option("--ready-fd", line.ready_fd,
                   "Descriptor that gets \"R\\n\" when the broker knows us and a renderer is ready")
        ->type_name("N");
    app.footer(
        "Example:\n"
        "  plotmill-worker --broker ipc:///run/plotmill/workers.sock --root /srv/charts\n"
        "TERM or INT drains, a second one stops at once. Exit codes: 0 stopped as told, 2 usage,\n"
        "70 no renderer was ever ready, 78 configuration refused.");
}

Result<WorkerConfig> configure(const CommandLine& line) {
    Result<WorkerConfig> config =
        line.config_path.empty() ? WorkerConfig{} : load_worker_config(line.config_path);
    if (!config) {
        return config;
    }
    config->broker = line.broker.value_or(config->broker);
    config->root = line.root.value_or(config->root);
    config->name = line.name.value_or(config->name);
    config->renderers = line.renderers.value_or(config->renderers);
    config->max_jobs = line.max_jobs.value_or(config->max_jobs);
    config->dies_with_parent = line.dies_with_parent;
    config->ready_fd = line.ready_fd;
    if (auto valid = validate(*config); !valid) {
        return fail(std::move(valid).error());
    }
    return config;
}

ExitCode refuse(const Error& error) {
    std::fprintf(stderr, "plotmill-worker: %s\n", error.message.c_str());
    return ExitCode::config;
}

/// TERM when the parent ends; at once if it has ended already.
void die_with(pid_t parent) {
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != parent) {
        ::raise(SIGTERM);
    }
}

ExitCode run(const CommandLine& line, pid_t parent) {
    const auto config = configure(line);
    if (!config) {
        return refuse(config.error());
    }
    const auto root = output::OutputRoot::open(config->root);
    if (!root) {
        return refuse(root.error());
    }
    if (line.only_checks) {
        std::puts("configuration is good");
        return ExitCode::ok;
    }
    log::set_level(config->log_level);
    if (config->dies_with_parent) {
        die_with(parent);
    }
    return run_worker(*config, *root);
}

}  // namespace
}  // namespace plotmill::worker

int main(int argc, char** argv) {
    using namespace plotmill;
    try {
        const pid_t parent = ::getppid();
        worker::CommandLine line;
        CLI::App app;
        worker::describe(app, line);
        try {
            app.parse(argc, argv);
        } catch (const CLI::ParseError& error) {
            return app.exit(error) == 0 ? to_int(ExitCode::ok) : to_int(ExitCode::usage);
        }
        return to_int(worker::run(line, parent));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "plotmill-worker: %s\n", error.what());
        return to_int(ExitCode::never_ready);
    }
}

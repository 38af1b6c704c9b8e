#include "clients/cli/child_process.hpp"
#include "clients/cli/commands.hpp"
#include "clients/cli/complaint.hpp"
#include "clients/cli/serve_places.hpp"
#include "clients/cli/server.hpp"
#include "config/yaml_reader.hpp"
#include "log/log.hpp"

#include <CLI/CLI.hpp>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace plotmill::cli {
namespace {

struct ServeOptions {
    ServePlacesWanted places;
    std::string config;
    int renderers = 0;
    int max_jobs = 0;
    int ready_fd = -1;
    bool ends_with_parent = false;
    std::string log_level = "warn";
};

Result<ProgramCall> call_of(const std::string& name, std::vector<std::string> arguments,
                            int error_fd) {
    const auto program = find_program(name);
    if (!program) {
        return fail(ErrorCode::config,
                    name + ": not found, expected it beside plotmill or in PATH");
    }
    arguments.emplace_back("--die-with-parent");
    return ProgramCall{.program = *program,
                       .arguments = std::move(arguments),
                       .ready_option = "--ready-fd",
                       .error_fd = error_fd};
}

std::vector<std::string> common_arguments(const ServeOptions& options) {
    return options.config.empty() ? std::vector<std::string>{}
                                  : std::vector<std::string>{"--config", options.config};
}

Result<ProgramCall> broker_call(const ServeOptions& options, const ServePlaces& places) {
    std::vector<std::string> arguments = common_arguments(options);
    arguments.insert(arguments.end(), {"--data", places.data.string(), "--producers",
                                       places.producers, "--workers", places.workers});
    return call_of("plotmill-broker", std::move(arguments), places.log.get());
}

Result<ProgramCall> worker_call(const ServeOptions& options, const ServePlaces& places) {
    std::vector<std::string> arguments = common_arguments(options);
    arguments.insert(arguments.end(), {"--broker", places.workers, "--root", places.root.string()});
    if (options.renderers > 0) {
        arguments.insert(arguments.end(), {"--renderers", std::to_string(options.renderers)});
    }
    if (options.max_jobs > 0) {
        arguments.insert(arguments.end(), {"--max-jobs", std::to_string(options.max_jobs)});
    }
    return call_of("plotmill-worker", std::move(arguments), places.log.get());
}

/// The places that the file names, where the command line names none. Only they are read here: the
/// two programs check the whole file.
Result<ServePlacesWanted> with_config(const ServeOptions& options) {
    ServePlacesWanted wanted = options.places;
    if (options.config.empty()) {
        return wanted;
    }
    Result<config::YamlFile> file = config::YamlFile::load(options.config);
    if (!file) {
        return fail(std::move(file).error());
    }
    const auto take = [&](const char* section, const char* key, std::string& place) {
        std::string named;
        file->root().section(section).read(key, named);
        place = place.empty() ? named : place;
    };
    take("broker", "data_dir", wanted.data);
    take("broker", "producers", wanted.producers);
    take("broker", "workers", wanted.workers);
    take("worker", "root", wanted.root);
    return wanted;
}

/// False when whoever gave us the descriptor is gone.
bool announce(const ServePlaces& places, UniqueFd& ready) {
    const std::string line =
        "ready producers=" + places.producers + " root=" + places.root.string() + '\n';
    std::cout << line << std::flush;
    if (!ready) {
        return true;
    }
    const UniqueFd once = std::move(ready);
    return ::write(once.get(), line.data(), line.size()) == static_cast<ssize_t>(line.size());
}

void show_end_of(int log_fd) {
    std::array<char, 4096> text{};
    const off_t size = ::lseek(log_fd, 0, SEEK_END);
    const off_t from = std::max<off_t>(0, size - static_cast<off_t>(text.size()));
    const ssize_t got = ::pread(log_fd, text.data(), text.size(), from);
    std::fwrite(text.data(), 1, static_cast<std::size_t>(std::max<ssize_t>(0, got)), stderr);
}

ExitCode serve(const ServeOptions& options) {
    log::set_process("serve");
    log::set_level(options.log_level);
    UniqueFd ready{options.ready_fd};
    if (ready && ::fcntl(ready.get(), F_SETFD, FD_CLOEXEC) != 0) {
        static_cast<void>(ready.release());
        return complain({ErrorCode::config, "--ready-fd: got " + std::to_string(options.ready_fd) +
                                                ", expected a descriptor that is open"});
    }
    const Result<ServePlacesWanted> wanted = with_config(options);
    if (!wanted) {
        return complain(wanted.error());
    }
    const Result<ServePlaces> places = ServePlaces::prepare(*wanted);
    if (!places) {
        return complain(places.error());
    }
    Result<ProgramCall> broker = broker_call(options, *places);
    if (!broker) {
        return complain(broker.error());
    }
    Result<ProgramCall> worker = worker_call(options, *places);
    if (!worker) {
        return complain(worker.error());
    }
    Server server{{std::move(*broker), std::move(*worker), options.ends_with_parent,
                   [&] { return announce(*places, ready); }}};
    const ExitCode code = server.run();
    if (code != ExitCode::ok && options.places.temporary) {
        show_end_of(places->log.get());  // the file goes with its folder
    }
    return code;
}

void add_places(CLI::App& command, ServePlacesWanted& places) {
    command.add_option("--data", places.data,
                       "folder of the queue (default: $XDG_STATE_HOME/plotmill, "
                       "else ~/.local/state/plotmill)");
    command
        .add_option("--root", places.root,
                    "output root: no picture is written outside (default: here)")
        ->check(CLI::ExistingDirectory);
    command.add_option(
        "--producers", places.producers,
        "endpoint for producers (default: $XDG_RUNTIME_DIR/plotmill/producers.sock, else under "
        "/tmp/plotmill-<uid>), where submit and status look too");
    command.add_option("--workers", places.workers,
                       "endpoint for workers; name one with tcp:// to add hosts");
    command.add_option("--log", places.log,
                       "file for what broker and worker say (default: stderr)");
    command.add_flag("--temporary", places.temporary,
                     "queue, sockets and log in a new folder under $TMPDIR, removed at the end");
}

}  // namespace

void add_serve_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<ServeOptions>();
    CLI::App* command =
        app.add_subcommand("serve", "Broker and worker in one command, for one machine");
    add_places(*command, options->places);
    command
        ->add_option("--config", options->config,
                     "YAML file for both (deploy/plotmill.yaml); options here win")
        ->check(CLI::ExistingFile);
    command
        ->add_option("--renderers", options->renderers,
                     "renderer processes (default: one per core)")
        ->check(CLI::Range(1, 1024));
    command
        ->add_option("--max-jobs", options->max_jobs,
                     "jobs after which a renderer is recycled (default 500)")
        ->check(CLI::Range(1, 1'000'000'000));
    command->add_flag("--die-with-parent", options->ends_with_parent,
                      "drain and end when the process that started this ends, however it ends");
    command->add_option("--ready-fd", options->ready_fd, "descriptor that gets the ready line too")
        ->check(CLI::Range(3, 1 << 20));
    command->add_option("--log-level", options->log_level, "of serve itself")
        ->check(CLI::IsMember({"debug", "info", "warn", "error", "off"}))
        ->capture_default_str();
    command->footer(
        "Example: plotmill serve --root /srv/charts\n"
        "Prints one line when both are ready: ready producers=ENDPOINT root=FOLDER. TERM or Ctrl-C "
        "drains: the worker\n"
        "finishes what it draws, then the broker ends; a second one stops at once. Exit codes: 0 "
        "drained, 78 configuration.");
    command->callback([options, &exit_code] { exit_code = to_int(serve(*options)); });
}

}  // namespace plotmill::cli

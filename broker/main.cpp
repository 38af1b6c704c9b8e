// plotmill-broker: the durable queue between producers and workers.

#include "base/exit_code.hpp"
#include "base/version.hpp"
#include "broker/broker_service.hpp"
#include "broker/store/failure.hpp"
#include "broker/store/rescue.hpp"
#include "log/log.hpp"

#include <CLI/CLI.hpp>
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>

namespace {

using namespace plotmill;

constexpr const char* example =
    "Example:\n"
    "  plotmill-broker --data /var/lib/plotmill\n"
    "  plotmill-broker --config /etc/plotmill/plotmill.yaml --check\n"
    "Without --producers and --workers it listens on ipc://DATA/producers.sock and "
    "ipc://DATA/workers.sock.";

struct Arguments {
    std::string config;
    std::string data;
    std::string producers;
    std::string workers;
    std::string log_level;
    std::string curve_key;
    std::string clients;
    int ready_fd = -1;
    bool check = false;
    bool die_with_parent = false;
    bool trust_network = false;
    std::string backup;  // a folder; empty: none
    bool recover = false;
};

void describe(CLI::App& app, Arguments& arguments) {
    app.footer(example);
    app.set_version_flag("--version", product_version);
    app.add_option("--config", arguments.config, "YAML file; its section `broker` is read");
    app.add_option("--data", arguments.data, "folder of the queue; made when it is missing");
    app.add_option("--producers", arguments.producers, "endpoint for producers");
    app.add_option("--workers", arguments.workers, "endpoint for workers");
    app.add_option("--log-level", arguments.log_level, "debug, info, warn, error or off");
    app.add_option("--ready-fd", arguments.ready_fd,
                   "descriptor that gets \"R\\n\" once listening");
    app.add_option("--curve-key", arguments.curve_key,
                   "the broker's key file (plotmill keygen): only who is on --clients comes in");
    app.add_option("--clients", arguments.clients,
                   "YAML file of the keys that come in, and as what; HUP reads it again");
    app.add_flag(
        "--trust-network", arguments.trust_network,
        "without keys, listen also where other hosts can reach it: they may do everything");
    app.add_flag("--check", arguments.check, "read the configuration, say what is wrong, and end");
    app.add_flag("--die-with-parent", arguments.die_with_parent,
                 "end when the process that started this one does");
    app.fallthrough();
    CLI::App* backup =
        app.add_subcommand("backup", "Copy the queue of a broker that does not run, and end");
    backup->add_option("folder", arguments.backup, "a new folder")->required();
    backup->footer("Example: plotmill-broker backup --data /var/lib/plotmill /backup/monday");
    CLI::App* recover = app.add_subcommand(
        "recover", "Make a new queue of what can be read of a damaged one, and end");
    recover->callback([&arguments] { arguments.recover = true; });
    recover->footer("Example: plotmill-broker recover --data /var/lib/plotmill");
}

void override_by(const Arguments& arguments, broker::BrokerSettings& settings) {
    for (const auto& [given, member] :
         {std::pair{&arguments.data, &settings.store.data_dir},
          std::pair{&arguments.producers, &settings.server.producers},
          std::pair{&arguments.workers, &settings.server.workers},
          std::pair{&arguments.curve_key, &settings.server.access.curve_key},
          std::pair{&arguments.clients, &settings.server.access.clients},
          std::pair{&arguments.log_level, &settings.log_level}}) {
        if (!given->empty()) {
            *member = *given;
        }
    }
    settings.trust_network = settings.trust_network || arguments.trust_network;
    if (arguments.ready_fd >= 0) {
        settings.ready_fd = arguments.ready_fd;
    }
}

Status settle(const Arguments& arguments, broker::BrokerSettings& settings) {
    if (!arguments.config.empty()) {
        if (Status status = broker::read_config(arguments.config, settings); !status) {
            return status;
        }
    }
    override_by(arguments, settings);
    if (!log::set_level(settings.log_level)) {
        return fail(ErrorCode::config, "--log-level: got " + in_quotes(settings.log_level) +
                                           ", expected debug, info, warn, error or off");
    }
    return broker::complete(settings);
}

int rescue(const Arguments& arguments, const std::string& data) {
    try {
        const broker::DataDirectory directory{data};
        if (!arguments.backup.empty()) {
            broker::backup_queue(directory, arguments.backup);
            std::printf("copied %s to %s\n", data.c_str(), arguments.backup.c_str());
            return to_int(ExitCode::ok);
        }
        const broker::Recovered got = broker::recover_queue(directory);
        std::printf(
            "recovered jobs=%llu dead=%llu results=%llu frames=%llu unread=%llu; the damaged "
            "file is %s\n",
            static_cast<unsigned long long>(got.jobs), static_cast<unsigned long long>(got.dead),
            static_cast<unsigned long long>(got.results),
            static_cast<unsigned long long>(got.frames),
            static_cast<unsigned long long>(got.unread), got.kept_as.c_str());
        return to_int(ExitCode::ok);
    } catch (const broker::StoreFailure& failure) {
        std::fprintf(stderr, "plotmill-broker: %s\n", failure.what());
        return to_int(failure.exit_code());
    }
}

/// False when the parent was gone before we could ask to go with it.
bool follow_parent(pid_t parent) {
    return ::prctl(PR_SET_PDEATHSIG, SIGTERM) == 0 && ::getppid() == parent;
}

int run(int argc, char** argv) {
    const pid_t parent = ::getppid();
    CLI::App app{"The Plotmill broker: keeps every accepted job on disk and hands it to a worker."};
    Arguments arguments;
    describe(app, arguments);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? to_int(ExitCode::ok) : to_int(ExitCode::usage);
    }
    log::set_process("broker");
    broker::BrokerSettings settings;
    if (Status status = settle(arguments, settings); !status) {
        std::fprintf(stderr, "%s\n", status.error().message.c_str());
        return to_int(ExitCode::config);
    }
    if (arguments.recover || !arguments.backup.empty()) {
        return rescue(arguments, settings.store.data_dir);
    }
    if (arguments.check) {
        std::printf("ok producers=%s workers=%s data=%s\n", settings.server.producers.c_str(),
                    settings.server.workers.c_str(), settings.store.data_dir.c_str());
        return to_int(ExitCode::ok);
    }
    if (arguments.die_with_parent && !follow_parent(parent)) {
        return to_int(ExitCode::ok);
    }
    return broker::run_broker(settings);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "plotmill-broker: %s\n", error.what());
        return to_int(ExitCode::never_ready);
    }
}

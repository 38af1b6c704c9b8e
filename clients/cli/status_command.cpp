#include "clients/cli/commands.hpp"
#include "clients/cli/complaint.hpp"
#include "clients/cli/endpoint.hpp"
#include "clients/cli/status_table.hpp"
#include "clients/cli/terminal.hpp"
#include "clients/cpp/client.hpp"

#include <CLI/CLI.hpp>
#include <poll.h>
#include <unistd.h>

#include <iostream>
#include <memory>
#include <string>

namespace plotmill::cli {
namespace {

constexpr int refresh_ms = 1000;

struct StatusOptions {
    std::string broker;
    bool as_json = false;
    bool watch = false;
    double timeout_s = 5;
};

void print(const StatusOptions& options, const std::string& report) {
    if (options.as_json) {
        std::cout << report << '\n' << std::flush;
        return;
    }
    if (options.watch && look_at_terminal(STDOUT_FILENO).is_terminal) {
        std::cout << "\x1b[H\x1b[J";
    }
    std::cout << status_table(report) << std::flush;
}

ExitCode status(const StatusOptions& options) {
    const milliseconds timeout{static_cast<std::int64_t>(options.timeout_s * 1000)};
    auto client = client::Client::connect(
        {.endpoint = broker_endpoint(options.broker),
         .session = {.name = "plotmill-status:" + std::to_string(::getpid()),
                     .connect_timeout = timeout,
                     .outage_timeout = timeout}});
    if (!client) {
        return complain(client.error());
    }
    for (;;) {
        const Result<std::string> report = (*client)->status();
        if (!report) {
            return complain(report.error(), broker_endpoint(options.broker));
        }
        print(options, *report);
        if (!options.watch) {
            return ExitCode::ok;
        }
        ::poll(nullptr, 0, refresh_ms);
    }
}

}  // namespace

void add_status_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<StatusOptions>();
    CLI::App* command =
        app.add_subcommand("status", "The queue by state, and every worker's renderers");
    command->add_flag("--json", options->as_json,
                      "the whole report as one JSON object (docs/protocol.md, Status)");
    command->add_flag("--watch", options->watch, "again every second, until interrupted");
    command->add_option(
        "--broker", options->broker,
        "endpoint of the broker (default: $PLOTMILL_BROKER, else the socket of this user's serve)");
    command->add_option("--timeout", options->timeout_s, "seconds until an absent broker ends it")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command->footer(
        "Example: plotmill status --json | jq .jobs.queued\nExit codes: 0 told, 4 no answer from "
        "the broker.");
    command->callback([options, &exit_code] { exit_code = to_int(status(*options)); });
}

}  // namespace plotmill::cli

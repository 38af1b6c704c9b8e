#include "clients/cli/broker_options.hpp"
#include "clients/cli/commands.hpp"
#include "clients/cli/complaint.hpp"
#include "clients/cli/status_table.hpp"
#include "clients/cli/terminal.hpp"

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
    BrokerOptions broker;
    bool as_json = false;
    bool watch = false;
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
    auto client = connect_to_ask(options.broker, {.name = "plotmill-status"});
    if (!client) {
        return complain(client.error());
    }
    for (;;) {
        const Result<std::string> report = (*client)->status();
        if (!report) {
            return complain(report.error(), options.broker.endpoint());
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
    add_broker_options(*command, options->broker);
    command->footer(
        "Example: plotmill status --json | jq .jobs.queued\nExit codes: 0 told, 4 no answer from "
        "the broker.");
    command->callback([options, &exit_code] { exit_code = to_int(status(*options)); });
}

}  // namespace plotmill::cli

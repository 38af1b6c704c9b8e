#include "clients/cli/broker_options.hpp"
#include "clients/cli/commands.hpp"
#include "clients/cli/complaint.hpp"
#include "clients/cli/status_table.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>
#include <string>

namespace plotmill::cli {
namespace {

struct WorkersOptions {
    BrokerOptions broker;
    bool as_json = false;
    std::string worker;  // empty: all
    std::uint64_t renderers = 0;
};

constexpr const char* workers_session = "plotmill-workers";

ExitCode list(const WorkersOptions& options) {
    auto client = connect_to_ask(options.broker, {.name = workers_session});
    if (!client) {
        return complain(client.error());
    }
    const Result<std::string> report = (*client)->status();
    if (!report) {
        return complain(report.error(), options.broker.endpoint());
    }
    const auto status = nlohmann::json::parse(*report, nullptr, false);
    const auto workers = status.is_object() && status.contains("workers") ? status["workers"]
                                                                          : nlohmann::json::array();
    std::cout << (options.as_json ? workers.dump() + '\n' : workers_table(workers.dump()))
              << std::flush;
    return ExitCode::ok;
}

ExitCode manage(const WorkersOptions& options, wire::WorkerAction action) {
    auto client = connect_to_ask(options.broker, {.name = workers_session});
    if (!client) {
        return complain(client.error());
    }
    const Result<std::string> answer = (*client)->ask(wire::ManageWorkers{
        .worker = options.worker, .action = action, .renderers = options.renderers});
    if (!answer) {
        return complain(answer.error(), options.broker.endpoint());
    }
    const auto told =
        nlohmann::json::parse(*answer, nullptr, false).value("workers", std::uint64_t{0});
    std::cout << "told " << told << (told == 1 ? " worker\n" : " workers\n") << std::flush;
    return ExitCode::ok;
}

void add_action(CLI::App& workers, const std::shared_ptr<WorkersOptions>& options, int& exit_code,
                wire::WorkerAction action) {
    using wire::WorkerAction;
    const char* const help =
        action == WorkerAction::recycle ? "Replace every renderer, one after the other"
        : action == WorkerAction::drain
            ? "Finish what runs, give back the rest, take nothing until resized or started anew"
            : "Another number of renderers; a drained worker takes jobs again";
    CLI::App* const command = workers.add_subcommand(std::string{word(action)}, help);
    command->fallthrough();  // --broker may stand at the end, too
    command->add_option("worker", options->worker, "its name, as list shows it, or all")
        ->required();
    if (action == WorkerAction::resize) {
        command->add_option("renderers", options->renderers, "at most so many")
            ->required()
            ->check(CLI::Range(1, 1024));
    }
    command->callback([options, &exit_code, action] {
        options->worker = options->worker == "all" ? "" : options->worker;
        exit_code = to_int(manage(*options, action));
    });
}

}  // namespace

void add_workers_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<WorkersOptions>();
    CLI::App* command = app.add_subcommand("workers", "The worker hosts: look at and operate them");
    command->require_subcommand(1);
    add_broker_options(*command, options->broker);
    CLI::App* const listing = command->add_subcommand("list", "Every worker and its renderers");
    listing->fallthrough();
    listing->add_flag("--json", options->as_json, "as a JSON array (docs/protocol.md, Status)");
    listing->callback([options, &exit_code] { exit_code = to_int(list(*options)); });
    for (const auto action :
         {wire::WorkerAction::recycle, wire::WorkerAction::drain, wire::WorkerAction::resize}) {
        add_action(*command, options, exit_code, action);
    }
    command->footer(
        "Example: plotmill workers resize all 8\nExit codes: 0 told, 1 no worker of that name, 4 "
        "no answer from the broker.");
}

}  // namespace plotmill::cli

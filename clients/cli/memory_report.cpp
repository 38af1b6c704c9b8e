// `plotmill memory report`: does anything grow? Of what the broker remembers.

#include "clients/cli/broker_memory.hpp"
#include "clients/cli/broker_options.hpp"
#include "clients/cli/commands.hpp"
#include "clients/cli/complaint.hpp"
#include "clients/cli/memory_command.hpp"
#include "clients/cli/memory_text.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace plotmill::cli {
namespace {

struct ReportOptions {
    BrokerOptions broker;
    double limit_bytes = growth::Rule{}.limit_per_job_bytes;
    std::size_t shown = 20;
    bool as_json = false;
};

ExitCode report_memory(const ReportOptions& options) {
    auto client = connect_to_ask(options.broker, {.name = "plotmill-memory"});
    if (!client) {
        return complain(client.error());
    }
    Result<BrokerMemory> memory = fetch_memory(**client);
    if (!memory) {
        return complain(memory.error(), options.broker.endpoint());
    }
    const growth::Rule rule{.limit_per_job_bytes = options.limit_bytes};
    const MemoryReport report =
        judge_memory(std::move(memory->jobs), series_of(memory->services), rule);
    std::cout << (options.as_json ? one_line(report_json(report, rule))
                                  : report_text(report, rule, options.shown))
              << std::flush;
    return report.grows() ? ExitCode::grows : ExitCode::ok;
}

}  // namespace

void add_memory_report(CLI::App& memory, int& exit_code) {
    auto options = std::make_shared<ReportOptions>();
    CLI::App* const command = memory.add_subcommand(
        "report", "Whether any process grows, by how much a job, and in which jobs");
    add_broker_options(*command, options->broker);
    command->add_option("--limit", options->limit_bytes, "bytes a job that are no growth yet")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command
        ->add_option("--show", options->shown,
                     "so many renderers, the latest; those that grow are always shown")
        ->capture_default_str();
    command->add_flag("--json", options->as_json, "all of it, as JSON");
    command->footer(
        "Example: plotmill memory report --limit 4096\nHow it is judged: docs/memory.md. Exit "
        "codes: 0 nothing grows, 3 something does, 4 no "
        "answer from the broker.");
    command->callback([options, &exit_code] { exit_code = to_int(report_memory(*options)); });
}

}  // namespace plotmill::cli

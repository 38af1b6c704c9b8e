// `plotmill selftest`: does this installation draw for long without growing?

#include "clients/cli/commands.hpp"
#include "clients/cli/complaint.hpp"
#include "clients/cli/memory_text.hpp"
#include "clients/cli/soak.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace plotmill::cli {
namespace {

struct SelftestOptions {
    SoakOptions soak;
    bool as_json = false;
};

ExitCode selftest(const SelftestOptions& options) {
    const Result<SoakResult> result = run_soak(options.soak);
    if (!result) {
        return complain(result.error());
    }
    std::cout << (options.as_json ? one_line(soak_json(*result, options.soak.rule))
                                  : soak_text(*result, options.soak.rule))
              << std::flush;
    if (result->memory.grows()) {
        return ExitCode::grows;
    }
    return result->fault_count > 0 ? ExitCode::job_failed : ExitCode::ok;
}

}  // namespace

void add_selftest_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<SelftestOptions>();
    CLI::App* const command = app.add_subcommand(
        "selftest", "Draw varied jobs with recycling off, and judge whether any process grows");
    command->add_option("--soak", options->soak.jobs, "so many jobs, of all kinds of chart")
        ->check(CLI::Range(1, 100'000'000))
        ->type_name("N")
        ->capture_default_str();
    command->add_option("--renderers", options->soak.renderers, "renderer processes")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    command
        ->add_option("--limit", options->soak.rule.limit_per_job_bytes,
                     "bytes a job that are no growth yet")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command->add_flag("--json", options->as_json, "all of it, as JSON");
    command->footer(
        "Example: plotmill selftest --soak 100000\n"
        "Through a broker and a worker of its own, in a temporary folder. How it is judged: "
        "docs/memory.md. Exit codes: 0 nothing\n"
        "grows, 1 a job failed or a renderer died, 3 a process grows by more than the limit, 4 the "
        "server did not start.");
    command->callback([options, &exit_code] { exit_code = to_int(selftest(*options)); });
}

}  // namespace plotmill::cli

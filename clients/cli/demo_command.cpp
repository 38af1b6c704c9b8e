#include "clients/cli/commands.hpp"
#include "clients/cli/complaint.hpp"
#include "clients/cli/demo_run.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

namespace plotmill::cli {
namespace {

ExitCode demo(const DemoOptions& options) {
    const Result<DemoRun> run = run_demo(options);
    if (!run) {
        return complain(run.error());
    }
    const nlohmann::json report = demo_report(*run);
    std::cout << (options.as_json ? report.dump(2) + '\n' : demo_text(report)) << std::flush;
    return report["ok"].get<bool>() ? ExitCode::ok : ExitCode::job_failed;
}

}  // namespace

void add_demo_command(CLI::App& app, int& exit_code) {
    auto options = std::make_shared<DemoOptions>();
    CLI::App* command =
        app.add_subcommand("demo", "The story's whole load through a private serve, and a report");
    command
        ->add_option("--script", options->script,
                     "Python script to run (default: examples/story.py)")
        ->check(CLI::ExistingFile);
    command->add_option("--python", options->python,
                        "interpreter (default: python3, with zmq, msgpack, numpy, pandas)");
    command->add_option("--max-jobs", options->max_jobs, "jobs after which a renderer is recycled")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command
        ->add_option("--charts-per-job", options->charts_per_job,
                     "files that each job of the script makes")
        ->check(CLI::Range(0, 64))
        ->capture_default_str();
    command->add_flag("--json", options->as_json, "the report as one JSON object");
    command->footer(
        "Example: ROUNDS=20 plotmill demo\n"
        "Pictures go to ./download (OUT); only new files there are judged. ROUNDS, PER_ROUND, "
        "SLEEP, DPI, ROWS, COLS\n"
        "are the script's. Exit codes: 0 every file is a whole picture, 1 one is missing or broken "
        "or a job failed.");
    command->callback([options, &exit_code] { exit_code = to_int(demo(*options)); });
}

}  // namespace plotmill::cli

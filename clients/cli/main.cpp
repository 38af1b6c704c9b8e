// plotmill: the command line. One file a command; here they are put together and exit codes are
// made the documented ones (base/exit_code.hpp), for CLI11 has its own.

#include "base/exit_code.hpp"
#include "base/version.hpp"
#include "clients/cli/commands.hpp"
#include "clients/cli/render_command.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <string>

namespace {

int parse(CLI::App& app, int argc, char** argv, const int& exit_code) {
    try {
        app.parse(argc, argv);
        return exit_code;
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? plotmill::to_int(plotmill::ExitCode::ok)
                                    : plotmill::to_int(plotmill::ExitCode::usage);
    }
}

}  // namespace

int main(int argc, char** argv) {
    try {
        int exit_code = plotmill::to_int(plotmill::ExitCode::ok);
        CLI::App app{"Plotmill: charts of many tables, in bulk, in the background", "plotmill"};
        app.set_version_flag("--version", std::string{"plotmill "} + plotmill::product_version);
        app.require_subcommand(1);
        plotmill::cli::add_render_command(app, exit_code);
        plotmill::cli::add_serve_command(app, exit_code);
        plotmill::cli::add_submit_command(app, exit_code);
        plotmill::cli::add_status_command(app, exit_code);
        plotmill::cli::add_watch_command(app, exit_code);
        plotmill::cli::add_workers_command(app, exit_code);
        plotmill::cli::add_operator_commands(app, exit_code);
        plotmill::cli::add_memory_command(app, exit_code);
        plotmill::cli::add_selftest_command(app, exit_code);
        plotmill::cli::add_keygen_command(app, exit_code);
        plotmill::cli::add_demo_command(app, exit_code);
        plotmill::cli::add_python_commands(app, exit_code);
        app.footer(
            "Example: plotmill serve &  plotmill submit --wait table.csv\nEach command has its own "
            "--help.");
        return parse(app, argc, argv, exit_code);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "plotmill: %s\n", error.what());
        return plotmill::to_int(plotmill::ExitCode::job_failed);
    }
}

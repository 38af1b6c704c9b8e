#include "clients/cli/memory_command.hpp"

#include "clients/cli/commands.hpp"

#include <CLI/CLI.hpp>

namespace plotmill::cli {

void add_memory_command(CLI::App& app, int& exit_code) {
    CLI::App* const memory =
        app.add_subcommand("memory", "See memory: measure it, judge whether it grows");
    memory->require_subcommand(1);
    add_memory_report(*memory, exit_code);
    add_memory_record(*memory, exit_code);
    add_memory_attach(*memory, exit_code);
    add_memory_plot(*memory, exit_code);
    add_memory_peak(*memory, exit_code);
    memory->footer("The guide: docs/memory.md");
}

}  // namespace plotmill::cli

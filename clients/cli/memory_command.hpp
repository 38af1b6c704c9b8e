#pragma once
// The commands below `plotmill memory`, one file each, as clients/cli/commands.hpp has it: every
// function adds its command to `memory`.

namespace CLI {
class App;
}

namespace plotmill::cli {

/// record and attach: measure any program and its children.
void add_memory_record(CLI::App& memory, int& exit_code);
void add_memory_attach(CLI::App& memory, int& exit_code);
/// report: whether anything grows, of what the broker remembers.
void add_memory_report(CLI::App& memory, int& exit_code);

/// plot: a picture of recordings.
void add_memory_plot(CLI::App& memory, int& exit_code);
/// peak: where the heap goes while a job is drawn.
void add_memory_peak(CLI::App& memory, int& exit_code);

}  // namespace plotmill::cli

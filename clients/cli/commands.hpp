#pragma once
// The commands of `plotmill`, one file each: every function adds its options and help to `app`;
// when the command is the one that was given, its callback runs it and leaves the exit code in
// `exit_code`, which must outlive the parsing.

namespace CLI {
class App;
}

namespace plotmill::cli {

void add_serve_command(CLI::App& app, int& exit_code);
void add_submit_command(CLI::App& app, int& exit_code);
void add_status_command(CLI::App& app, int& exit_code);
void add_watch_command(CLI::App& app, int& exit_code);
void add_workers_command(CLI::App& app, int& exit_code);
/// cancel, show, dead, queue, batch.
void add_operator_commands(CLI::App& app, int& exit_code);
/// memory, and what is below it: memory_command.hpp.
void add_memory_command(CLI::App& app, int& exit_code);
void add_selftest_command(CLI::App& app, int& exit_code);
void add_keygen_command(CLI::App& app, int& exit_code);
void add_demo_command(CLI::App& app, int& exit_code);
/// migrate, compare: of a script, done in Python.
void add_python_commands(CLI::App& app, int& exit_code);

}  // namespace plotmill::cli

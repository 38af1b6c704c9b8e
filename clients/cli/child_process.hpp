#pragma once
// A program started by fork and exec: its pid, and a pipe on which it says that it is ready. Linux;
// one thread.

#include "base/unique_fd.hpp"

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace plotmill::cli {

struct ChildProcess {
    pid_t pid = -1;
    UniqueFd ready;  // readable when the child has written (ready) or closed it
};

struct ProgramCall {
    std::filesystem::path program;
    std::vector<std::string> arguments;  // without the program itself
    std::string
        ready_option;    // "--ready-fd": the descriptor's number is put behind it; empty: no pipe
    int error_fd = -1;   // the child's stderr; −1: ours
    int output_fd = -1;  // its stdout, likewise
    bool in_own_group = true;  // a terminal's Ctrl-C then reaches us only
};

/// The file of the program that runs; empty where /proc is not mounted.
std::filesystem::path own_program();

/// The program beside the one that runs, else in PATH.
std::optional<std::filesystem::path> find_program(const std::string& name);

/// Signals are unblocked and at their defaults in the child; of our descriptors it gets 0, 1, 2 and
/// the pipe. Throws std::system_error when the machine cannot fork; a program that cannot be
/// executed exits 127. \pre no ZeroMQ context and no second thread in this process.
ChildProcess start_program(const ProgramCall& call);

/// "exited with 3", "killed by signal 9 (Killed)": of waitpid's status.
std::string end_text(int wait_status);
/// 128 + the signal, or the exit status.
int exit_status_of(int wait_status);

}  // namespace plotmill::cli

#include "worker/program.hpp"

#include "base/exit_code.hpp"
#include "log/log.hpp"
#include "output/output_root.hpp"
#include "worker/command_line.hpp"

#include <CLI/CLI.hpp>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>

namespace plotmill::worker {
namespace {

ExitCode refuse(const Error& error) {
    std::fprintf(stderr, "plotmill-worker: %s\n", error.message.c_str());
    return ExitCode::config;
}

/// TERM when the parent ends; at once if it has ended already.
void die_with(pid_t parent) {
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != parent) {
        ::raise(SIGTERM);
    }
}

ExitCode run(const CommandLine& line, pid_t parent, const Seams& seams) {
    const auto config = configure(line);
    if (!config) {
        return refuse(config.error());
    }
    const output::Modes modes = output_modes(*config);
    const auto root = output::OutputRoot::open(config->root, modes);
    if (!root) {
        return refuse(root.error());
    }
    if (line.only_checks) {
        std::puts("configuration is good");
        return ExitCode::ok;
    }
    log::set_level(config->log_level);
    ::umask(modes.umask);
    if (config->dies_with_parent) {
        die_with(parent);
    }
    return run_worker({.config = *config, .root = *root, .seams = seams, .reload = [&line] {
                           return configure(line);
                       }});
}

}  // namespace

int run_program(int argc, char** argv, const Seams& seams) {
    try {
        const pid_t parent = ::getppid();
        CommandLine line;
        CLI::App app;
        describe(app, line);
        try {
            app.parse(argc, argv);
        } catch (const CLI::ParseError& error) {
            return app.exit(error) == 0 ? to_int(ExitCode::ok) : to_int(ExitCode::usage);
        }
        return to_int(run(line, parent, seams));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "plotmill-worker: %s\n", error.what());
        return to_int(ExitCode::never_ready);
    }
}

}  // namespace plotmill::worker

// Commands that are Python's work: they look at scripts, or run them. Options and help are the
// module's own, so `plotmill migrate --help` and `python3 -m plotmill.migrate --help` say the same.

#include "clients/cli/child_process.hpp"
#include "clients/cli/commands.hpp"
#include "clients/cli/complaint.hpp"
#include "clients/cli/python_program.hpp"

#include <CLI/CLI.hpp>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace plotmill::cli {
namespace {

struct PythonCall {
    std::string module;
    std::string needs;  // modules
    std::string python;
    std::vector<std::string> arguments;
};

/// Becomes the interpreter; returns only when it cannot.
ExitCode become_python(const PythonCall& call) {
    const Result<std::filesystem::path> python = find_python(call.python, call.needs);
    if (!python) {
        return complain(python.error());
    }
    prepare_python_path();
    ::setenv("PLOTMILL_BIN", own_program().parent_path().c_str(),
             0);  // the service of this very build
    std::vector<std::string> words{python->string(), "-m", "plotmill." + call.module};
    words.insert(words.end(), call.arguments.begin(), call.arguments.end());
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    ::execv(pointers.front(), pointers.data());
    return complain(
        {ErrorCode::config, words.front() + ": " + std::generic_category().message(errno)});
}

void add_python_command(CLI::App& app, int& exit_code, PythonCall call, const std::string& help) {
    auto shared = std::make_shared<PythonCall>(std::move(call));
    CLI::App* const command = app.add_subcommand(shared->module, help);
    command->set_help_flag();  // the module's
    command->prefix_command();
    command->add_option("--python", shared->python,
                        "interpreter (default: python3); the first option");
    command->callback([shared, command, &exit_code] {
        shared->arguments = command->remaining();
        exit_code = to_int(become_python(*shared));
    });
}

}  // namespace

void add_python_commands(CLI::App& app, int& exit_code) {
    add_python_command(
        app, exit_code,
        {.module = "migrate", .needs = "zmq msgpack numpy", .python = {}, .arguments = {}},
        "What a matplotlib script needs to run on Plotmill, and the diff");
    add_python_command(app, exit_code,
                       {.module = "compare",
                        .needs = "zmq msgpack numpy matplotlib",
                        .python = {},
                        .arguments = {}},
                       "Run a script with matplotlib and with Plotmill, side by side");
}

}  // namespace plotmill::cli

#pragma once
// `plotmill render`: draws jobs in this process, without a broker.

namespace CLI {
class App;
}

namespace plotmill::cli {

/// As in commands.hpp.
void add_render_command(CLI::App& app, int& exit_code);

}  // namespace plotmill::cli

#pragma once
// Where producers find the broker when nobody says: --broker, else PLOTMILL_BROKER, else the socket
// that `plotmill serve` makes for this user: $XDG_RUNTIME_DIR/plotmill/producers.sock, or
// /tmp/plotmill-<uid>/producers.sock without one.

#include <filesystem>
#include <string>

namespace plotmill::cli {

/// The folder of this user's sockets; it need not exist.
std::filesystem::path runtime_folder();
/// "ipc:///run/user/1000/plotmill/producers.sock"
std::string ipc_endpoint(const std::filesystem::path& socket);
std::string default_producers_endpoint();
/// `option` when it is not empty, else that variable, else nothing.
std::string option_or_environment(const std::string& option, const char* variable);
/// `option` when it is not empty, else PLOTMILL_BROKER, else the default.
std::string broker_endpoint(const std::string& option);

}  // namespace plotmill::cli

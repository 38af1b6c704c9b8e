#include "clients/cli/endpoint.hpp"

#include <unistd.h>

#include <cstdlib>

namespace plotmill::cli {
namespace {

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

}  // namespace

std::filesystem::path runtime_folder() {
    const std::string xdg = environment("XDG_RUNTIME_DIR");
    return xdg.empty() ? std::filesystem::path{"/tmp/plotmill-" + std::to_string(::getuid())}
                       : std::filesystem::path{xdg} / "plotmill";
}

std::string ipc_endpoint(const std::filesystem::path& socket) {
    return "ipc://" + socket.string();
}

std::string default_producers_endpoint() {
    return ipc_endpoint(runtime_folder() / "producers.sock");
}

std::string option_or_environment(const std::string& option, const char* variable) {
    return option.empty() ? environment(variable) : option;
}

std::string broker_endpoint(const std::string& option) {
    const std::string named = option_or_environment(option, "PLOTMILL_BROKER");
    return named.empty() ? default_producers_endpoint() : named;
}

}  // namespace plotmill::cli

#include "transport/endpoint.hpp"

#include <charconv>
#include <system_error>

namespace plotmill::transport {
namespace {

constexpr std::string_view ipc = "ipc://";
constexpr std::string_view tcp = "tcp://";
constexpr std::size_t max_socket_path = 107;  // sockaddr_un without its NUL

bool is_port(std::string_view text, Side side) noexcept {
    unsigned port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return side == Side::bind && text == "*";
    }
    return port <= 65535 && (port > 0 || side == Side::bind);
}

}  // namespace

bool is_endpoint(std::string_view text, Side side) noexcept {
    if (text.starts_with(ipc)) {
        return text.size() > ipc.size() && text.size() - ipc.size() <= max_socket_path;
    }
    const std::size_t colon = text.rfind(':');
    return text.starts_with(tcp) && colon > tcp.size() &&
           text.find_first_of(" \t\r\n") == std::string_view::npos &&
           is_port(text.substr(colon + 1), side);
}

}  // namespace plotmill::transport

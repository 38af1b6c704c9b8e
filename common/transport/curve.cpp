#include "transport/curve.hpp"

#include "transport/transport.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace plotmill::transport {
namespace {

constexpr std::size_t key_characters = 40;
constexpr std::size_t key_bytes = 32;
constexpr const char* zap_endpoint = "inproc://zeromq.zap.01";  // RFC 27 names it
constexpr std::string_view zap_version = "1.0";
constexpr std::size_t curve_request_parts = 7;

using KeyText = std::array<char, key_characters + 1>;

bool is_z85(char c) noexcept {
    constexpr std::string_view marks = ".-:+=^!/*?&<>()[]{}@%$#";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           marks.find(c) != std::string_view::npos;
}

std::vector<zmq::message_t> take_request(zmq::socket_t& socket) {
    std::vector<zmq::message_t> parts;
    zmq::message_t part;
    if (!socket.recv(part, zmq::recv_flags::dontwait)) {
        return parts;
    }
    parts.push_back(std::move(part));
    while (socket.get(zmq::sockopt::rcvmore) != 0) {
        zmq::message_t next;
        static_cast<void>(socket.recv(next, zmq::recv_flags::none));
        parts.push_back(std::move(next));
    }
    return parts;
}

/// version, request, domain, address, routing id, mechanism, then the key's 32 bytes. Nothing: it
/// is not a CURVE client.
std::optional<Authenticator::Knock> read_knock(const std::vector<zmq::message_t>& parts) {
    const bool is_curve = parts.size() == curve_request_parts &&
                          parts[0].to_string_view() == zap_version &&
                          parts[5].to_string_view() == "CURVE" && parts[6].size() == key_bytes;
    if (!is_curve) {
        return std::nullopt;
    }
    KeyText key{};
    if (zmq_z85_encode(key.data(), parts[6].data<std::uint8_t>(), key_bytes) == nullptr) {
        return std::nullopt;
    }
    return Authenticator::Knock{
        .domain = parts[2].to_string(), .address = parts[3].to_string(), .public_key = key.data()};
}

void reply(zmq::socket_t& socket, std::string_view request,
           const std::optional<std::string>& user) {
    const std::array<std::string_view, 5> texts{
        zap_version, request, user ? "200" : "400", user ? "OK" : "not allowed",
        user ? std::string_view{*user} : std::string_view{}};
    for (const std::string_view text : texts) {
        socket.send(zmq::buffer(text), zmq::send_flags::sndmore);
    }
    socket.send(zmq::message_t{}, zmq::send_flags::none);  // no metadata
}

}  // namespace

KeyPair make_key_pair() {
    KeyText public_key{};
    KeyText secret_key{};
    if (zmq_curve_keypair(public_key.data(), secret_key.data()) != 0) {
        throw zmq::error_t{};
    }
    return {public_key.data(), secret_key.data()};
}

Result<std::string> public_key_of(const std::string& secret_key) {
    KeyText public_key{};
    if (!is_key(secret_key) || zmq_curve_public(public_key.data(), secret_key.c_str()) != 0) {
        return fail(ErrorCode::config,
                    "secret key: got something else, expected 40 characters of Z85");
    }
    return std::string{public_key.data()};
}

bool is_key(std::string_view text) noexcept {
    return text.size() == key_characters && std::all_of(text.begin(), text.end(), is_z85);
}

struct Authenticator::State {
    zmq::socket_t socket;
};

Authenticator::Authenticator(Context& context)
    : state_{
          std::make_unique<State>(State{zmq::socket_t{context.native(), zmq::socket_type::rep}})} {
    state_->socket.set(zmq::sockopt::linger, 0);
    state_->socket.bind(zap_endpoint);
}
Authenticator::~Authenticator() = default;
Authenticator::Authenticator(Authenticator&&) noexcept = default;

void Authenticator::answer(const Decide& decide) {
    for (;;) {
        const std::vector<zmq::message_t> parts = take_request(state_->socket);
        if (parts.empty()) {
            return;
        }
        const auto knock = read_knock(parts);
        const std::string_view request =
            parts.size() > 1 ? parts[1].to_string_view() : std::string_view{};
        reply(state_->socket, request, knock ? decide(*knock) : std::nullopt);
    }
}

void Poller::add(Authenticator& authenticator) {
    items_.push_back({authenticator.state_->socket.handle(), 0, ZMQ_POLLIN, 0});
}

}  // namespace plotmill::transport

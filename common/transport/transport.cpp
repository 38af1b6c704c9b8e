#include "transport/transport.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>

namespace plotmill::transport {
namespace {

constexpr int handshake_ms = 5000;  // a peer that connects and says nothing
constexpr int reconnect_first_ms = 50;
constexpr int reconnect_most_ms = 2000;
constexpr int zero_copy_receive =
    10;  // ZMQ_ZERO_COPY_RECV: taken by the library, not in its header
constexpr int keep_alive_idle_s = 5;
constexpr int keep_alive_interval_s = 2;
constexpr int keep_alive_probes = 3;
constexpr int unacknowledged_ms = 15'000;

void apply(zmq::socket_t& socket, const SocketOptions& options) {
    socket.set(zmq::sockopt::linger, static_cast<int>(options.linger.count()));
    socket.set(zmq::sockopt::sndhwm, options.high_water_mark);
    socket.set(zmq::sockopt::rcvhwm, options.receive_high_water_mark);
    socket.set(zmq::sockopt::maxmsgsize, options.max_frame_bytes);
    socket.set(zmq::sockopt::handshake_ivl, handshake_ms);
    socket.set(zmq::sockopt::tcp_keepalive, 1);
    socket.set(zmq::sockopt::tcp_keepalive_idle, keep_alive_idle_s);
    socket.set(zmq::sockopt::tcp_keepalive_intvl, keep_alive_interval_s);
    socket.set(zmq::sockopt::tcp_keepalive_cnt, keep_alive_probes);
    socket.set(zmq::sockopt::tcp_maxrt, unacknowledged_ms);
}

void apply(zmq::socket_t& socket, const ServerCurve& curve) {
    socket.set(zmq::sockopt::curve_server, 1);
    socket.set(zmq::sockopt::curve_secretkey, curve.secret_key);
    socket.set(zmq::sockopt::zap_domain, curve.domain);
}

void apply(zmq::socket_t& socket, const ClientCurve& curve) {
    socket.set(zmq::sockopt::curve_serverkey, curve.server_key);
    socket.set(zmq::sockopt::curve_publickey, curve.own.public_key);
    socket.set(zmq::sockopt::curve_secretkey, curve.own.secret_key);
}

/// Nothing, when the peer came in without being asked for its name.
std::string user_of(zmq::message_t& part) {
    const char* const user = zmq_msg_gets(part.handle(), "User-Id");
    return user == nullptr ? std::string{} : std::string{user};
}

void let_go(void* /*data*/, void* hint) {
    delete static_cast<std::shared_ptr<const void>*>(hint);
}

void free_bytes(void* /*data*/, void* hint) {
    delete static_cast<Bytes*>(hint);
}

}  // namespace

Context::Context(int io_threads) : context_{io_threads} {
    zmq_ctx_set(context_.handle(), zero_copy_receive, 0);
}
Context::~Context() {
    context_.shutdown();
}

Frame Frame::adopt(Bytes&& bytes) {
    auto owner = std::make_unique<Bytes>(std::move(bytes));
    zmq::message_t message{owner->data(), owner->size(), &free_bytes, owner.get()};
    static_cast<void>(owner.release());  // now the message's, through free_bytes
    return Frame{std::move(message)};
}

Frame Frame::share(ByteView bytes, std::shared_ptr<const void> owner) {
    auto held = std::make_unique<std::shared_ptr<const void>>(std::move(owner));
    // ZeroMQ never writes to what it sends.
    auto* const data = const_cast<std::byte*>(bytes.data());
    zmq::message_t message{data, bytes.size(), &let_go, held.get()};
    static_cast<void>(held.release());  // now the message's, through let_go
    return Frame{std::move(message)};
}

Socket::Socket(zmq::socket_t&& socket, bool is_router, const SocketOptions& options)
    : socket_{std::move(socket)},
      is_router_{is_router},
      has_users_{options.server_curve.has_value()},
      max_frames_{options.max_frames},
      max_message_bytes_{options.max_message_bytes} {}

Socket Socket::router(Context& context, const std::string& endpoint, const SocketOptions& options) {
    zmq::socket_t socket{context.native(), zmq::socket_type::router};
    apply(socket, options);
    socket.set(zmq::sockopt::router_mandatory, 1);
    if (options.server_curve) {
        apply(socket, *options.server_curve);
    }
    socket.bind(endpoint);
    return Socket{std::move(socket), true, options};
}

Socket Socket::dealer(Context& context, const std::string& endpoint, const SocketOptions& options) {
    zmq::socket_t socket{context.native(), zmq::socket_type::dealer};
    apply(socket, options);
    socket.set(zmq::sockopt::heartbeat_ivl, static_cast<int>(options.heartbeat.count()));
    socket.set(zmq::sockopt::heartbeat_timeout, static_cast<int>(options.silence.count()));
    socket.set(zmq::sockopt::reconnect_ivl, reconnect_first_ms);
    socket.set(zmq::sockopt::reconnect_ivl_max, reconnect_most_ms);
    if (options.client_curve) {
        apply(socket, *options.client_curve);
    }
    socket.connect(endpoint);
    return Socket{std::move(socket), false, options};
}

std::optional<Message> Socket::receive() {
    for (;;) {
        Message message;
        zmq::message_t part;
        if (!socket_.recv(part, zmq::recv_flags::dontwait)) {
            return std::nullopt;
        }
        if (is_router_) {
            message.peer.assign(static_cast<const char*>(part.data()), part.size());
        } else {
            message.frames.emplace_back(std::move(part));
        }
        std::size_t bytes = 0;
        bool within_limits = true;
        while (socket_.get(zmq::sockopt::rcvmore) != 0) {
            zmq::message_t next;
            static_cast<void>(socket_.recv(next, zmq::recv_flags::none));  // parts arrive together
            bytes += next.size();
            within_limits =
                within_limits && bytes <= max_message_bytes_ && message.frames.size() < max_frames_;
            if (within_limits) {
                message.frames.emplace_back(std::move(next));
            }
        }
        if (within_limits && !message.frames.empty()) {
            if (has_users_) {
                message.user = user_of(message.frames.front().native());
            }
            return message;
        }
        ++dropped_;
    }
}

Sent Socket::send(Message& message) {
    try {
        if (is_router_) {
            if (!socket_.send(zmq::buffer(message.peer),
                              zmq::send_flags::sndmore | zmq::send_flags::dontwait)) {
                return Sent::full;
            }
        }
        for (std::size_t i = 0; i < message.frames.size(); ++i) {
            const bool is_last = i + 1 == message.frames.size();
            auto flags = is_last ? zmq::send_flags::none : zmq::send_flags::sndmore;
            // Only the first part can meet a full queue; ZeroMQ takes the others or none.
            Frame shared = message.frames[i];
            if (!socket_.send(shared.native(), flags | zmq::send_flags::dontwait)) {
                return Sent::full;
            }
        }
        return Sent::yes;
    } catch (const zmq::error_t& error) {
        if (error.num() == EHOSTUNREACH) {
            return Sent::unreachable;
        }
        throw;
    }
}

void Socket::set_linger(std::chrono::milliseconds linger) {
    socket_.set(zmq::sockopt::linger, static_cast<int>(linger.count()));
}

std::string Socket::last_endpoint() const {
    return socket_.get(zmq::sockopt::last_endpoint);
}

void Poller::add(Socket& socket) {
    items_.push_back({socket.native().handle(), 0, ZMQ_POLLIN, 0});
}
void Poller::add(int fd) {
    items_.push_back({nullptr, fd, ZMQ_POLLIN, 0});
}
void Poller::remove(int fd) {
    std::erase_if(items_, [fd](const zmq_pollitem_t& item) {
        return item.socket == nullptr && item.fd == fd;
    });
}

bool Poller::wait(std::optional<TimePoint> deadline, const Clock& clock) {
    long timeout_ms = -1;
    if (deadline) {
        // Rounded up: a wait that ends before its deadline would spin.
        const auto left = std::chrono::ceil<milliseconds>(*deadline - clock.now()).count();
        timeout_ms = static_cast<long>(std::max<std::int64_t>(0, left));
    }
    const int ready = zmq_poll(items_.data(), static_cast<int>(items_.size()), timeout_ms);
    if (ready < 0) {
        if (zmq_errno() == EINTR) {
            return true;
        }
        throw zmq::error_t{};
    }
    return ready > 0;
}

bool Poller::readable(const Socket& socket) const noexcept {
    const void* handle = const_cast<Socket&>(socket).native().handle();
    return std::any_of(items_.begin(), items_.end(), [handle](const zmq_pollitem_t& item) {
        return item.socket == handle && (item.revents & ZMQ_POLLIN) != 0;
    });
}
bool Poller::readable(int fd) const noexcept {
    return std::any_of(items_.begin(), items_.end(), [fd](const zmq_pollitem_t& item) {
        return item.socket == nullptr && item.fd == fd &&
               (item.revents & (ZMQ_POLLIN | ZMQ_POLLERR)) != 0;
    });
}

}  // namespace plotmill::transport

#pragma once
// ZeroMQ as the rest of Plotmill sees it: frames, messages, two kinds of socket, and a wait on
// sockets and descriptors. The only folder that names zmq. A Context belongs to one process and is
// never alive in one that forks. Sockets are used by the thread that made them; frames may move
// between threads.
//
// Errors: what a peer causes is a value (nothing there, peer gone, full); what only the machine
// causes throws zmq::error_t or std::system_error.

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "transport/curve.hpp"

#include <zmq.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::transport {

/// Memory is taken as the frames need it: none is a part of a receive buffer, which a small one
/// that is kept would keep whole (libzmq's default; 18 kB for each).
class Context {
public:
    explicit Context(int io_threads = 1);
    /// Ends every socket operation of the process; sockets drop what is unsent after their linger.
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    [[nodiscard]] zmq::context_t& native() noexcept { return context_; }

private:
    zmq::context_t context_;
};

/// One frame. Copying shares the bytes (reference counted by ZeroMQ, no memcpy).
class Frame {
public:
    Frame() = default;
    explicit Frame(std::string_view text) : message_{text.data(), text.size()} {}
    explicit Frame(ByteView bytes) : message_{bytes.data(), bytes.size()} {}
    explicit Frame(zmq::message_t&& message) noexcept : message_{std::move(message)} {}
    /// Takes the buffer without a copy; it is freed when the last frame that shares it is gone.
    static Frame adopt(Bytes&& bytes);
    /// Looks at bytes that `owner` keeps alive; lets go of it with the last frame that shares them.
    static Frame share(ByteView bytes, std::shared_ptr<const void> owner);

    Frame(Frame&&) noexcept = default;
    Frame& operator=(Frame&&) noexcept = default;
    Frame(const Frame& other) { message_.copy(other.message_); }
    Frame& operator=(const Frame& other) {
        if (this != &other) {
            message_.copy(other.message_);
        }
        return *this;
    }
    ~Frame() = default;

    [[nodiscard]] std::size_t size() const noexcept { return message_.size(); }
    [[nodiscard]] ByteView bytes() const noexcept {
        return {static_cast<const std::byte*>(message_.data()), message_.size()};
    }
    [[nodiscard]] std::string_view text() const noexcept { return as_text(bytes()); }
    [[nodiscard]] zmq::message_t& native() noexcept { return message_; }

private:
    mutable zmq::message_t
        message_;  // zmq_msg_copy changes the source's bookkeeping, never its bytes
};

/// What travels at once. `peer` is the routing id on a ROUTER (who sent it, or to whom), empty on a
/// DEALER. frames[0] is the header; the rest is a body.
struct Message {
    std::string peer;
    std::vector<Frame> frames;
    std::string user{};  // of a CURVE server's peer: the name that the Authenticator gave it
};

enum class Sent {
    yes,
    full,         // high-water mark: try again when writable
    unreachable,  // ROUTER only: that peer is gone
};

struct SocketOptions {
    int high_water_mark = 1000;          // messages a peer that wait to be sent
    int receive_high_water_mark = 1000;  // messages a peer that wait to be received
    std::int64_t max_frame_bytes = -1;  // a larger frame ends the peer's connection; −1: no limit
    std::size_t max_frames = 4100;      // a message of more frames is drained and dropped
    std::size_t max_message_bytes = std::size_t{1} << 31;  // likewise, of all its frames together
    milliseconds linger{0};        // how long a closed socket may go on sending
    milliseconds heartbeat{1000};  // ZMTP ping interval of a dealer; 0: none
    milliseconds silence{3000};    // a broker that does not answer pings for so long is dropped
    std::optional<ServerCurve> server_curve{};  // of a router: only who is let in, encrypted
    std::optional<ClientCurve> client_curve{};  // of a dealer
};

class Socket {
public:
    /// Binds; ROUTER_MANDATORY, so that a message to a peer that is gone is never dropped in
    /// silence. Sends no ZMTP pings: libzmq 4.3.4 aborts when one is due for a peer that went away
    /// while more of it waits than the high-water mark (`!_io_error`, libzmq #4841). The kernel's
    /// keep-alives find who is gone, and what peers say to each other. Throws zmq::error_t when the
    /// endpoint cannot be bound.
    static Socket router(Context& context, const std::string& endpoint,
                         const SocketOptions& options);
    /// Connects (and reconnects with back-off, for ever).
    static Socket dealer(Context& context, const std::string& endpoint,
                         const SocketOptions& options);

    /// Never blocks. Nothing there: nullopt. Over-limit messages are counted in dropped() and
    /// skipped.
    std::optional<Message> receive();
    /// Never blocks. On `full` and `unreachable` the message is left as it was.
    Sent send(Message& message);

    /// Instead of SocketOptions::linger, from now on.
    void set_linger(std::chrono::milliseconds linger);

    [[nodiscard]] std::uint64_t dropped() const noexcept { return dropped_; }
    [[nodiscard]] std::string last_endpoint() const;
    [[nodiscard]] zmq::socket_t& native() noexcept { return socket_; }

private:
    Socket(zmq::socket_t&& socket, bool is_router, const SocketOptions& options);

    zmq::socket_t socket_;
    bool is_router_;
    bool has_users_;
    std::size_t max_frames_;
    std::size_t max_message_bytes_;
    std::uint64_t dropped_ = 0;
};

/// Waits until a socket or a descriptor is readable, or the deadline has passed. EINTR counts as
/// woken.
class Poller {
public:
    void add(Socket& socket);
    void add(Authenticator& authenticator);
    void add(int fd);
    void remove(int fd);
    /// True when anything is ready; then readable(…) tells what. No deadline (nullopt) waits for
    /// ever.
    bool wait(std::optional<TimePoint> deadline, const Clock& clock);
    [[nodiscard]] bool readable(const Socket& socket) const noexcept;
    [[nodiscard]] bool readable(int fd) const noexcept;

private:
    std::vector<zmq_pollitem_t> items_;
};

}  // namespace plotmill::transport

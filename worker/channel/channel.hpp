#pragma once
// One end of a pair of sockets between two processes of the worker: whole packets, in order, with a
// descriptor beside them where one is handed over. A small packet goes inline; a large one (a body
// of megabytes, a record with many warnings) travels as a sealed memfd that the other end maps, so
// it is copied once, and no limit of the socket's buffer is met.
//
// Either end dying is seen by the other as `closed`, after everything that was said before. One
// thread per end.

#include "base/bytes.hpp"
#include "base/unique_fd.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace plotmill::worker {

inline constexpr std::size_t max_inline_bytes = std::size_t{64} * 1024;
inline constexpr std::size_t max_inline_parts = 64;
inline constexpr std::size_t max_packet_bytes = std::size_t{1} << 31;

/// A sealed memfd that is mapped for reading; unmapped when destroyed.
class Mapping {
public:
    Mapping() = default;
    Mapping(const std::byte* data, std::size_t size) noexcept : data_{data}, size_{size} {}
    Mapping(Mapping&& other) noexcept
        : data_{std::exchange(other.data_, nullptr)}, size_{std::exchange(other.size_, 0)} {}
    Mapping& operator=(Mapping&& other) noexcept;
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    ~Mapping();
    [[nodiscard]] ByteView bytes() const noexcept { return {data_, size_}; }

private:
    const std::byte* data_ = nullptr;
    std::size_t size_ = 0;
};

enum class Delivery { yes, full, closed };

enum class Arrival {
    packet,
    nothing,    // not now; never said by a blocking end
    closed,     // the other end is gone
    malformed,  // not from this program: the other end is to be ended
};

struct Received {
    Arrival arrival = Arrival::nothing;
    ByteView bytes;       // valid until the channel's next receive()
    UniqueFd descriptor;  // when one came beside it
};

class Channel {
public:
    Channel() = default;
    explicit Channel(UniqueFd socket) noexcept : socket_{std::move(socket)} {}

    /// Throws std::system_error when there is no descriptor left.
    static std::pair<Channel, Channel> make_pair();

    /// From here on neither send() nor receive() waits.
    void set_nonblocking();
    /// The parts are one packet. `descriptor` travels beside it and stays open here. A packet that
    /// is `full` was not sent in part. Throws std::system_error when the machine has no memory
    /// left.
    Delivery send(std::span<const ByteView> parts, int descriptor = -1);
    Delivery send(ByteView packet, int descriptor = -1) {
        return send(std::span{&packet, 1}, descriptor);
    }
    Received receive();

    [[nodiscard]] int descriptor() const noexcept { return socket_.get(); }
    [[nodiscard]] bool is_open() const noexcept { return static_cast<bool>(socket_); }
    void close() noexcept { socket_.reset(); }
    /// The socket itself, to be handed to another process.
    [[nodiscard]] UniqueFd take_socket() noexcept { return std::move(socket_); }

private:
    UniqueFd socket_;
    Bytes buffer_;     // one inline packet
    Mapping mapping_;  // the last packet that was not inline
};

}  // namespace plotmill::worker

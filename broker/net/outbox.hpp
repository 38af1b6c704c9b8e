#pragma once
// Sends to the peers of a ROUTER in order, and keeps what a peer's full queue does not take: a
// bounded number of messages and bytes a peer, so that one that does not read costs bounded memory.
// One thread, the socket's.

#include "transport/transport.hpp"

#include <cstddef>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

namespace plotmill::broker {

enum class Delivery {
    sent,
    waiting,      // kept; flush() tries again
    overflow,     // not kept: this peer has too much waiting already
    unreachable,  // that peer is gone
};

struct OutboxLimits {  // of one peer, besides the socket's high-water mark
    std::size_t max_messages = 16'384;
    std::size_t max_bytes = std::size_t{16} << 20;
};

class Outbox {
public:
    Outbox(transport::Socket& socket, const OutboxLimits& limits)
        : socket_{socket}, limits_{limits} {}

    Delivery send(transport::Message&& message);

    struct Flushed {
        std::vector<std::string> drained;      // nothing waits for these any more
        std::vector<std::string> unreachable;  // forgotten
    };
    Flushed flush();

    /// Drops what waits for that peer.
    void forget(const std::string& peer) { waiting_.erase(peer); }
    [[nodiscard]] bool empty() const noexcept { return waiting_.empty(); }

private:
    struct Line {
        std::deque<transport::Message> messages;
        std::size_t bytes = 0;
    };
    enum class Progress { drained, full, unreachable };
    Progress drain(Line& line);

    transport::Socket& socket_;
    OutboxLimits limits_;
    std::unordered_map<std::string, Line> waiting_;  // no line is empty
};

}  // namespace plotmill::broker

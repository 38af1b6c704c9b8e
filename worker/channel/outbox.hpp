#pragma once
// What is to be said on a channel whose other end may not be reading just now: sent at once when
// there is room, else kept in order until flush(). The two ends of the master's channel hold each
// other's messages this way, so that neither ever waits for the other.

#include "worker/channel/channel.hpp"
#include "worker/channel/packet.hpp"

#include <cstddef>
#include <deque>
#include <utility>

namespace plotmill::worker {

class Outbox {
public:
    /// Far more than there are renderers to speak of; beyond it the other end counts as gone.
    static constexpr std::size_t most_kept = 16384;

    /// \param channel non-blocking; outlives the outbox.
    explicit Outbox(Channel& channel) : channel_{channel} {}

    /// False: the other end is gone.
    bool say(ByteView packet, UniqueFd descriptor = {}) {
        if (kept_.size() >= most_kept) {
            return false;
        }
        kept_.push_back({Bytes(packet.begin(), packet.end()), std::move(descriptor)});
        return flush();
    }
    bool flush() {
        while (!kept_.empty()) {
            const Kept& next = kept_.front();
            const Delivery delivery = channel_.send(next.packet, next.descriptor.get());
            if (delivery != Delivery::yes) {
                return delivery == Delivery::full;
            }
            kept_.pop_front();
        }
        return true;
    }
    /// The other end is another process now: it must not hear what was meant for the old one.
    void drop() noexcept { kept_.clear(); }
    [[nodiscard]] bool is_empty() const noexcept { return kept_.empty(); }

private:
    struct Kept {
        Bytes packet;
        UniqueFd descriptor;
    };
    Channel& channel_;
    std::deque<Kept> kept_;
};

}  // namespace plotmill::worker

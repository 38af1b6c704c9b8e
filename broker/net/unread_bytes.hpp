#pragma once
// What ZeroMQ holds of pictures for each producer: a frame counts from the moment it is handed over
// until ZeroMQ, which has written it to the connection by then, lets go of it. So a producer that
// asks and does not read costs bounded memory, whatever it says. One thread asks; frames may be let
// go of by any.

#include "broker/core/job.hpp"
#include "transport/transport.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

namespace plotmill::broker {

class UnreadBytes {
public:
    static constexpr std::uint64_t most = 8 * wire::max_chunk_bytes;  // of one producer

    [[nodiscard]] std::uint64_t of(ProducerId producer) const {
        const auto found = counts_.find(producer);
        return found == counts_.end() ? 0 : found->second->load(std::memory_order_relaxed);
    }

    /// A frame of those bytes, counted.
    transport::Frame frame(ProducerId producer, std::shared_ptr<const std::string> bytes) {
        auto& count = counts_[producer];
        if (!count) {
            count = std::make_shared<std::atomic<std::uint64_t>>(0);
        }
        const ByteView view = as_bytes(*bytes);
        return transport::Frame::share(view, std::make_shared<Hold>(std::move(bytes), count));
    }
    void forget(ProducerId producer) { counts_.erase(producer); }

private:
    using Count = std::shared_ptr<std::atomic<std::uint64_t>>;
    class Hold {
    public:
        Hold(std::shared_ptr<const std::string> bytes, Count count)
            : bytes_{std::move(bytes)}, count_{std::move(count)} {
            count_->fetch_add(bytes_->size(), std::memory_order_relaxed);
        }
        ~Hold() { count_->fetch_sub(bytes_->size(), std::memory_order_relaxed); }
        Hold(const Hold&) = delete;
        Hold& operator=(const Hold&) = delete;

    private:
        std::shared_ptr<const std::string> bytes_;
        Count count_;
    };

    std::unordered_map<ProducerId, Count> counts_;
};

}  // namespace plotmill::broker

#pragma once
// Who is told what happens: the subscriptions of producers and operators, each with a filter, a
// credit and a count. docs/protocol.md#events.
//
// Nobody can make the broker keep events: one that a subscription has no credit for is counted and
// gone, and the subscriber is told how many those were as soon as it gives credit again.
// Invariant: a subscription that has missed events has no credit.
// Pure; one thread.

#include "base/error.hpp"
#include "broker/core/job.hpp"
#include "wire/envelope.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plotmill::broker {

/// What is told of an event; what does not apply is empty or 0, and is not said.
struct Happening {
    wire::EventKind kind = wire::EventKind::accepted;
    std::int64_t at_ms = 0;
    // Of a job.
    JobId id{};
    std::string name_space{};
    std::string key{};
    std::string queue{};  // also queue_paused's, queue_resumed's
    std::string batch{};
    std::uint64_t attempt = 0;
    std::int64_t accepted_ms = 0;
    std::string reason{};          // of retried: failed, crashed or returned
    std::int64_t wait_ms = 0;      // of retried: the back-off
    std::optional<Error> error{};  // of retried, dead, cancelled, expired
    // Of a worker, or whose lease it is or was.
    std::string worker{};
    std::string host{};
    std::uint64_t slots = 0;
    std::uint64_t leases = 0;  // that returned with it
    std::uint64_t missed = 0;  // of missed
};

struct EventFilter {          // empty: any
    std::uint32_t kinds = 0;  // a bit each: bit_of()
    std::string name_space{};
    std::string queue{};
    std::string batch{};
};

struct EventRecipient {
    ProducerId producer{};
    wire::EventNotice header{};
};

struct EventLimits {
    std::size_t max_subscriptions = 256;        // of all
    std::size_t max_subscriptions_of_one = 16;  // of one connection
    std::uint64_t max_credit = 8192;            // of one connection's subscriptions together
};

class EventFeed {
public:
    explicit EventFeed(std::uint64_t boot) : boot_{boot} {}

    [[nodiscard]] bool empty() const noexcept { return subscriptions_.empty(); }
    [[nodiscard]] std::size_t size() const noexcept { return subscriptions_.size(); }
    [[nodiscard]] std::size_t count_of(ProducerId producer) const;
    [[nodiscard]] std::uint64_t credit_of(ProducerId producer) const;
    [[nodiscard]] bool has(ProducerId producer, wire::RequestId request) const {
        return subscriptions_.contains({producer, request});
    }

    /// One of the same connection and number begins anew.
    void open(ProducerId producer, wire::RequestId request, EventFilter filter,
              std::uint64_t credit);
    void close(ProducerId producer, wire::RequestId request);
    void forget(ProducerId producer);

    struct Missed {
        EventRecipient to{};
        std::uint64_t count = 0;
    };
    /// What has been missed until now, which is to be told at once and has used a credit.
    std::optional<Missed> add_credit(ProducerId producer, wire::RequestId request,
                                     std::uint64_t more);

    struct Subject {  // what the filters look at
        wire::EventKind kind = wire::EventKind::accepted;
        std::string_view name_space{};
        std::string_view queue{};
        std::string_view batch{};
    };
    /// Those whose filter lets it through: a credit of each is used, and who has none misses it.
    [[nodiscard]] std::vector<EventRecipient> take_recipients(const Subject& subject);

    static constexpr EventLimits limits{};
    static constexpr std::uint32_t bit_of(wire::EventKind kind) noexcept {
        return std::uint32_t{1} << static_cast<unsigned>(kind);
    }

private:
    struct Subscription {
        EventFilter filter{};
        std::uint64_t credit = 0;
        std::uint64_t sequence = 0;  // events that it was to have
        std::uint64_t missed = 0;    // since the last that was sent
    };
    using Key = std::pair<ProducerId, wire::RequestId>;
    [[nodiscard]] static bool lets_through(const EventFilter& filter, const Subject& subject);

    std::uint64_t boot_;
    std::map<Key, Subscription> subscriptions_;
};

}  // namespace plotmill::broker

#pragma once
// Every job the worker holds, from ASSIGN to SETTLED, and how many more it may ask for. Pure: no
// socket, no clock. docs/protocol.md: credit adds up and every ASSIGN uses one; an outcome is
// repeated after every RESYNC until it is settled.
//
//   queued ──▶ running ──▶ publishing ──▶ concluded ──▶ (settled: forgotten)
//      └───────────┴───── RETURNED, FAILED, CRASHED ──▲
//
// Kept by token, not by id: a job that was leased to us anew is another lease.

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/unique_fd.hpp"
#include "transport/transport.hpp"
#include "wire/envelope.hpp"
#include "worker/channel/messages.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace plotmill::worker {

enum class LeaseState { queued, running, publishing, concluded };

/// What is said of a job; one without a record (RETURNED) has only the header.
struct Outcome {
    std::string header;
    std::string record;
    Bytes pictures{};  // delivered as bytes, end to end
};

/// Which renderer it was, as records tell it.
struct RendererName {
    std::int32_t pid = 0;
    std::uint32_t slot = 0;
    std::uint32_t generation = 0;
    std::uint64_t job = 0;  // the how manieth of this process
};

struct HeldJob {
    wire::Assign assign;
    std::vector<transport::Frame> body;  // until it is drawn
    UniqueFd file;                       // instead, of a large one: body/body_file.hpp
    bool is_fetching = false;            // queued, and its file is on its way
    LeaseState state = LeaseState::queued;
    bool is_revoked = false;    // no longer ours, but still in a renderer's hands
    bool is_stopped = false;    // cancelled: to be given back as soon as nobody draws it
    bool was_put_back = false;  // a renderer died with it before it began
    TimePoint arrived_at{};
    TimePoint started_at{};
    TimePoint reported_at{};
    RendererName renderer;
    JobReport report;  // while publishing
    Outcome outcome;   // when concluded
};

struct LeaseLimits {
    std::uint64_t window = 4;   // queued and running, at most
    std::uint64_t held = 1024;  // in all; less than wire::max_leases
    std::uint64_t picture_bytes = 4 * wire::max_delivered_bytes;  // that wait to be settled
};

class LeaseBook {
public:
    explicit LeaseBook(LeaseLimits limits) : limits_{limits} {}
    /// Of jobs that are queued and running; from the next take_credit() on.
    void set_window(std::uint64_t window) { limits_.window = std::min(window, limits_.held); }

    /// False: this very lease is held already, and nothing has changed. When the body is in a file
    /// it waits for arrived().
    bool take(wire::Assign&& assign, std::vector<transport::Frame>&& body, TimePoint now);
    void arrived(Token token, UniqueFd file);
    [[nodiscard]] HeldJob* find(Token token);

    /// The first that waits and can be drawn; nullptr: none. Without `may_be_alone` the first that
    /// is not `alone`.
    [[nodiscard]] HeldJob* first_queued(bool may_be_alone);
    void start(Token token, const RendererName& renderer, TimePoint now);
    /// No renderer has begun it: first in the queue again, or forgotten when it is revoked.
    void take_back(Token token);
    /// The same for one whose renderer died before it began.
    void put_back(Token token);
    void publish(Token token, JobReport&& report, TimePoint now);
    /// Its outcome is to be said. A revoked one is forgotten instead.
    void conclude(Token token, Outcome&& outcome);
    void settle(Token token);
    /// Queued or concluded: forgotten. Otherwise what comes of it will be.
    void revoke(Token token);
    [[nodiscard]] std::size_t queued_count() const noexcept { return queue_.size(); }
    /// Cancelled: given back, unless it is drawn already.
    void stop(Token token);
    /// Those stopped since the last call.
    [[nodiscard]] std::vector<Token> take_stopped() { return std::exchange(stopped_, {}); }
    /// The tokens of all that wait, in their order.
    [[nodiscard]] std::vector<Token> queued() const { return {queue_.begin(), queue_.end()}; }

    /// The connection is new: credit starts at 0 and every outcome is to be said again.
    void begin_again();
    /// What is held, for READY.
    [[nodiscard]] std::vector<wire::Lease> leases() const;
    /// How many jobs more to ask for now; counted as said. 0: not worth a message, or too many
    /// pictures wait to be settled.
    std::uint64_t take_credit();
    /// The next outcome that was not said on this connection; nullptr: none.
    [[nodiscard]] const HeldJob* take_unsaid();

    [[nodiscard]] std::size_t held() const noexcept { return jobs_.size(); }
    /// In a renderer's or the publisher's hands.
    [[nodiscard]] std::size_t at_work() const noexcept { return running_ + publishing_; }

private:
    using Jobs = std::unordered_map<Token, HeldJob>;

    void leave_state(HeldJob& job);
    void forget(Jobs::iterator job);

    LeaseLimits limits_;
    Jobs jobs_;
    std::deque<Token> queue_;
    std::deque<Token> unsaid_;
    std::vector<Token> stopped_;
    std::uint64_t credit_ = 0;  // said and not used
    std::size_t running_ = 0;
    std::size_t publishing_ = 0;
    std::uint64_t picture_bytes_ = 0;  // of the concluded
};

}  // namespace plotmill::worker

#pragma once
// A job as the broker sees it: an envelope, counters and a place in its life; the body is somebody
// else's. JobRecord is what stands on disk; Job is what is kept in memory of a living one.
//
//   inserting ──committed──▶ delayed ──due──▶ queued ──assigned──▶ leased ──outcome──▶ finishing
//                               ▲                ▲                    │              (committed:
//                               gone └── back-off ────┴──── returned ◀─────┘               from
//                               memory)

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "broker/core/origin.hpp"
#include "wire/envelope.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plotmill::broker {

using ProducerId = StrongId<struct ProducerTag>;  // one connection that said HELLO; never reused
using WorkerId = StrongId<struct WorkerTag>;      // one worker that said READY; never reused

/// The monotonic clock decides; the wall's is written down, for people and across restarts.
struct Now {
    TimePoint steady;
    std::int64_t wall_ms = 0;
};

struct Counters {  // docs/protocol.md#attempts
    std::uint32_t failures = 0;
    std::uint32_t crashes = 0;
    std::uint32_t returns = 0;
    std::uint32_t leases = 0;  // every ASSIGN; the next one's `attempt` is one more
    friend bool operator==(const Counters&, const Counters&) = default;
};

struct JobRecord {
    JobId id{};
    std::string name_space{};
    std::string key{};
    std::string queue{};
    std::string producer{};  // what it called itself: producers take turns by it
    std::string batch{};     // counted with it; empty: nothing
    wire::Priority priority = wire::Priority::normal;
    wire::Deliver deliver = wire::Deliver::files;  // bytes: its outputs are names, not paths
    std::vector<std::string> outputs{};
    std::string sha256{};
    std::uint64_t bytes = 0;
    double time_limit_s = 0;
    int max_attempts = 3;
    std::int64_t accepted_ms = 0;
    std::int64_t not_before_ms = 0;  // 0: at once
    std::int64_t expires_ms = 0;     // 0: never
    Counters counters{};
};

enum class Phase : std::uint8_t {
    inserting,  // not on disk yet: nobody has been told of it
    delayed,    // waits for its time or its back-off
    queued,
    leased,
    finishing,  // its end is on the way to the disk
};

struct WaitingRequest {  // answered when the insert is committed
    ProducerId producer{};
    wire::RequestId request = 0;
    bool duplicate = false;
};

struct AskedBy {  // a request that is answered later
    ProducerId producer{};
    wire::RequestId request = 0;
};

/// Who hears how a job ended: nobody or one, as a rule, and that one takes no memory of its own.
class Watchers {
public:
    void add(ProducerId id) {
        if (first_ == ProducerId{}) {
            first_ = id;
        } else if (more_) {
            more_->push_back(id);
        } else {
            more_ = std::make_unique<std::vector<ProducerId>>(1, id);
        }
    }
    [[nodiscard]] bool contains(ProducerId id) const {
        return first_ == id ||
               (more_ && std::find(more_->begin(), more_->end(), id) != more_->end());
    }
    [[nodiscard]] std::size_t size() const noexcept {
        return (first_ == ProducerId{} ? 0U : 1U) + (more_ ? more_->size() : 0U);
    }
    template <typename Visit>
    void for_each(Visit visit) const {
        if (first_ != ProducerId{}) {
            visit(first_);
        }
        for (std::size_t i = 0; more_ && i < more_->size(); ++i) {
            visit((*more_)[i]);
        }
    }
    template <typename IsOut>
    void erase_if(IsOut is_out) {
        Watchers left;
        for_each([&](ProducerId id) {
            if (!is_out(id)) {
                left.add(id);
            }
        });
        *this = std::move(left);
    }

private:
    ProducerId first_{};  // 0: nobody
    std::unique_ptr<std::vector<ProducerId>> more_{};
};

/// A job's key and output paths in one block of memory.
class JobNames {
public:
    JobNames() = default;
    /// \pre no output holds a line feed
    JobNames(std::string_view key, const std::vector<std::string>& outputs);

    [[nodiscard]] std::string_view key() const noexcept { return {text_.get(), key_bytes_}; }
    /// visit(output, number)
    template <typename Visit>
    void for_each_output(Visit visit) const {
        std::uint32_t number = 0;
        for (std::size_t at = key_bytes_; at < bytes_;) {
            const std::string_view rest{text_.get() + at + 1, bytes_ - at - 1};
            const std::string_view output = rest.substr(0, rest.find('\n'));
            visit(output, number++);
            at += output.size() + 1;
        }
    }
    [[nodiscard]] std::vector<std::string> outputs() const;

private:
    std::unique_ptr<char[]> text_{};  // the key, then a line feed and an output, and so on
    std::uint32_t key_bytes_ = 0;
    std::uint32_t bytes_ = 0;
};

/// A digest as it is, not as it is written.
using Sha256Bytes = std::array<std::uint8_t, 32>;
/// Of 64 hex digits; all 0 for anything else, which no body has.
Sha256Bytes sha256_from_hex(std::string_view hex);
std::string hex_of(const Sha256Bytes& sha256);

struct Asked {  // of a job, and not answered yet
    std::vector<WaitingRequest> waiting{};
    std::vector<AskedBy> cancels{};  // told how it ended
};

/// There may be millions, so: no text twice, nothing that few of them have, and nothing that only
/// its end needs, which the store has. Made by JobTable.
struct Job {
    JobId id{};
    const Origin* origin = nullptr;  // the table's
    JobNames names{};
    Sha256Bytes sha256{};
    std::uint64_t bytes = 0;
    double time_limit_s = 0;
    std::int64_t accepted_ms = 0;
    Counters counters{};
    TimePoint order{};    // virtual time: the least is leased first
    TimePoint due{};      // when delayed
    TimePoint expires{};  // 0: never
    WorkerId worker{};    // when leased
    Token token{};        // when leased
    Watchers watchers{};
    std::unique_ptr<Asked> asked{};
    int max_attempts = 3;
    wire::Priority priority = wire::Priority::normal;
    wire::Deliver deliver = wire::Deliver::files;
    Phase phase = Phase::inserting;
    bool is_cancelled = false;  // ends when it is on disk, or its worker has let go

    [[nodiscard]] std::string_view key() const noexcept { return names.key(); }
    /// Of each output that nobody else may write meanwhile: visit(path, number)
    template <typename Visit>
    void for_each_path(Visit visit) const {
        if (deliver == wire::Deliver::files) {
            names.for_each_output(visit);
        }
    }
    Asked& ask() {
        if (!asked) {
            asked = std::make_unique<Asked>();
        }
        return *asked;
    }
    [[nodiscard]] std::size_t waiting_count() const noexcept {
        return asked ? asked->waiting.size() : 0;
    }
    [[nodiscard]] std::vector<WaitingRequest> take_waiting() {
        return asked ? std::exchange(asked->waiting, {}) : std::vector<WaitingRequest>{};
    }
    [[nodiscard]] std::vector<AskedBy> take_cancels() {
        return asked ? std::exchange(asked->cancels, {}) : std::vector<AskedBy>{};
    }
};

/// Without its times: when it may begin and when it expires stand on disk only.
JobRecord record_of(const Job& job);

}  // namespace plotmill::broker

#pragma once
// A job as the broker sees it: an envelope, counters and a place in its life; the body is somebody
// else's. JobRecord is what stands on disk, Job adds what a restart forgets.
//
//   inserting ──committed──▶ delayed ──due──▶ queued ──assigned──▶ leased ──outcome──▶ finishing
//                               ▲                ▲                    │              (committed:
//                               gone └── back-off ────┴──── returned ◀─────┘               from
//                               memory)

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "wire/envelope.hpp"

#include <cstdint>
#include <string>
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

enum class Phase {
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

struct Job {
    JobRecord record{};
    Phase phase = Phase::inserting;
    TimePoint order{};          // virtual time: the least is leased first
    TimePoint due{};            // when delayed
    TimePoint expires{};        // 0: never
    bool is_cancelled = false;  // ends when it is on disk, or its worker has let go
    WorkerId worker{};          // when leased
    Token token{};              // when leased
    std::vector<WaitingRequest> waiting{};
    std::vector<ProducerId> watchers{};
    std::vector<AskedBy> cancels{};  // told how it ended
};

}  // namespace plotmill::broker

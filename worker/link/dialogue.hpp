#pragma once
// When to say READY and HEARTBEAT: the broker's presence as a worker sees it. Pure; LeaseBook has
// the jobs, BrokerLine the socket.
//
//   greeting ── WELCOME ──▶ known ── RESYNC, another boot, silence, a full socket ──▶ greeting
//
// While greeting, READY is repeated with a growing pause, on a new socket each time, so that
// nothing stale waits in the old one for a broker that comes back.

#include "base/clock.hpp"
#include "worker/policy/backoff.hpp"

#include <cstdint>

namespace plotmill::worker {

struct DialogueSettings {
    Backoff greeting{milliseconds{100}, milliseconds{2000}};
    unsigned missed_heartbeats = 3;        // then the broker counts as gone
    milliseconds report_pause{250};        // between reports sent before their time
    milliseconds default_heartbeat{1000};  // before the first WELCOME
};

class Dialogue {
public:
    struct Due {
        bool ready = false;      // say READY
        bool renew = false;      // on a new socket
        bool heartbeat = false;  // say HEARTBEAT with the report
    };

    Dialogue(DialogueSettings settings, TimePoint now)
        : settings_{settings}, heartbeat_{settings.default_heartbeat}, next_{now} {}

    /// Anything came from the broker.
    void heard(TimePoint now) { heard_at_ = now; }
    /// True: from now on known; say outcomes again and give credit. False: known already.
    bool welcomed(std::uint64_t boot, milliseconds heartbeat, TimePoint now);
    void heartbeat(std::uint64_t boot, TimePoint now);
    void resync(TimePoint now);
    /// What was to be said could not be sent.
    void lost(TimePoint now) { greet(now); }
    /// The report has news: say it soon.
    void has_news(TimePoint now);

    /// What to say now; counted as said.
    Due due(TimePoint now);
    /// When to ask due() again.
    [[nodiscard]] TimePoint next() const noexcept;

    /// If nothing is heard until then, the broker counts as gone, and so do our leases with it.
    [[nodiscard]] TimePoint silent_at() const noexcept {
        return heard_at_ + settings_.missed_heartbeats * heartbeat_;
    }
    [[nodiscard]] bool is_known() const noexcept { return is_known_; }
    [[nodiscard]] std::uint64_t boot() const noexcept { return boot_; }

private:
    void greet(TimePoint now);

    DialogueSettings settings_;
    milliseconds heartbeat_;
    TimePoint next_;  // READY while greeting, HEARTBEAT when known
    TimePoint heard_at_{};
    TimePoint reported_at_{};
    std::uint64_t boot_ = 0;
    unsigned greetings_ = 0;  // in a row
    bool is_known_ = false;
};

}  // namespace plotmill::worker

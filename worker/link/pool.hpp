#pragma once
// The renderers at work: hands them jobs, takes their reports, retires those that are due, and says
// what became of a job whose renderer died. Crew decides who, LeaseBook keeps the jobs; this holds
// the sockets. One thread.

#include "base/clock.hpp"
#include "base/process_memory.hpp"
#include "output/output_root.hpp"
#include "worker/channel/channel.hpp"
#include "worker/channel/messages.hpp"
#include "worker/channel/outbox.hpp"
#include "worker/channel/scoreboard.hpp"
#include "worker/link/crew.hpp"
#include "worker/link/dips.hpp"
#include "worker/link/history.hpp"
#include "worker/link/lease_book.hpp"
#include "worker/link/publisher.hpp"
#include "worker/link/records.hpp"
#include "worker/link/settings.hpp"
#include "worker/policy/prefetch.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace plotmill::worker {

struct PoolTotals {
    std::uint64_t recycled = 0;
    std::uint64_t crashed = 0;
    std::uint64_t jobs_done = 0;
    StageSums stages;
};

class Pool {
public:
    struct Parts {
        const LinkSettings& settings;
        const RecordOrigin& origin;
        const output::OutputRoot& root;
        const Scoreboard& scoreboard;
        const Clock& clock;
        LeaseBook& leases;
        Publisher& publisher;
        Outbox& master;
    };
    explicit Pool(Parts parts);

    // What happened.
    void add(const NewRenderer& renderer, UniqueFd socket);
    void receive(ProcessId pid);  // its socket is readable
    void ended(const RendererEnded& ended);
    void take_published();
    /// Hands the files of what was reported since the last call to the publisher.
    void publish_drawn();

    /// Nobody waits for anything but a renderer's report: all of them draw, and for each the next
    /// job is here.
    [[nodiscard]] bool is_ahead() const noexcept;
    /// Not even for that: each has the next one in its socket.
    [[nodiscard]] bool is_fed() const noexcept { return crew_.is_fed(); }
    /// Looks after those that work for long, opens and closes slots, retires who is due, hands out
    /// what waits.
    void advance();
    /// All renderers that live now are replaced, one after the other.
    void recycle_all() { crew_.recycle_all(); }
    /// Parts::settings says something else than before.
    void settings_changed() { crew_.set_limits(parts_.settings.recycle); }
    /// The breaker of the master: while it is open there are no spares.
    void set_may_overrun(bool may_overrun) { crew_.set_may_overrun(may_overrun); }
    /// Draining: gives back what waits.
    void return_queued();
    /// Draining took too long: kills who is busy; their jobs are returned.
    void kill_busy();

    [[nodiscard]] std::optional<TimePoint> next_deadline() const;
    [[nodiscard]] const std::map<ProcessId, Channel>& channels() const noexcept {
        return channels_;
    }
    /// Another number after every change of channels().
    [[nodiscard]] std::uint64_t channels_number() const noexcept { return channels_number_; }
    [[nodiscard]] const Crew& crew() const noexcept { return crew_; }
    [[nodiscard]] const History& history() const noexcept { return history_; }
    [[nodiscard]] const Dips& dips() const noexcept { return dips_; }
    [[nodiscard]] const PoolTotals& totals() const noexcept { return totals_; }
    /// Something was recycled or crashed since the last call.
    bool take_news() noexcept { return std::exchange(has_news_, false); }

private:
    void on_report(Member& member, JobReport&& report);
    void open_window();
    void return_surplus();
    void finish_drawn(HeldJob& job, JobReport&& report);
    void conclude_done(HeldJob& job);
    void look_at_long_jobs(TimePoint now);
    void kill(Member& member, KilledFor why);
    void scale(TimePoint now);
    void stop_cancelled();
    void stop_running(Token token, ProcessId pid);
    void hand_out();
    void hand_ahead();
    Delivery give(Member& member, HeldJob& job);
    void take_back(Member& member);
    void retire(const Member& member);
    void lose(Member& member);
    void conclude_crashed(const Member& member, const RendererEnded& ended, const Crash& crash);
    void put_back_ahead(const Member& member);
    void remove_temporaries(const HeldJob& job) const;
    void remember(const Member& member, const RendererEnded& ended, std::string_view why);
    void close_channel(ProcessId pid);
    void tell_master(const LinkToMaster& message);

    Parts parts_;
    Crew crew_;
    History history_;
    Dips dips_;
    Prefetch prefetch_;
    PoolTotals totals_;
    std::vector<PublishOrder> drawn_;
    std::map<ProcessId, Channel> channels_;
    std::map<ProcessId, ResidentSet> memories_;  // of those that were at one job for long
    TimePoint next_look_{};
    std::uint64_t channels_number_ = 0;
    bool has_news_ = false;
    bool is_killing_for_drain_ = false;
    PacketWriter writer_;
    std::vector<ByteView> packet_parts_;
};

}  // namespace plotmill::worker

#include "worker/link/link.hpp"

#include "base/clock.hpp"
#include "base/process_memory.hpp"
#include "log/log.hpp"
#include "worker/channel/messages.hpp"
#include "worker/channel/outbox.hpp"
#include "worker/link/broker_line.hpp"
#include "worker/link/lease_book.hpp"
#include "worker/link/pool.hpp"
#include "worker/link/publisher.hpp"
#include "worker/link/records.hpp"
#include "worker/link/status_report.hpp"

#include <unistd.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace plotmill::worker {
namespace {

constexpr milliseconds settle_timeout{5000};  // for the broker to settle what a drain concluded
constexpr milliseconds longest_wait{1000};    // max_age is looked at this often
// While renderers have enough to do, what the broker and the publisher say is read, and answered,
// together: a wake-up costs more than what it is for.
constexpr milliseconds gather_time{8};

LeaseLimits lease_limits(const LinkSettings& settings) {
    LeaseLimits limits;
    const std::uint64_t most =
        std::uint64_t{settings.renderers} * (1 + std::max(settings.prefetch, most_short_jobs));
    limits.held = std::max(limits.held, std::min<std::uint64_t>(2 * most, wire::max_leases));
    return limits;
}

void apply(const NewSettings& fresh, LinkSettings& settings) {
    const auto ms = [](std::uint64_t value) { return milliseconds{value}; };
    settings.renderers = static_cast<std::uint32_t>(fresh.renderers);
    settings.least_renderers =
        static_cast<std::uint32_t>(std::min(fresh.least_renderers, fresh.renderers));
    settings.idle_timeout = ms(fresh.idle_timeout_ms);
    settings.recycle = {.max_jobs = fresh.max_jobs,
                        .max_rss_bytes = fresh.max_rss_bytes,
                        .max_growth_bytes = fresh.max_growth_bytes,
                        .max_age = ms(fresh.max_age_ms),
                        .memory_limit_bytes = fresh.memory_limit_bytes};
    settings.time_limits = {.ceiling = ms(fresh.time_limit_ms),
                            .cost_margin = static_cast<std::uint32_t>(fresh.cost_margin),
                            .soft_percent = static_cast<std::uint32_t>(fresh.soft_percent)};
}

}  // namespace

class Link {
public:
    explicit Link(LinkStart start);
    void run();

private:
    enum class Phase { working, finishing, settling, over };

    void wait();
    void read_renderers(const transport::Poller& ready);
    void talk();
    [[nodiscard]] bool is_gathering() const;
    void rebuild_pollers();
    [[nodiscard]] TimePoint next_deadline() const;
    void read_master();
    void act_on(MasterToLink&& message, UniqueFd descriptor);
    void set_renderers(std::uint32_t renderers);
    void grant(const wire::Manage& wish);
    void advance();
    void advance_drain();
    void announce_ready();
    std::string report() const;

    SystemClock clock_;
    LinkStart start_;
    LinkSettings settings_{start_.settings};  // an operator may change some of them
    RecordOrigin origin_;
    ResidentSet link_memory_;
    ResidentSet master_memory_;
    Outbox to_master_{start_.master};
    LeaseBook leases_;
    Publisher publisher_;
    Pool pool_;
    BrokerLine broker_;
    transport::Poller everything_;
    transport::Poller renderers_;  // and the master
    transport::Poller master_;     // alone
    TimePoint gather_until_{};
    std::uint64_t polled_socket_ = 0;
    std::uint64_t polled_channels_ = 0;
    MasterState master_state_;
    Phase phase_ = Phase::working;
    TimePoint phase_ends_{};
    bool was_ready_ = false;
    bool is_resting_ = false;  // drained by an operator: alive, and takes nothing
};

Link::Link(LinkStart start)
    : start_{std::move(start)},
      origin_{settings_.host, settings_.worker, start_.root.path(), settings_.renderer},
      master_memory_{std::to_string(settings_.master_pid)},
      leases_{lease_limits(settings_)},
      publisher_{start_.root, settings_.durability},
      pool_{{.settings = settings_,
             .origin = origin_,
             .root = start_.root,
             .scoreboard = start_.scoreboard,
             .clock = clock_,
             .leases = leases_,
             .publisher = publisher_,
             .master = to_master_}},
      broker_{settings_, leases_, clock_, [this] { return report(); }} {
    start_.master.set_nonblocking();
    rebuild_pollers();
}

void Link::run() {
    while (phase_ != Phase::over) {
        start_.scoreboard.link().turns.fetch_add(1, std::memory_order_relaxed);
        advance();
        wait();
    }
    broker_.say_bye();
}

bool Link::is_gathering() const {
    return phase_ == Phase::working && !is_resting_ && pool_.is_ahead() &&
           clock_.now() < gather_until_;
}

void Link::wait() {
    if (polled_socket_ != broker_.socket_number() || polled_channels_ != pool_.channels_number()) {
        rebuild_pollers();
    }
    if (is_gathering()) {
        transport::Poller& heard = pool_.is_fed() ? master_ : renderers_;
        if (heard.wait(gather_until_, clock_)) {
            read_renderers(heard);
        }
        if (is_gathering()) {
            return;
        }
        if (everything_.wait(clock_.now(), clock_)) {
            read_renderers(everything_);
        }
    } else if (everything_.wait(next_deadline(), clock_)) {
        read_renderers(everything_);
    } else {
        return;
    }
    pool_.take_published();
    broker_.receive();
}

void Link::read_renderers(const transport::Poller& ready) {
    std::vector<ProcessId> readable;
    for (const auto& [pid, channel] : pool_.channels()) {
        if (ready.readable(channel.descriptor())) {
            readable.push_back(pid);
        }
    }
    for (const ProcessId pid : readable) {
        pool_.receive(pid);
    }
    if (ready.readable(start_.master.descriptor())) {
        read_master();
    }
}

void Link::rebuild_pollers() {
    everything_ = renderers_ = master_ = transport::Poller{};
    master_.add(start_.master.descriptor());
    everything_.add(broker_.socket());
    everything_.add(publisher_.descriptor());
    for (transport::Poller* const poller : {&everything_, &renderers_}) {
        poller->add(start_.master.descriptor());
        for (const auto& [pid, channel] : pool_.channels()) {
            poller->add(channel.descriptor());
        }
    }
    polled_socket_ = broker_.socket_number();
    polled_channels_ = pool_.channels_number();
}

TimePoint Link::next_deadline() const {
    TimePoint next = std::min(broker_.next(), clock_.now() + longest_wait);
    if (const auto job = pool_.next_deadline()) {
        next = std::min(next, *job);
    }
    return phase_ == Phase::working ? next : std::min(next, phase_ends_);
}

void Link::read_master() {
    for (;;) {
        Received received = start_.master.receive();
        if (received.arrival == Arrival::nothing) {
            return;
        }
        auto message = received.arrival == Arrival::packet ? decode<MasterToLink>(received.bytes)
                                                           : std::nullopt;
        if (!message) {
            phase_ = Phase::over;  // the master is gone
            return;
        }
        act_on(std::move(*message), std::move(received.descriptor));
    }
}

void Link::act_on(MasterToLink&& message, UniqueFd descriptor) {
    if (const auto* const renderer = std::get_if<NewRenderer>(&message)) {
        pool_.add(*renderer, std::move(descriptor));
    } else if (const auto* const ended = std::get_if<RendererEnded>(&message)) {
        pool_.ended(*ended);
    } else if (const auto* const state = std::get_if<MasterState>(&message)) {
        master_state_ = *state;
        pool_.set_may_overrun(state->is_breaker_open != 0);
        broker_.has_news();
    } else if (std::holds_alternative<RecycleAll>(message)) {
        pool_.recycle_all();
    } else if (std::holds_alternative<DumpState>(message)) {
        log::info("state", {{"held", leases_.held()}, {"report", report()}});
    } else if (const auto* const wanted = std::get_if<SetRenderers>(&message)) {
        set_renderers(static_cast<std::uint32_t>(wanted->renderers));
    } else if (const auto* const fresh = std::get_if<NewSettings>(&message)) {
        apply(*fresh, settings_);
        log::set_level(fresh->log_level);
        pool_.settings_changed();
    } else if (const auto* const drain = std::get_if<Drain>(&message)) {
        log::info("draining", {{"held", leases_.held()}, {"timeout_ms", drain->timeout_ms}});
        phase_ = Phase::finishing;
        phase_ends_ = clock_.now() + milliseconds{drain->timeout_ms};
    } else {
        phase_ = Phase::over;
    }
}

/// Without scaling the least follows the most.
void Link::set_renderers(std::uint32_t renderers) {
    const bool is_scaling = settings_.least_renderers < settings_.renderers;
    settings_.least_renderers =
        is_scaling ? std::min(settings_.least_renderers, renderers) : renderers;
    settings_.renderers = renderers;
}

void Link::grant(const wire::Manage& wish) {
    log::info("asked", {{"action", word(wish.action)}, {"renderers", wish.renderers}});
    if (wish.action == wire::WorkerAction::recycle) {
        pool_.recycle_all();
        return;
    }
    is_resting_ = wish.action == wire::WorkerAction::drain;
    broker_.has_news();
    if (wish.action == wire::WorkerAction::resize) {
        PacketWriter writer;
        encode(LinkToMaster{AskRenderers{wish.renderers}}, writer);
        static_cast<void>(to_master_.say(writer.bytes()));
    }
}

void Link::advance() {
    for (const wire::Manage& wish : broker_.take_wishes()) {
        grant(wish);
    }
    const bool is_draining = phase_ != Phase::working;
    if (is_draining || is_resting_) {
        pool_.return_queued();
    }
    publisher_.set_leases_kept_until(broker_.leases_kept_until());
    pool_.advance();
    if (!is_gathering()) {
        talk();
        gather_until_ = clock_.now() + gather_time;
    }
    static_cast<void>(to_master_.flush());
    announce_ready();
    if (is_draining) {
        advance_drain();
    }
}

void Link::talk() {
    pool_.publish_drawn();
    if (pool_.take_news()) {
        broker_.has_news();
    }
    broker_.say_due(phase_ != Phase::working || is_resting_);
}

void Link::advance_drain() {
    const TimePoint now = clock_.now();
    if (phase_ == Phase::finishing && now >= phase_ends_) {
        log::warn("drain_timeout", {{"busy", leases_.at_work()}});
        pool_.kill_busy();
        phase_ends_ = now + settle_timeout;
        phase_ = Phase::settling;
    }
    if (phase_ == Phase::finishing && leases_.at_work() == 0) {
        phase_ends_ = now + settle_timeout;
        phase_ = Phase::settling;
    }
    if (phase_ == Phase::settling && (leases_.held() == 0 || now >= phase_ends_)) {
        log::info("drained", {{"unsettled", leases_.held()}});
        phase_ = Phase::over;
    }
}

void Link::announce_ready() {
    if (was_ready_ || !broker_.is_known() || !pool_.crew().has_ready()) {
        return;
    }
    was_ready_ = true;
    PacketWriter writer;
    encode(LinkToMaster{WorkerReady{}}, writer);
    static_cast<void>(to_master_.say(writer.bytes()));
}

std::string Link::report() const {
    return status_report(
        {.master = {.pid = settings_.master_pid, .rss_bytes = master_memory_.bytes()},
         .link = {.pid = ::getpid(), .rss_bytes = link_memory_.bytes()},
         .crew = pool_.crew(),
         .history = pool_.history(),
         .dips = pool_.dips(),
         .totals = pool_.totals(),
         .scoreboard = start_.scoreboard,
         .master_state = master_state_,
         .sandbox = settings_.sandbox,
         .is_drained = is_resting_});
}

LinkProcess::LinkProcess(LinkStart start) : link_{std::make_unique<Link>(std::move(start))} {}
LinkProcess::~LinkProcess() = default;
void LinkProcess::run() {
    link_->run();
}

}  // namespace plotmill::worker

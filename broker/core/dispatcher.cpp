#include "broker/core/dispatcher.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::broker {
namespace {

milliseconds since(std::int64_t then_ms, std::int64_t now_ms) {
    return milliseconds{std::max<std::int64_t>(0, now_ms - then_ms)};
}

/// A wall clock that jumped back must not make a job wait longer than it was ever asked to: one
/// that has been tried waits for its back-off, any other for its producer's delay.
milliseconds longest_wait(const JobRecord& record, const Times& times) {
    const bool was_tried = record.counters.failures + record.counters.crashes > 0;
    return was_tried ? times.most_backoff
                     : milliseconds{static_cast<std::int64_t>(wire::max_delay_s * 1000)};
}

}  // namespace

Dispatcher::Dispatcher(Setup setup, Random random)
    : setup_{std::move(setup)},
      random_{std::move(random)},
      ready_{setup_.weights},
      feed_{setup_.introduction.boot} {}

void Dispatcher::load(const JobRecord& record, Now now) {
    const milliseconds wait =
        std::min(longest_wait(record, setup_.times), since(now.wall_ms, record.not_before_ms));
    const milliseconds age = since(record.accepted_ms, now.wall_ms);
    setup_.next_id = std::max(setup_.next_id, JobId{record.id.value() + 1});
    Job& job = jobs_.insert(record);
    job.order = now.steady - age + penalty(job.priority);
    if (record.expires_ms > 0) {
        set_expiry(job, since(now.wall_ms, record.expires_ms), now);
    }
    // A timer for each would be a million timers that are due at once.
    hold_until_ = now.steady + setup_.times.restart_grace;
    schedule(job, now.steady + wait, now);
}

Actions Dispatcher::take_actions() {
    return std::exchange(actions_, {});
}

void Dispatcher::persist(PendingOp pending, StoreOp&& op) {
    pending.ticket = Ticket{++last_ticket_};
    actions_.emplace_back(Persist{pending.ticket, std::move(op)});
    pending_.push_back(std::move(pending));
}

void Dispatcher::tell(ProducerId id, wire::ToProducer message, Record record) {
    if (knows(id)) {
        actions_.emplace_back(TellProducer{id, std::move(message), std::move(record)});
    }
}
void Dispatcher::tell(WorkerId id, wire::ToWorker message) {
    actions_.emplace_back(TellWorker{id, std::move(message)});
}

wire::Welcome Dispatcher::welcome() const {
    const Introduction& self = setup_.introduction;
    return {.broker = self.version,
            .boot = self.boot,
            .max_body_bytes = self.max_body_bytes,
            .max_inline_bytes = self.max_inline_bytes,
            .heartbeat_ms = static_cast<std::uint64_t>(setup_.times.heartbeat.count())};
}

milliseconds Dispatcher::penalty(wire::Priority priority) const {
    switch (priority) {
        case wire::Priority::high:
            return milliseconds{0};
        case wire::Priority::normal:
            return setup_.times.normal_penalty;
        case wire::Priority::low:
            return setup_.times.low_penalty;
    }
    return milliseconds{0};
}

milliseconds Dispatcher::jitter(milliseconds most) {
    const auto values = static_cast<std::uint64_t>(most.count()) + 1;
    return milliseconds{static_cast<std::int64_t>(random_() % values)};
}

Token Dispatcher::new_token() {
    const std::uint64_t bits = random_() & wire::max_token;
    return Token{bits == 0 ? 1 : bits};
}

void Dispatcher::schedule(Job& job, TimePoint due, Now now) {
    job.worker = {};
    job.token = {};
    if (due > now.steady) {
        job.due = due;
        jobs_.set_phase(job, Phase::delayed);
        timers_.push(due, job.id);
        return;
    }
    jobs_.set_phase(job, Phase::queued);
    ready_.push(job, job.order);
}

void Dispatcher::unschedule(Job& job) {
    if (job.phase == Phase::delayed) {
        timers_.erase(job.due, job.id);
    } else if (job.phase == Phase::queued) {
        ready_.erase(job, job.order);
    }
}

void Dispatcher::lease_to(Job& job, Given given, Now now) {
    jobs_.set_phase(job, Phase::leased);
    job.worker = given.worker.id;
    job.token = given.token;
    ++job.counters.leases;
    workers_.add_lease(given.worker, job.id);
    if (!feed_.empty()) {
        announce(about(job, wire::EventKind::leased, now));
    }
}

void Dispatcher::end_lease(Job& job) {
    if (Worker* worker = workers_.find(job.worker)) {
        workers_.remove_lease(*worker, job.id);
    }
    job.worker = {};
    job.token = {};
}

void Dispatcher::assign(Now now) {
    if (now.steady < hold_until_) {
        return;
    }
    while (!ready_.empty()) {
        Worker* worker = workers_.find_free();
        if (worker == nullptr) {
            return;
        }
        Job* job = jobs_.find(*ready_.take());
        PM_CHECK(job != nullptr && job->phase == Phase::queued, "what is in line is queued");
        workers_.set_credit(*worker, worker->credit - 1);
        lease_to(*job, {*worker, new_token()}, now);
        tell(worker->id, wire::Assign{.lease = {job->id, job->token},
                                      .key = std::string{job->key()},
                                      .name_space = job->origin->name_space,
                                      .attempt = job->counters.leases,
                                      .alone = job->counters.crashes >= setup_.limits.alone_after,
                                      .time_limit_s = job->time_limit_s,
                                      .outputs = job->names.outputs(),
                                      .store = {},
                                      .file = {},
                                      .sha256 = {},
                                      .deliver = job->deliver});
    }
}

void Dispatcher::finish(Job& job, wire::JobState state, Error error, std::string report, Now now) {
    const wire::Lease lease{job.id, job.token};
    auto ending = feed_.empty() ? nullptr : make_ending(job, error, now);
    if (job.phase == Phase::leased) {
        end_lease(job);
    } else {
        unschedule(job);
    }
    jobs_.set_phase(job, Phase::finishing);
    persist({.kind = OpKind::finish, .job = job.id, .lease = lease, .ending = std::move(ending)},
            FinishJob{.id = job.id,
                      .key = std::string{job.key()},
                      .state = state,
                      .counters = job.counters,
                      .error = std::move(error),
                      .report = std::move(report),
                      .finished_ms = now.wall_ms});
}

void Dispatcher::set_expiry(Job& job, milliseconds left, Now now) {
    job.expires = now.steady + left;
    expiries_.push(job.expires, job.id);
}

bool Dispatcher::has_expired(const Job& job, Now now) {
    return job.expires != TimePoint{} && now.steady >= job.expires;
}

/// A job that a worker has is not taken from it; should it come back, it ends then.
void Dispatcher::end_expired(Now now) {
    while (const auto id = expiries_.take_due(now.steady)) {
        Job* job = jobs_.find(*id);
        PM_CHECK(job != nullptr, "what can expire is live");
        if (job->phase == Phase::queued || job->phase == Phase::delayed) {
            finish(*job, wire::JobState::expired,
                   {ErrorCode::timeout, "no worker had it within its expires_s"}, {}, now);
        }
    }
}

void Dispatcher::tick(Now now) {
    const milliseconds heartbeat = setup_.times.heartbeat;
    if (last_tick_ && now.steady - *last_tick_ > heartbeat) {
        workers_.forgive(now.steady - *last_tick_);  // stopped, swapped or suspended
    }
    last_tick_ = now.steady;
    end_expired(now);
    while (const auto id = timers_.take_due(now.steady)) {
        Job* job = jobs_.find(*id);
        PM_CHECK(job != nullptr && job->phase == Phase::delayed, "what has a timer is delayed");
        schedule(*job, now.steady, now);
    }
    if (now.steady >= next_check_) {
        next_check_ = now.steady + heartbeat / 4;
        for (const WorkerId id :
             workers_.silent_since(now.steady - setup_.times.missed_heartbeats * heartbeat)) {
            lose(id, wire::EventKind::worker_lost, now);
        }
    }
    forget_idle_producers(now);
    assign(now);
}

TimePoint Dispatcher::next_deadline() const {
    TimePoint deadline = next_check_;
    if (last_tick_ && *last_tick_ < hold_until_) {
        deadline = std::min(deadline, hold_until_);
    }
    for (const auto timer : {timers_.next(), expiries_.next()}) {
        deadline = timer ? std::min(*timer, deadline) : deadline;
    }
    return deadline;
}

}  // namespace plotmill::broker

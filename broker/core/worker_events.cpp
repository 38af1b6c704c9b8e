#include "broker/core/dispatcher.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::broker {

Worker* Dispatcher::hear(WorkerId id, Now now) {
    Worker* worker = workers_.find(id);
    if (worker == nullptr) {
        tell(id, wire::Resync{});
        actions_.emplace_back(ForgetWorker{id});
        return nullptr;
    }
    worker->heard = now.steady;
    return worker;
}

void Dispatcher::ready(WorkerId id, const wire::Ready& ready, Now now) {
    const Worker* before = workers_.find(id);
    if (before == nullptr) {
        before = workers_.find_name(ready.worker);
    }
    std::optional<Error> no;
    if (ready.version != wire::protocol_version) {
        no = Error{ErrorCode::version, "READY.v: got " + std::to_string(ready.version) +
                                           ", expected " + std::to_string(wire::protocol_version)};
    } else if (ready.worker.empty()) {
        no = Error{ErrorCode::range, "READY.worker: got '', expected a unique name"};
    } else if (before != nullptr && (before->host != ready.host || before->pid != ready.pid)) {
        no = Error{ErrorCode::key_conflict,
                   "READY.worker: " + in_quotes(ready.worker) + " is the name of pid " +
                       std::to_string(before->pid) + " on " + in_quotes(before->host)};
    } else if (before == nullptr && workers_.all().size() >= setup_.limits.max_workers) {
        no = Error{ErrorCode::limit, "max_workers: the limit of " +
                                         std::to_string(setup_.limits.max_workers) + " is reached"};
    }
    if (no) {
        tell(id, wire::Refused{.code = no->code, .message = std::move(no->message), .id = {}});
        if (before == nullptr || before->id != id) {
            actions_.emplace_back(ForgetWorker{id});
        }
        return;
    }
    const bool is_new = before == nullptr;
    std::unordered_set<JobId> held_before;
    if (before != nullptr) {
        held_before = before->leases;
        const WorkerId old_id = before->id;
        workers_.erase(old_id);
        if (old_id != id) {
            actions_.emplace_back(ForgetWorker{old_id});
        }
    }
    Worker& worker = workers_.insert({.id = id,
                                      .name = ready.worker,
                                      .host = ready.host,
                                      .pid = ready.pid,
                                      .slots = ready.slots,
                                      .heard = now.steady,
                                      .leases = {}});
    tell(id, welcome());
    if (is_new) {
        announce_service(wire::EventKind::worker_joined,
                         {.worker = worker.name, .host = worker.host, .slots = worker.slots}, now);
    }
    for (const wire::Lease& lease : ready.leases) {
        keep_lease(worker, held_before, lease, now);
    }
    for (const JobId job : held_before) {
        if (!worker.leases.contains(job)) {
            give_back(job, now);
        }
    }
    assign(now);
}

void Dispatcher::keep_lease(Worker& worker, const std::unordered_set<JobId>& held_before,
                            const wire::Lease& lease, Now now) {
    Job* job = find_leased(lease);
    if (job != nullptr && (held_before.contains(lease.id) || job->worker == worker.id)) {
        job->worker = worker.id;  // the same process, over another connection
        workers_.add_lease(worker, lease.id);
        if (job->is_cancelled) {
            tell(worker.id, wire::StopJob{lease});
        }
        return;
    }
    if (unsettled_.contains(lease.token)) {
        unsettled_[lease.token] = worker.id;  // its outcome is on the way to the disk
        return;
    }
    job = jobs_.find(lease.id);
    const bool is_free =
        job != nullptr && (job->phase == Phase::queued || job->phase == Phase::delayed);
    if (!is_free || lease.token.value() == 0) {
        tell(worker.id, wire::Revoked{lease});
        return;
    }
    unschedule(*job);
    lease_to(*job, {worker, lease.token}, now);
}

void Dispatcher::credit(WorkerId id, std::uint64_t n, Now now) {
    Worker* worker = hear(id, now);
    if (worker == nullptr) {
        return;
    }
    const std::uint64_t most = setup_.limits.max_credit;
    if (n > most || worker->credit + worker->leases.size() + n > most) {
        tell(id, wire::Refused{.code = ErrorCode::limit,
                               .message = "CREDIT.n: got " + std::to_string(n) +
                                          ", expected credit and leases of at most " +
                                          std::to_string(most) + " together",
                               .id = {}});
        return;
    }
    workers_.set_credit(*worker, worker->credit + n);
    assign(now);
}

void Dispatcher::heartbeat(WorkerId id, Now now) {
    if (hear(id, now) != nullptr) {
        tell(id, wire::Heartbeat{setup_.introduction.boot});
    }
}

Job* Dispatcher::find_leased(const wire::Lease& lease) {
    Job* job = jobs_.find(lease.id);
    const bool is_current =
        job != nullptr && job->phase == Phase::leased && job->token == lease.token;
    return is_current ? job : nullptr;
}

bool Dispatcher::is_current(const wire::Lease& lease) {
    return find_leased(lease) != nullptr;
}

std::optional<wire::Deliver> Dispatcher::delivery(const wire::Lease& lease) {
    const Job* const job = find_leased(lease);
    return job == nullptr ? std::nullopt : std::optional{job->deliver};
}

void Dispatcher::settle_stale(WorkerId id, const wire::Lease& lease) {
    if (const auto on_the_way = unsettled_.find(lease.token); on_the_way != unsettled_.end()) {
        on_the_way->second = id;
        return;
    }
    ++totals_.stale;
    tell(id, wire::Settled{lease});
}

void Dispatcher::done(WorkerId id, const wire::Lease& lease, std::string report, Now now) {
    if (hear(id, now) == nullptr) {
        return;
    }
    Job* job = find_leased(lease);
    if (job == nullptr) {
        return settle_stale(id, lease);
    }
    unsettled_[lease.token] = id;
    finish(*job, wire::JobState::done, {}, std::move(report), now);
    assign(now);
}

void Dispatcher::misfortune(WorkerId id, Misfortune&& what, Now now) {
    if (hear(id, now) == nullptr) {
        return;
    }
    Job* job = find_leased(what.lease);
    if (job == nullptr) {
        return settle_stale(id, what.lease);
    }
    unsettled_[what.lease.token] = id;
    suffer(*job, std::move(what), now);
    assign(now);
}

void Dispatcher::suffer(Job& job, Misfortune&& what, Now now) {
    totals_.crashed += what.setback == Setback::crashed ? 1 : 0;
    totals_.returned += what.setback == Setback::returned ? 1 : 0;
    auto retry = feed_.empty() ? nullptr : make_retry(job, what, now);
    Verdict verdict = judge(job, what.setback, std::move(what.error), setup_.limits, setup_.times);
    job.counters = verdict.counters;
    if (job.is_cancelled) {
        return finish(job, wire::JobState::cancelled,
                      {ErrorCode::stale, "cancelled while a worker had it"}, std::move(what.report),
                      now);
    }
    if (verdict.dead) {
        return finish(job, wire::JobState::dead, std::move(*verdict.dead), std::move(what.report),
                      now);
    }
    if (has_expired(job, now)) {
        return finish(job, wire::JobState::expired,
                      {ErrorCode::timeout, "it came back from a worker after its expires_s"},
                      std::move(what.report), now);
    }
    ++totals_.retried;
    const milliseconds wait = jitter(verdict.most_wait);
    if (retry) {
        retry->wait_ms = wait.count();
        announce(std::move(*retry));
    }
    end_lease(job);
    schedule(job, now.steady + wait, now);
    persist({.kind = OpKind::update, .job = job.id, .lease = what.lease},
            UpdateJob{job.id, job.counters, now.wall_ms + wait.count()});
}

void Dispatcher::give_back(JobId id, Now now) {
    Job* job = jobs_.find(id);
    if (job == nullptr || job->phase != Phase::leased) {
        return;
    }
    suffer(*job,
           {.lease = {},
            .setback = Setback::returned,
            .error = {ErrorCode::unreachable, "the worker went away with the job"},
            .report = {}},
           now);
}

void Dispatcher::lose(WorkerId id, wire::EventKind how, Now now) {
    const Worker* worker = workers_.find(id);
    if (worker == nullptr) {
        return;
    }
    const std::unordered_set<JobId> leases = worker->leases;
    actions_.emplace_back(ForgetWorker{id, worker->name, leases.size()});
    announce_service(how, {.worker = worker->name, .host = worker->host, .leases = leases.size()},
                     now);
    workers_.erase(id);
    for (const JobId job : leases) {
        give_back(job, now);
    }
}

void Dispatcher::bye(WorkerId id, Now now) {
    if (hear(id, now) == nullptr) {
        return;
    }
    lose(id, wire::EventKind::worker_left, now);
    assign(now);
}

void Dispatcher::worker_gone(WorkerId id, Now now) {
    lose(id, wire::EventKind::worker_lost, now);
    assign(now);
}

void Dispatcher::worker_blocked(WorkerId id, bool is_blocked, Now now) {
    if (Worker* worker = workers_.find(id)) {
        workers_.set_blocked(*worker, is_blocked);
        assign(now);
    }
}

}  // namespace plotmill::broker

#include "base/check.hpp"
#include "broker/core/dispatcher.hpp"

#include <utility>

namespace plotmill::broker {

void Dispatcher::committed(const StoreResult& result, Now now) {
    PM_CHECK(!pending_.empty() && pending_.front().ticket == result.ticket,
             "the store reports its tickets in order");
    PendingOp pending = std::move(pending_.front());
    pending_.pop_front();
    switch (pending.kind) {
        case OpKind::insert: {
            Job* job = jobs_.find(pending.job);
            PM_CHECK(job != nullptr, "a job lives at least until its insert is reported");
            inserted(*job, result, now);
            break;
        }
        case OpKind::update:
            settle(pending.lease);
            break;
        case OpKind::finish:
            finished(pending, result, now);
            break;
        case OpKind::find:
            if (result.outcome == StoreOutcome::found) {
                tell(pending.producer, wire::JobResult{result.id, result.key, result.state},
                     result.record);
            } else {
                tell(pending.producer, wire::UnknownJobs{{pending.job}});
            }
            break;
        case OpKind::fetch:
            fetched(pending, result);
            break;
        case OpKind::ask:
            answered(pending, result, now);
            break;
        case OpKind::retry:
            found_to_retry(pending, result, now);
            break;
        case OpKind::revive:
            revived(pending, result, now);
            break;
    }
    assign(now);
}

void Dispatcher::fetched(const PendingOp& pending, const StoreResult& result) {
    if (const auto producer = producers_.find(pending.producer); producer != producers_.end()) {
        --producer->second.fetching;
    }
    if (result.outcome == StoreOutcome::found) {
        return tell(pending.producer,
                    wire::PicturesChunk{pending.request, pending.job, pending.offset},
                    result.record);
    }
    refuse(pending.producer, pending.request,
           {ErrorCode::not_found, "FETCH: got job " + std::to_string(pending.job.value()) +
                                      ", byte " + std::to_string(pending.offset) +
                                      ", expected one that is kept, of pictures delivered as "
                                      "bytes"});
}

void Dispatcher::settle(const wire::Lease& lease) {
    const auto found = unsettled_.find(lease.token);
    if (found == unsettled_.end()) {
        return;
    }
    if (knows(found->second)) {
        tell(found->second, wire::Settled{lease});
    }
    unsettled_.erase(found);
}

void Dispatcher::answer_waiting(Job& job, JobId id, bool was_there) {
    for (const WaitingRequest& request : job.take_waiting()) {
        if (const auto producer = producers_.find(request.producer); producer != producers_.end()) {
            --producer->second.unanswered;
        }
        add_watcher(job, request.producer);
        tell(request.producer, wire::Accepted{request.request, id, was_there || request.duplicate});
    }
}

void Dispatcher::inserted(Job& job, const StoreResult& result, Now now) {
    if (result.outcome == StoreOutcome::full) {
        for (const WaitingRequest& request : job.take_waiting()) {
            if (knows(request.producer)) {
                --producers_[request.producer].unanswered;
            }
            busy(request.producer, request.request,
                 {.reason = "disk: it is full, or the store is as large as it may be",
                  .depth = jobs_.bytes()});
        }
        return remove(job);
    }
    if (result.outcome == StoreOutcome::already_finished) {
        answer_waiting(job, result.id, true);
        job.watchers.for_each([&](ProducerId watcher) {
            tell(watcher, wire::JobResult{result.id, result.key, result.state}, result.record);
        });
        return remove(job);
    }
    ++totals_.accepted;
    answer_waiting(job, job.id, false);
    if (!feed_.empty()) {
        announce(about(job, wire::EventKind::accepted, now));
    }
    begin(job, now);
}

/// It is on disk: its life begins, unless somebody ended it before.
void Dispatcher::begin(Job& job, Now now) {
    if (job.phase != Phase::inserting) {
        return;  // superseded
    }
    if (job.is_cancelled) {
        return finish(job, wire::JobState::cancelled,
                      {ErrorCode::stale, "cancelled before a worker had it"}, {}, now);
    }
    if (has_expired(job, now)) {
        return finish(job, wire::JobState::expired,
                      {ErrorCode::timeout, "no worker had it within its expires_s"}, {}, now);
    }
    schedule(job, job.due, now);
}

void Dispatcher::finished(PendingOp& pending, const StoreResult& result, Now now) {
    settle(pending.lease);
    Job* job = jobs_.find(pending.job);
    if (job == nullptr) {
        return;  // superseded, and its insert was not written
    }
    PM_CHECK(result.outcome == StoreOutcome::written, "a live job is on disk");
    totals_.done += result.state == wire::JobState::done ? 1 : 0;
    totals_.dead += result.state == wire::JobState::dead ? 1 : 0;
    totals_.cancelled += result.state == wire::JobState::cancelled ? 1 : 0;
    totals_.expired += result.state == wire::JobState::expired ? 1 : 0;
    answer_cancels(*job, result.state);
    announce_end(*job, pending, result.state, now);
    job->watchers.for_each([&](ProducerId watcher) {
        tell(watcher, wire::JobResult{pending.job, std::string{job->key()}, result.state},
             result.record);
    });
    remove(*job);
}

void Dispatcher::remove(Job& job) {
    job.watchers.for_each([this](ProducerId watcher) {
        if (const auto producer = producers_.find(watcher); producer != producers_.end()) {
            --producer->second.watched;
        }
    });
    for (const AskedBy& asked : job.take_cancels()) {
        refuse(asked.producer, asked.request,
               {ErrorCode::not_found, "CANCEL.id: the job was not accepted in the end"});
    }
    const JobId id = job.id;
    if (job.expires != TimePoint{}) {
        expiries_.erase(job.expires, id);
    }
    actions_.emplace_back(ForgetBody{id});
    jobs_.erase(id);
}

void Dispatcher::body_lost(const wire::Lease& lease, Error error, Now now) {
    Job* job = find_leased(lease);
    if (job == nullptr) {
        return;
    }
    if (Worker* worker = workers_.find(job->worker)) {
        workers_.set_credit(*worker, worker->credit + 1);  // nothing was sent
    }
    finish(*job, wire::JobState::dead, std::move(error), {}, now);
    assign(now);
}

}  // namespace plotmill::broker

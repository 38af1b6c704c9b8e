#include "base/check.hpp"
#include "broker/core/dispatcher.hpp"

#include <utility>

namespace plotmill::broker {

void Dispatcher::committed(const StoreResult& result, Now now) {
    PM_CHECK(!pending_.empty() && pending_.front().ticket == result.ticket,
             "the store reports its tickets in order");
    const PendingOp pending = pending_.front();
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
            finished(pending, result);
            break;
        case OpKind::find:
            if (result.outcome == StoreOutcome::found) {
                tell(pending.producer, wire::JobResult{result.id, result.key, result.state},
                     result.record);
            } else {
                tell(pending.producer, wire::UnknownJobs{{pending.job}});
            }
            break;
    }
    assign(now);
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
    for (const WaitingRequest& request : std::exchange(job.waiting, {})) {
        if (const auto producer = producers_.find(request.producer); producer != producers_.end()) {
            --producer->second.unanswered;
        }
        add_watcher(job, request.producer);
        tell(request.producer, wire::Accepted{request.request, id, was_there || request.duplicate});
    }
}

void Dispatcher::inserted(Job& job, const StoreResult& result, Now now) {
    if (result.outcome == StoreOutcome::full) {
        for (const WaitingRequest& request : std::exchange(job.waiting, {})) {
            if (knows(request.producer)) {
                --producers_[request.producer].unanswered;
            }
            busy(request.producer, request.request, "the disk or the store's size limit is full");
        }
        return remove(job);
    }
    if (result.outcome == StoreOutcome::already_finished) {
        answer_waiting(job, result.id, true);
        for (const ProducerId watcher : job.watchers) {
            tell(watcher, wire::JobResult{result.id, result.key, result.state}, result.record);
        }
        return remove(job);
    }
    ++totals_.accepted;
    answer_waiting(job, job.record.id, false);
    if (job.phase == Phase::inserting) {  // else superseded before it was on disk
        schedule(job, job.due, now);
    }
}

void Dispatcher::finished(const PendingOp& pending, const StoreResult& result) {
    settle(pending.lease);
    Job* job = jobs_.find(pending.job);
    if (job == nullptr) {
        return;  // superseded, and its insert was not written
    }
    PM_CHECK(result.outcome == StoreOutcome::written, "a live job is on disk");
    totals_.done += result.state == wire::JobState::done ? 1 : 0;
    totals_.dead += result.state == wire::JobState::dead ? 1 : 0;
    totals_.cancelled += result.state == wire::JobState::cancelled ? 1 : 0;
    for (const ProducerId watcher : job->watchers) {
        tell(watcher, wire::JobResult{pending.job, job->record.key, result.state}, result.record);
    }
    remove(*job);
}

void Dispatcher::remove(Job& job) {
    for (const ProducerId watcher : job.watchers) {
        if (const auto producer = producers_.find(watcher); producer != producers_.end()) {
            --producer->second.watched;
        }
    }
    const JobId id = job.record.id;
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

#include "broker/core/dispatcher.hpp"
#include "broker/core/submit_rules.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::broker {
namespace {

wire::JobState state_of(Phase phase) {
    switch (phase) {
        case Phase::delayed:
            return wire::JobState::delayed;
        case Phase::inserting:
        case Phase::queued:
            return wire::JobState::queued;
        case Phase::leased:
        case Phase::finishing:
            return wire::JobState::leased;
    }
    return wire::JobState::queued;
}

std::string the_job(JobId id) {
    return "job " + std::to_string(id.value());
}

}  // namespace

void Dispatcher::answer(const AskedBy& asked, AnswerContent content, bool is_list) {
    if (knows(asked.producer)) {
        actions_.emplace_back(
            AnswerProducer{asked.producer, asked.request, std::move(content), is_list});
    }
}

bool Dispatcher::may_operate(ProducerId id) const {
    const auto producer = producers_.find(id);
    return producer == producers_.end() || producer->second.grant.may_operate;
}

/// A queued job ends at once. One that is not on disk ends when it is, for nobody may hear of it
/// before. A leased one ends when its worker has let go of it: until then it could still publish,
/// and what it says first counts.
void Dispatcher::cancel(ProducerId id, const wire::CancelJob& cancel, Now now) {
    const Producer* producer = hear(id, now);
    if (producer == nullptr) {
        return;
    }
    const bool is_by_id = cancel.id != JobId{};
    Job* job = is_by_id ? jobs_.find(cancel.id) : jobs_.find_key(producer->name_space, cancel.key);
    if (is_by_id && (job == nullptr || !is_in_scope(*producer, *job))) {
        return persist({.kind = OpKind::ask,
                        .job = cancel.id,
                        .producer = id,
                        .request = cancel.request,
                        .answer = JobEnd{.id = cancel.id, .key = {}}},
                       FindResult{cancel.id, scope_of(*producer)});
    }
    if (job == nullptr) {
        return refuse(
            id, cancel.request,
            {ErrorCode::not_found, "CANCEL.key: no live job has the key " + in_quotes(cancel.key)});
    }
    std::vector<AskedBy>& cancels = job->ask().cancels;
    if (cancels.size() >= setup_.limits.max_watchers) {
        return busy(id, cancel.request,
                    full("max_watchers", cancels.size(), setup_.limits.max_watchers,
                         "requests to cancel a job"));
    }
    cancels.push_back({id, cancel.request});
    if (job->phase == Phase::finishing || job->is_cancelled) {
        return;
    }
    if (job->phase == Phase::leased || job->phase == Phase::inserting) {
        job->is_cancelled = true;
        if (job->phase == Phase::leased) {
            tell(job->worker, wire::StopJob{{job->id, job->token}});
        }
        return;
    }
    finish(*job, wire::JobState::cancelled, {ErrorCode::stale, "cancelled before a worker had it"},
           {}, now);
}

void Dispatcher::answer_cancels(Job& job, wire::JobState state) {
    for (const AskedBy& asked : job.take_cancels()) {
        answer(asked, JobEnd{job.id, std::string{job.key()}, state});
    }
}

void Dispatcher::show(ProducerId id, const wire::ShowJob& show, Now now) {
    const Producer* producer = hear(id, now);
    if (producer == nullptr) {
        return;
    }
    if (const Job* job = jobs_.find(show.id); job != nullptr && is_in_scope(*producer, *job)) {
        const Worker* worker = workers_.find(job->worker);
        return answer({id, show.request},
                      LiveJob{.job = record_of(*job),
                              .state = state_of(job->phase),
                              .worker = worker == nullptr ? std::string{} : worker->name});
    }
    persist({.kind = OpKind::ask,
             .job = show.id,
             .producer = id,
             .request = show.request,
             .answer = std::shared_ptr<const KeptJobs>{}},
            FindKept{show.id, scope_of(*producer)});
}

void Dispatcher::list_dead(ProducerId id, const wire::ListDead& list, Now now) {
    if (hear(id, now) == nullptr) {
        return;
    }
    if (list.limit < 1 || list.limit > wire::max_ids) {
        return refuse(id, list.request,
                      {ErrorCode::range, "DEAD.limit: got " + std::to_string(list.limit) +
                                             ", expected 1 to " + std::to_string(wire::max_ids)});
    }
    persist({.kind = OpKind::ask,
             .producer = id,
             .request = list.request,
             .answer = std::shared_ptr<const KeptJobs>{},
             .is_list = true},
            ListKeptDead{list.after, list.limit});
}

void Dispatcher::list_measured(ProducerId id, const wire::ListMeasured& list, Now now) {
    if (hear(id, now) == nullptr) {
        return;
    }
    if (list.limit < 1 || list.limit > wire::max_ids) {
        return refuse(id, list.request,
                      {ErrorCode::range, "MEMORY.limit: got " + std::to_string(list.limit) +
                                             ", expected 1 to " + std::to_string(wire::max_ids)});
    }
    persist({.kind = OpKind::ask,
             .producer = id,
             .request = list.request,
             .answer = std::shared_ptr<const KeptJobs>{},
             .is_list = true},
            ListKeptDone{list.after, list.limit});
}

void Dispatcher::drop(ProducerId id, const wire::DropDead& drop, Now now) {
    if (hear(id, now) == nullptr) {
        return;
    }
    if (jobs_.find(drop.id) != nullptr) {
        return refuse(id, drop.request,
                      {ErrorCode::not_found, "DROP.id: " + the_job(drop.id) +
                                                 " is live, expected a dead one; CANCEL ends it"});
    }
    persist({.kind = OpKind::ask,
             .job = drop.id,
             .producer = id,
             .request = drop.request,
             .answer = JobEnd{drop.id, {}, wire::JobState::dead}},
            DropJob{drop.id});
}

void Dispatcher::set_paused(ProducerId id, const PauseRequest& pause, Now now) {
    if (hear(id, now) == nullptr) {
        return;
    }
    if (Status status =
            validate_name(pause.is_paused ? "PAUSE.queue" : "RESUME.queue", pause.queue);
        !status) {
        return refuse(id, pause.request, std::move(status).error());
    }
    if (ready_.queue_count() >= setup_.limits.max_queues && !ready_.has_queue(pause.queue)) {
        return busy(id, pause.request,
                    full("max_queues", ready_.queue_count(), setup_.limits.max_queues, "queues"));
    }
    ready_.set_paused(pause.queue, pause.is_paused);
    persist({.kind = OpKind::ask,
             .producer = id,
             .request = pause.request,
             .answer = QueueAnswer{pause.queue, pause.is_paused}},
            SetPaused{pause.queue, pause.is_paused});
    assign(now);
}

void Dispatcher::show_batch(ProducerId id, const wire::ShowBatch& show, Now now) {
    const Producer* producer = hear(id, now);
    if (producer == nullptr) {
        return;
    }
    persist({.kind = OpKind::ask,
             .producer = id,
             .request = show.request,
             .answer = BatchAnswer{show.batch, {}}},
            FindBatch{producer->name_space, show.batch});
}

/// What was asked of the store is there.
void Dispatcher::answered(PendingOp& pending, const StoreResult& result, Now now) {
    if (result.outcome == StoreOutcome::not_found) {
        const auto* batch = std::get_if<BatchAnswer>(&pending.answer);
        const std::string what =
            batch != nullptr ? "batch " + in_quotes(batch->batch) : the_job(pending.job);
        return refuse(pending.producer, pending.request,
                      {ErrorCode::not_found, what + " is not known, or not dead, or forgotten"});
    }
    if (auto* end = std::get_if<JobEnd>(&pending.answer)) {
        *end = {result.id, result.key, result.state};
    } else if (auto* kept = std::get_if<std::shared_ptr<const KeptJobs>>(&pending.answer)) {
        *kept = result.kept;
    } else if (auto* batch = std::get_if<BatchAnswer>(&pending.answer)) {
        batch->counts = result.batch;
    } else if (const auto* queue = std::get_if<QueueAnswer>(&pending.answer)) {
        announce_service(
            queue->is_paused ? wire::EventKind::queue_paused : wire::EventKind::queue_resumed,
            {.queue = queue->queue}, now);
    }
    answer({pending.producer, pending.request}, std::move(pending.answer), pending.is_list);
}

/// First the job is found, then it is checked against the living, then it is moved back.
void Dispatcher::retry(ProducerId id, const wire::RetryDead& retry, Now now) {
    if (hear(id, now) == nullptr) {
        return;
    }
    persist({.kind = OpKind::retry, .job = retry.id, .producer = id, .request = retry.request},
            FindKept{retry.id, {}});
}

std::optional<Error> Dispatcher::find_retry_obstacle(const KeptJob& kept, JobId& in_the_way) {
    const JobRecord& job = kept.job;
    if (jobs_.find(job.id) != nullptr) {
        in_the_way = job.id;
        return Error{ErrorCode::key_conflict, "RETRY.id: " + the_job(job.id) + " is live"};
    }
    if (kept.state != wire::JobState::dead) {
        return Error{ErrorCode::not_found, "RETRY.id: " + the_job(job.id) + " is " +
                                               std::string{wire::word(kept.state)} +
                                               ", expected a dead one"};
    }
    if (const Job* living = jobs_.find_key(job.name_space, job.key)) {
        in_the_way = living->id;
        return Error{ErrorCode::key_conflict, "RETRY.id: its key " + in_quotes(job.key) +
                                                  " is that of the live " + the_job(in_the_way)};
    }
    for (const std::string& path : job.outputs) {
        const Job* owner = job.deliver == wire::Deliver::files ? jobs_.find_path(path) : nullptr;
        if (owner != nullptr) {
            in_the_way = owner->id;
            return Error{ErrorCode::path_busy, "RETRY.id: its output " + in_quotes(path) +
                                                   " is that of the live " + the_job(in_the_way)};
        }
    }
    return std::nullopt;
}

void Dispatcher::found_to_retry(const PendingOp& pending, const StoreResult& result, Now now) {
    if (result.outcome == StoreOutcome::not_found || !result.kept || result.kept->jobs.empty()) {
        return refuse(
            pending.producer, pending.request,
            {ErrorCode::not_found, "RETRY.id: " + the_job(pending.job) + " is not known"});
    }
    const KeptJob& kept = result.kept->jobs.front();
    JobId in_the_way{};
    if (auto obstacle = find_retry_obstacle(kept, in_the_way)) {
        return refuse(pending.producer, pending.request, std::move(*obstacle), in_the_way);
    }
    if (auto fullness = find_full_table(kept.job.bytes)) {
        return busy(pending.producer, pending.request, std::move(*fullness));
    }
    JobRecord record = kept.job;
    record.counters = {};
    Job& job = jobs_.insert(record);
    job.order = now.steady + penalty(job.priority);
    persist({.kind = OpKind::revive,
             .job = pending.job,
             .producer = pending.producer,
             .request = pending.request},
            ReviveJob{pending.job});
}

void Dispatcher::revived(const PendingOp& pending, const StoreResult& result, Now now) {
    Job* job = jobs_.find(pending.job);
    if (job == nullptr) {
        return;
    }
    if (result.outcome != StoreOutcome::written) {
        refuse(pending.producer, pending.request,
               {ErrorCode::not_found,
                "RETRY.id: " + the_job(pending.job) + " was forgotten meanwhile"});
        for (const WaitingRequest& joined : job->take_waiting()) {
            if (knows(joined.producer)) {
                --producers_[joined.producer].unanswered;
            }
            busy(joined.producer, joined.request,
                 {.reason = "dropped: the job that it joined was forgotten meanwhile"});
        }
        return remove(*job);
    }
    answer({pending.producer, pending.request},
           JobEnd{pending.job, std::string{job->key()}, wire::JobState::queued});
    answer_waiting(*job, pending.job, true);
    if (!feed_.empty()) {
        announce(about(*job, wire::EventKind::revived, now));
    }
    begin(*job, now);
}

}  // namespace plotmill::broker

#include "broker/core/dispatcher.hpp"
#include "broker/core/submit_rules.hpp"

#include <algorithm>
#include <utility>

namespace plotmill::broker {
namespace {

bool is_same_content(const Job& job, const wire::Submit& submit) {
    return job.sha256 == sha256_from_hex(submit.sha256) && job.names.outputs() == submit.outputs &&
           job.deliver == submit.deliver;
}

milliseconds to_milliseconds(double seconds) {
    return milliseconds{static_cast<std::int64_t>(seconds * 1000)};
}

JobRecord make_record(const std::string& name_space, wire::Submit&& submit, JobId id,
                      std::int64_t wall_ms) {
    const milliseconds delay = to_milliseconds(submit.delay_s);
    const milliseconds life = to_milliseconds(submit.expires_s);
    return {.id = id,
            .name_space = name_space,
            .key = std::move(submit.key),
            .queue = std::move(submit.queue),
            .producer = {},
            .batch = std::move(submit.batch),
            .priority = submit.priority,
            .deliver = submit.deliver,
            .outputs = std::move(submit.outputs),
            .sha256 = std::move(submit.sha256),
            .bytes = submit.bytes,
            .time_limit_s = submit.time_limit_s,
            .max_attempts = submit.max_attempts,
            .accepted_ms = wall_ms,
            .not_before_ms = delay.count() > 0 ? wall_ms + delay.count() : 0,
            .expires_ms = life.count() > 0 ? wall_ms + life.count() : 0,
            .counters = {}};
}

}  // namespace

Dispatcher::Producer* Dispatcher::hear(ProducerId id, Now now) {
    const auto found = producers_.find(id);
    if (found == producers_.end()) {
        actions_.emplace_back(TellProducer{id, wire::Resync{}, nullptr});
        actions_.emplace_back(ForgetProducer{id});
        return nullptr;
    }
    found->second.heard = now.steady;
    return &found->second;
}

void Dispatcher::hello(ProducerId id, const wire::Hello& hello, Now now, const Grant& grant) {
    std::optional<wire::ToProducer> no;
    if (hello.version != wire::protocol_version) {
        no = wire::Refused{.code = ErrorCode::version,
                           .message = "HELLO.v: got " + std::to_string(hello.version) +
                                      ", expected " + std::to_string(wire::protocol_version),
                           .id = {}};
    } else if (Status status = validate_name("HELLO.namespace", hello.name_space); !status) {
        no =
            wire::Refused{.code = status.error().code, .message = status.error().message, .id = {}};
    } else if (producers_.size() >= setup_.limits.max_producers && !knows(id)) {
        ++totals_.busy;
        Fullness fullness =
            full("max_producers", producers_.size(), setup_.limits.max_producers, "producers");
        no = wire::Busy{
            .reason = std::move(fullness.reason),
            .retry_after_ms = static_cast<std::uint64_t>(setup_.times.forget_idle_producer.count()),
            .depth = fullness.depth,
            .limit = fullness.limit};
    }
    if (no) {
        actions_.emplace_back(TellProducer{id, std::move(*no), nullptr});
        actions_.emplace_back(ForgetProducer{id});
        return;
    }
    feed_.forget(id);
    Producer& producer = producers_[id];
    producer.name_space = grant.name_space.empty() ? hello.name_space : grant.name_space;
    producer.grant = grant;
    producer.name = hello.name;
    producer.heard = now.steady;
    tell(id, welcome());
}

void Dispatcher::refuse(ProducerId id, wire::RequestId request, Error error, JobId in_the_way) {
    ++totals_.refused;
    tell(id, wire::Refused{request, error.code, std::move(error.message), in_the_way});
}

void Dispatcher::busy(ProducerId id, wire::RequestId request, Fullness fullness) {
    ++totals_.busy;
    tell(id, wire::Busy{request, std::move(fullness.reason),
                        static_cast<std::uint64_t>(setup_.times.retry_when_full.count()),
                        fullness.depth, fullness.limit});
}

std::optional<Fullness> Dispatcher::find_full_table(std::uint64_t more_bytes) const {
    const Limits& limits = setup_.limits;
    if (jobs_.size() >= limits.max_jobs) {
        return full("max_jobs", jobs_.size(), limits.max_jobs, "jobs");
    }
    if (jobs_.bytes() + announced_bytes_ + more_bytes > limits.max_queued_bytes) {
        return full("max_queued_bytes", jobs_.bytes() + announced_bytes_, limits.max_queued_bytes,
                    "bytes");
    }
    return std::nullopt;
}

std::optional<Fullness> Dispatcher::find_full_limit(const Producer& producer,
                                                    const wire::Submit& submit) const {
    const Limits& limits = setup_.limits;
    if (!shortage_.reason.empty()) {
        return shortage_;
    }
    if (auto fullness = find_full_table(submit.bytes)) {
        return fullness;
    }
    if (producer.unanswered >= limits.max_unanswered) {
        return full("max_unanswered", producer.unanswered, limits.max_unanswered,
                    "unanswered requests");
    }
    if (ready_.queue_count() >= limits.max_queues && !ready_.has_queue(submit.queue)) {
        return full("max_queues", ready_.queue_count(), limits.max_queues, "queues");
    }
    return find_full_quota(producer, submit);
}

std::optional<Fullness> Dispatcher::find_full_quota(const Producer& producer,
                                                    const wire::Submit& submit) const {
    const Grant& grant = producer.grant;
    if (grant.max_jobs == 0 && grant.max_queued_bytes == 0) {
        return std::nullopt;
    }
    const JobTable::Share share = jobs_.share_of(producer.name_space);
    if (grant.max_jobs != 0 && share.jobs >= grant.max_jobs) {
        return full("max_jobs of the namespace", share.jobs, grant.max_jobs, "jobs");
    }
    if (grant.max_queued_bytes != 0 && share.bytes + submit.bytes > grant.max_queued_bytes) {
        return full("max_queued of the namespace", share.bytes, grant.max_queued_bytes, "bytes");
    }
    return std::nullopt;
}

std::string Dispatcher::scope_of(const Producer& producer) {
    return producer.grant.may_operate ? std::string{} : producer.name_space;
}

bool Dispatcher::is_in_scope(const Producer& producer, const Job& job) {
    return producer.grant.may_operate || job.origin->name_space == producer.name_space;
}

bool Dispatcher::may_insert(ProducerId id, const Producer& producer, const wire::Submit& submit,
                            Now now) {
    Status status = validate(submit);
    if (status) {
        status = validate(submit, producer.grant);
    }
    if (!status) {
        refuse(id, submit.request, std::move(status).error());
        return false;
    }
    if (is_draining_) {
        busy(id, submit.request, {.reason = "draining: the broker is about to stop"});
        return false;
    }
    Job* living = jobs_.find_key(producer.name_space, submit.key);
    if (living != nullptr && meet_living(*living, id, submit, now)) {
        return false;
    }
    if (auto fullness = find_full_limit(producer, submit)) {
        busy(id, submit.request, std::move(*fullness));
        return false;
    }
    for (const std::string& path : submit.outputs) {
        const Job* owner = submit.deliver == wire::Deliver::files ? jobs_.find_path(path) : nullptr;
        if (owner != nullptr && owner != living) {
            refuse(id, submit.request,
                   {ErrorCode::path_busy, "SUBMIT.outputs: " + in_quotes(path) +
                                              " is an output of the live job " +
                                              std::to_string(owner->id.value())},
                   owner->id);
            return false;
        }
    }
    return true;
}

void Dispatcher::submit(ProducerId id, wire::Submit&& submit, Now now) {
    const Producer* const producer = hear(id, now);
    if (producer == nullptr || !may_insert(id, *producer, submit, now)) {
        return;
    }
    if (Job* living = jobs_.find_key(producer->name_space, submit.key)) {
        jobs_.release_names(*living);
        finish(*living, wire::JobState::cancelled,
               {ErrorCode::key_conflict, "superseded by a later job of the same key"}, {}, now);
    }
    insert(id, std::move(submit), now);
}

bool Dispatcher::announce(ProducerId id, const wire::Submit& submit, Now now) {
    const Producer* const producer = hear(id, now);
    if (producer == nullptr || !may_insert(id, *producer, submit, now)) {
        return false;
    }
    if (announced_ >= setup_.limits.max_uploads) {
        busy(id, submit.request,
             full("max_uploads", announced_, setup_.limits.max_uploads, "bodies on their way"));
        return false;
    }
    ++announced_;
    announced_bytes_ += submit.bytes;
    return true;
}

void Dispatcher::retract(std::uint64_t bytes) {
    --announced_;
    announced_bytes_ -= bytes;
}

bool Dispatcher::meet_living(Job& living, ProducerId id, const wire::Submit& submit, Now /*now*/) {
    const bool is_same = is_same_content(living, submit);
    const bool may_join = submit.on_duplicate != wire::OnDuplicate::reject || submit.resend;
    if (is_same && may_join) {
        join(living, id, submit);
        return true;
    }
    const bool may_supersede = living.phase != Phase::leased && living.phase != Phase::finishing;
    if (submit.on_duplicate == wire::OnDuplicate::latest && may_supersede) {
        return false;
    }
    refuse(id, submit.request,
           {ErrorCode::key_conflict,
            "SUBMIT.key: " + in_quotes(submit.key) + " is the key of the live job " +
                std::to_string(living.id.value()) +
                (is_same ? " with the same content" : " with other content")},
           living.id);
    return true;
}

void Dispatcher::join(Job& job, ProducerId id, const wire::Submit& submit) {
    if (!has_room_for_watcher(job)) {
        return busy(id, submit.request,
                    full("max_watchers", job.watchers.size() + job.waiting_count(),
                         setup_.limits.max_watchers, "watchers of a job"));
    }
    if (job.phase == Phase::inserting) {
        ++producers_[id].unanswered;
        job.ask().waiting.push_back({id, submit.request, true});
        return;
    }
    add_watcher(job, id);
    tell(id, wire::Accepted{submit.request, job.id, true});
}

void Dispatcher::insert(ProducerId id, wire::Submit&& submit, Now now) {
    const wire::RequestId request = submit.request;
    const bool resend = submit.resend;
    const milliseconds delay = to_milliseconds(submit.delay_s);
    const milliseconds life = to_milliseconds(submit.expires_s);
    Producer& producer = producers_[id];
    const JobId job_id = setup_.next_id;
    setup_.next_id = JobId{job_id.value() + 1};
    JobRecord record = make_record(producer.name_space, std::move(submit), job_id, now.wall_ms);
    record.producer = producer.name;
    Job& job = jobs_.insert(record);
    job.due = now.steady + delay;
    job.order = job.due + penalty(job.priority);
    if (life.count() > 0) {
        set_expiry(job, life, now);
    }
    job.ask().waiting.push_back({id, request, false});
    ++producer.unanswered;
    persist({.kind = OpKind::insert, .job = job_id}, InsertJob{std::move(record), resend});
}

bool Dispatcher::has_room_for_watcher(Job& job) {
    job.watchers.erase_if([this](ProducerId id) { return !knows(id); });
    return job.watchers.size() + job.waiting_count() < setup_.limits.max_watchers;
}

void Dispatcher::add_watcher(Job& job, ProducerId id) {
    const auto producer = producers_.find(id);
    if (producer == producers_.end() || job.watchers.contains(id)) {
        return;
    }
    job.watchers.add(id);
    ++producer->second.watched;
}

void Dispatcher::watch(ProducerId id, const wire::Watch& watch, Now now) {
    const Producer* producer = hear(id, now);
    if (producer == nullptr) {
        return;
    }
    for (const JobId job_id : watch.ids) {
        Job* job = jobs_.find(job_id);
        if (job == nullptr || !is_in_scope(*producer, *job)) {
            persist({.kind = OpKind::find, .job = job_id, .producer = id},
                    FindResult{job_id, scope_of(*producer)});
        } else if (has_room_for_watcher(*job)) {
            add_watcher(*job, id);
        } else {
            busy(id, 0,
                 full("max_watchers", job->watchers.size() + job->waiting_count(),
                      setup_.limits.max_watchers, "watchers of a job"));
        }
    }
}

void Dispatcher::fetch(ProducerId id, const wire::FetchPictures& fetch, Now now) {
    if (hear(id, now) == nullptr) {
        return;
    }
    Producer& producer = producers_[id];
    if (producer.fetching >= setup_.limits.max_fetches) {
        return busy(id, fetch.request,
                    full("max_fetches", producer.fetching, setup_.limits.max_fetches,
                         "FETCHes without an answer"));
    }
    ++producer.fetching;
    persist({.kind = OpKind::fetch,
             .job = fetch.id,
             .producer = id,
             .request = fetch.request,
             .offset = fetch.offset},
            FindPictures{fetch.id, scope_of(producer), fetch.offset});
}

void Dispatcher::ping(ProducerId id, const wire::Ping& ping, Now now) {
    if (hear(id, now) != nullptr) {
        tell(id, wire::Pong{ping.n, setup_.introduction.boot});
    }
}

void Dispatcher::producer_gone(ProducerId id) {
    if (producers_.erase(id) > 0) {
        feed_.forget(id);
        actions_.emplace_back(ForgetProducer{id});
    }
}

void Dispatcher::forget_producers() {
    for (const auto& [id, producer] : std::exchange(producers_, {})) {
        feed_.forget(id);
        actions_.emplace_back(TellProducer{id, wire::Resync{}, nullptr});
        actions_.emplace_back(ForgetProducer{id});
    }
}

void Dispatcher::forget_idle_producers(Now now) {
    if (now.steady < next_producer_check_) {
        return;
    }
    const milliseconds most = setup_.times.forget_idle_producer;
    next_producer_check_ = now.steady + most / 4;
    std::erase_if(producers_, [&](const auto& entry) {
        const Producer& producer = entry.second;
        const bool is_idle =
            producer.watched == 0 && producer.unanswered == 0 && now.steady - producer.heard > most;
        if (is_idle) {
            feed_.forget(entry.first);
            actions_.emplace_back(ForgetProducer{entry.first});
        }
        return is_idle;
    });
}

}  // namespace plotmill::broker

#include "worker/link/pool.hpp"

#include "log/log.hpp"
#include "worker/channel/turns.hpp"

#include <sys/wait.h>

#include <algorithm>
#include <string>
#include <utility>

namespace plotmill::worker {
namespace {

constexpr milliseconds look_every{50};

output::TemporaryId temporary_id(const HeldJob& job, std::size_t chart) {
    return {.store = job.assign.store,
            .job = job.assign.lease.id,
            .attempt = job.assign.attempt,
            .chart = static_cast<std::uint32_t>(chart)};
}

/// What a renderer writes is known from the envelope: its word is not needed for it.
std::vector<output::Publication> publications(const HeldJob& job) {
    std::vector<output::Publication> files;
    if (job.assign.deliver == wire::Deliver::bytes) {
        return files;
    }
    files.reserve(job.assign.outputs.size());
    for (const std::string& target : job.assign.outputs) {
        files.push_back({output::temporary_path(target, temporary_id(job, files.size())), target});
    }
    return files;
}

/// Its own limit is meant as it is said; else what the configuration allows.
TimeLimits limits_of(const HeldJob& job, TimeLimits limits) {
    const auto asked = std::chrono::duration_cast<milliseconds>(
        std::chrono::duration<double>(job.assign.time_limit_s));
    if (asked.count() > 0) {
        limits.ceiling = asked;
        limits.cost_margin = 0;
    }
    return limits;
}

/// Of a job that may wait in a socket; the socket holds a good number of them.
constexpr std::size_t max_bytes_ahead = std::size_t{16} * 1024;

std::size_t body_bytes(const HeldJob& job) noexcept {
    std::size_t bytes = job.file ? max_bytes_ahead + 1 : 0;
    for (const transport::Frame& frame : job.body) {
        bytes += frame.bytes().size();
    }
    return bytes;
}

int ending_signal(const RendererEnded& ended) noexcept {
    const int status = static_cast<int>(ended.status);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

}  // namespace

Pool::Pool(Parts parts)
    : parts_{parts},
      crew_{parts.settings.least_renderers, parts.settings.recycle},
      prefetch_{parts.settings.prefetch} {
    open_window();
}

void Pool::add(const NewRenderer& renderer, UniqueFd socket) {
    const auto pid = static_cast<ProcessId>(renderer.pid);
    Channel channel{std::move(socket)};
    channel.set_nonblocking();
    channels_.insert_or_assign(pid, std::move(channel));
    ++channels_number_;
    crew_.add(pid, renderer.entry, parts_.clock.now());
}

void Pool::receive(ProcessId pid) {
    for (;;) {
        const auto channel = channels_.find(pid);
        Member* const member = crew_.find(pid);
        if (channel == channels_.end() || member == nullptr) {
            return;
        }
        const Received received = channel->second.receive();
        if (received.arrival == Arrival::nothing) {
            return;
        }
        auto message = received.arrival == Arrival::packet ? decode<FromRenderer>(received.bytes)
                                                           : std::nullopt;
        if (!message) {
            lose(*member);
        } else if (auto* const report = std::get_if<JobReport>(&*message)) {
            on_report(*member, std::move(*report));
        } else {
            crew_.ready(pid);
        }
    }
}

void Pool::on_report(Member& member, JobReport&& report) {
    HeldJob* const job = parts_.leases.find(member.token);
    if (job == nullptr || job->assign.lease.id.value() != report.job ||
        job->assign.attempt != report.attempt) {
        lose(member);  // it speaks of a job that it was not given
        return;
    }
    crew_.end(member, report.costs.rss_after_bytes, parts_.clock.now());
    if (HeldJob* const next = parts_.leases.find(member.token)) {
        next->started_at = member.job_began_at;
    }
    if (report.is_out_of_memory != 0) {
        member.reason = RecycleReason::memory;  // what failed once may have left anything behind
    }
    job->renderer.job = member.jobs;
    prefetch_.note(std::chrono::microseconds{report.costs.wall_us});
    open_window();
    if (report.error.empty()) {
        finish_drawn(*job, std::move(report));
        return;
    }
    const Error error{error_code_from_word(report.error).value_or(ErrorCode::internal),
                      std::move(report.message)};
    parts_.leases.conclude(job->assign.lease.token, failed(parts_.origin, *job, error));
}

void Pool::finish_drawn(HeldJob& job, JobReport&& report) {
    const Token token = job.assign.lease.token;
    if (job.is_revoked) {
        remove_temporaries(job);
        parts_.leases.conclude(token, {});
        return;
    }
    const bool are_files = job.assign.deliver == wire::Deliver::files;
    if (are_files) {
        drawn_.push_back({token, publications(job)});
    }
    parts_.leases.publish(token, std::move(report), parts_.clock.now());
    if (!are_files) {
        conclude_done(job);
    }
}

void Pool::publish_drawn() {
    if (!drawn_.empty()) {
        parts_.publisher.submit(drawn_);
        drawn_.clear();
    }
}

void Pool::take_published() {
    for (const Published& published : parts_.publisher.take()) {
        HeldJob* const job = parts_.leases.find(published.token);
        if (job == nullptr) {
            continue;
        }
        if (!published.status) {
            remove_temporaries(*job);
            const Error& error = published.status.error();
            parts_.leases.conclude(published.token, error.code == ErrorCode::stale
                                                        ? returned(*job)
                                                        : failed(parts_.origin, *job, error));
            continue;
        }
        conclude_done(*job);
    }
}

void Pool::conclude_done(HeldJob& job) {
    const StageSums spent = stages(job, parts_.clock.now());
    totals_.stages += spent;
    ++totals_.jobs_done;
    Outcome outcome = done(parts_.origin, job, spent);
    outcome.pictures = std::move(job.report.pictures);
    parts_.leases.conclude(job.assign.lease.token, std::move(outcome));
}

void Pool::advance() {
    const TimePoint now = parts_.clock.now();
    stop_cancelled();
    if (now >= next_look_) {
        look_at_long_jobs(now);
        next_look_ = now + look_every;
    }
    for (Member* const late : crew_.overdue(now)) {
        kill(*late, KilledFor::time);
    }
    scale(now);
    for (Member* const member : crew_.overfed(now)) {
        take_back(*member);
    }
    while (const Member* const retired = crew_.retire_due(now)) {
        retire(*retired);
    }
    dips_.note(crew_.slots(), crew_.has_free_slot(), now);
    hand_out();
}

std::optional<TimePoint> Pool::next_deadline() const {
    const auto deadline = crew_.next_deadline();
    return deadline ? std::min(*deadline, next_look_) : deadline;
}

/// A job that ends within a look's time costs nothing here. The others: how large their renderer
/// is, and what the job should cost, once that is known.
void Pool::look_at_long_jobs(TimePoint now) {
    const std::uint64_t most_bytes = parts_.settings.recycle.memory_limit_bytes;
    const std::vector<Member*> long_at_work = crew_.busy_since(now - look_every);
    for (Member* const member : long_at_work) {
        const auto expected = parts_.scoreboard.entry(member->entry).expected_ms.load();
        member->job_ends_by =
            member->job_began_at + hard_limit(member->time_limits, milliseconds{expected});
        if (most_bytes == 0) {
            continue;
        }
        const auto memory = memories_.try_emplace(member->pid, std::to_string(member->pid)).first;
        if (memory->second.bytes() > most_bytes) {
            kill(*member, KilledFor::memory);
        }
    }
    for (Member* const member : long_at_work) {
        take_back(*member);
    }
    if (!long_at_work.empty()) {
        prefetch_.note(look_every);
        open_window();
        return_surplus();
    }
}

void Pool::open_window() {
    parts_.leases.set_window(std::uint64_t{crew_.slots()} * (1 + prefetch_.jobs()));
}

/// What came while the jobs were short would now wait for long, and other workers may be idle.
void Pool::return_surplus() {
    const std::vector<Token> queued = parts_.leases.queued();
    for (std::size_t i = std::size_t{crew_.slots()} * prefetch_.jobs(); i < queued.size(); ++i) {
        parts_.leases.conclude(queued[i], returned(*parts_.leases.find(queued[i])));
    }
}

bool Pool::is_ahead() const noexcept {
    return crew_.has_busy() && !crew_.has_idle() && parts_.leases.queued_count() >= crew_.slots();
}

void Pool::kill(Member& member, KilledFor why) {
    member.killed_for = why;
    tell_master(KillRenderer{static_cast<std::uint64_t>(member.pid)});
}

void Pool::scale(TimePoint now) {
    const LinkSettings& settings = parts_.settings;
    Load load = crew_.load(now, settings.idle_timeout);
    load.queued = parts_.leases.queued_count();
    const auto wanted =
        static_cast<std::uint32_t>(slots_wanted({.least = settings.least_renderers,
                                                 .most = settings.renderers,
                                                 .idle_timeout = settings.idle_timeout},
                                                load));
    if (wanted == crew_.slots()) {
        return;
    }
    log::info(
        "scaled",
        {{"from", crew_.slots()}, {"to", wanted}, {"queued", load.queued}, {"idle", load.idle}});
    crew_.set_slots(wanted,
                    load.slots > settings.renderers ? RecycleReason::resized : RecycleReason::idle);
    open_window();
    tell_master(Staff{wanted});
    has_news_ = true;
}

/// A renderer that draws a cancelled job is ended with it. What is drawn already is published.
void Pool::stop_cancelled() {
    for (const Token token : parts_.leases.take_stopped()) {
        const HeldJob* const job = parts_.leases.find(token);
        if (job != nullptr && job->state == LeaseState::queued) {
            parts_.leases.conclude(token, returned(*job));
        } else if (job != nullptr && job->state == LeaseState::running) {
            stop_running(token, job->renderer.pid);
        }
    }
}

void Pool::stop_running(Token token, ProcessId pid) {
    Member* const member = crew_.find(pid);
    if (member == nullptr) {
        return;
    }
    take_back(*member);
    receive(pid);
    const HeldJob* const job = parts_.leases.find(token);
    if (job != nullptr && job->state == LeaseState::queued) {
        parts_.leases.conclude(token, returned(*job));
    } else if (job != nullptr && job->state == LeaseState::running) {
        lose(*crew_.find(pid));
    }
}

/// What is in its socket waits here again. All of it stays with a renderer that stands still and
/// has not even begun the first: it will be ended for that.
void Pool::take_back(Member& member) {
    Turns turns{parts_.scoreboard.entry(member.entry).turns};
    const auto last_begun = turns.take_back(member.pid, member.ticket, member.tickets);
    if (!last_begun) {
        return;
    }
    const auto taken = Crew::take_back(member, *last_begun);
    std::for_each(taken.rbegin(), taken.rend(),
                  [this](Token token) { parts_.leases.take_back(token); });
}

void Pool::hand_out() {
    while (Member* idle = crew_.find_idle()) {
        HeldJob* job = parts_.leases.first_queued(true);
        if (job != nullptr && job->assign.alone) {
            const Crew::Fresh fresh = crew_.find_fresh();
            if (fresh.retired != nullptr) {
                retire(*fresh.retired);
            }
            idle = fresh.member != nullptr ? fresh.member : idle;
            job = fresh.member != nullptr ? job : parts_.leases.first_queued(false);
        }
        if (job == nullptr) {
            return;
        }
        if (give(*idle, *job) != Delivery::yes) {
            lose(*idle);
        }
    }
    hand_ahead();
}

/// Short jobs go to who is at work still, so that it need not wait until we have heard of it.
void Pool::hand_ahead() {
    const std::size_t most = prefetch_.handed_ahead();
    while (Member* const member = most > 0 ? crew_.find_room(most) : nullptr) {
        HeldJob* const job = parts_.leases.first_queued(true);
        if (job == nullptr || job->assign.alone || body_bytes(*job) > max_bytes_ahead ||
            give(*member, *job) != Delivery::yes) {
            return;
        }
    }
}

Delivery Pool::give(Member& member, HeldJob& job) {
    const TimeLimits limits = limits_of(job, parts_.settings.time_limits);
    JobMessage message{.job = job.assign.lease.id.value(),
                       .attempt = job.assign.attempt,
                       .slot = member.slot,
                       .generation = member.generation,
                       .limit_ms = static_cast<std::uint64_t>(limits.ceiling.count()),
                       .cost_margin = limits.cost_margin,
                       .soft_percent = limits.soft_percent,
                       .ticket = member.tickets + 1,
                       .wants_bytes = job.assign.deliver == wire::Deliver::bytes ? 1U : 0U,
                       .key = job.assign.key,
                       .store = job.assign.store,
                       .outputs = job.assign.outputs,
                       .frames = {}};
    for (const transport::Frame& frame : job.body) {
        message.frames.push_back(frame.bytes());
    }
    writer_.clear();
    encode_head(message, writer_);
    packet_parts_.assign(1, writer_.bytes());
    packet_parts_.insert(packet_parts_.end(), message.frames.begin(), message.frames.end());
    if (const Delivery sent = channels_.at(member.pid).send(packet_parts_, job.file.get());
        sent != Delivery::yes) {
        return sent;
    }
    ++member.tickets;
    const TimePoint now = parts_.clock.now();
    parts_.leases.start(
        job.assign.lease.token,
        {.pid = member.pid, .slot = member.slot, .generation = member.generation, .job = 0}, now);
    crew_.begin(member,
                {.token = job.assign.lease.token,
                 .limits = limits,
                 .is_alone = job.assign.alone,
                 .ticket = member.tickets},
                now);
    return Delivery::yes;
}

void Pool::retire(const Member& member) {
    const auto age = parts_.clock.now() - member.started_at;
    log::info("recycled", {{"slot", member.has_slot ? std::to_string(member.slot) : "spare"},
                           {"generation", member.generation},
                           {"pid", member.pid},
                           {"reason", word(member.reason.value_or(RecycleReason::alone))},
                           {"jobs", member.jobs},
                           {"age_s", std::chrono::duration<double>(age).count()},
                           {"rss_first_bytes", member.rss_first_bytes},
                           {"rss_last_bytes", member.rss_last_bytes}});
    ++totals_.recycled;
    has_news_ = true;
    close_channel(member.pid);
    tell_master(RendererRetires{static_cast<std::uint64_t>(member.pid)});
}

/// Its socket is closed, or it does not keep to the dialogue. Whether its job is lost is known when
/// it has ended; until then the job stays its own.
void Pool::lose(Member& member) {
    take_back(member);
    close_channel(member.pid);
    crew_.lost(member);
    tell_master(KillRenderer{static_cast<std::uint64_t>(member.pid)});
}

void Pool::ended(const RendererEnded& ended) {
    const auto pid = static_cast<ProcessId>(ended.pid);
    receive(pid);  // what it said before
    close_channel(pid);
    memories_.erase(pid);
    const auto member = crew_.ended(pid);
    if (!member) {
        return;
    }
    put_back_ahead(*member);
    const bool was_crash = member->state != MemberState::retiring;
    const Crash crash = crash_of(*member, ended);
    remember(*member, ended, was_crash ? crash.reason : word(*member->reason));
    if (!was_crash) {
        return;
    }
    if (const HeldJob* const job = parts_.leases.find(member->token);
        job != nullptr && job->is_stopped && job->state == LeaseState::running) {
        remove_temporaries(*job);
        parts_.leases.conclude(member->token, returned(*job));
        return;
    }
    ++totals_.crashed;
    has_news_ = true;
    const int status = static_cast<int>(ended.status);
    log::warn("renderer_crashed",
              {{"slot", member->has_slot ? std::to_string(member->slot) : "spare"},
               {"generation", member->generation},
               {"pid", member->pid},
               {"reason", crash.reason},
               {"signal", ending_signal(ended)},
               {"exit", WIFEXITED(status) ? WEXITSTATUS(status) : 0},
               {"user_us", ended.user_us},
               {"system_us", ended.system_us},
               {"stage", ended.stage},
               {"job", ended.job}});
    conclude_crashed(*member, ended, crash);
}

void Pool::conclude_crashed(const Member& member, const RendererEnded& ended, const Crash& crash) {
    HeldJob* const job = parts_.leases.find(member.token);
    if (job == nullptr) {
        return;
    }
    remove_temporaries(*job);
    const bool had_begun = ended.job == job->assign.lease.id.value();
    if (is_killing_for_drain_) {
        parts_.leases.conclude(member.token, returned(*job));
    } else if (!had_begun && member.killed_for == KilledFor::nothing && !job->was_put_back) {
        parts_.leases.put_back(member.token);
    } else {
        job->renderer.job = member.jobs + 1;
        parts_.leases.conclude(member.token, crashed(parts_.origin, *job, ended, crash));
    }
}

/// It may have begun some of them after what it is known to have drawn.
void Pool::put_back_ahead(const Member& member) {
    for (auto task = member.ahead.rbegin(); task != member.ahead.rend(); ++task) {
        const HeldJob* const job = parts_.leases.find(task->token);
        if (job != nullptr) {
            remove_temporaries(*job);
        }
        if (job != nullptr && job->is_stopped) {
            parts_.leases.conclude(task->token, returned(*job));
        } else if (job != nullptr) {
            parts_.leases.take_back(task->token);
        }
    }
}

void Pool::remove_temporaries(const HeldJob& job) const {
    for (const output::Publication& file : publications(job)) {
        if (const Status removed = parts_.root.remove_temporary(file.temporary); !removed) {
            log::warn("temporary_stays",
                      {{"job", job.assign.lease.id.value()}, {"message", removed.error().message}});
        }
    }
}

void Pool::return_queued() {
    for (const Token token : parts_.leases.queued()) {
        parts_.leases.conclude(token, returned(*parts_.leases.find(token)));
    }
}

void Pool::kill_busy() {
    is_killing_for_drain_ = true;
    for (const auto& [pid, member] : crew_.members()) {
        if (member.state == MemberState::busy) {
            tell_master(KillRenderer{static_cast<std::uint64_t>(pid)});
        }
    }
}

void Pool::remember(const Member& member, const RendererEnded& ended, std::string_view why) {
    if (!member.has_slot) {
        return;
    }
    history_.add({.slot = member.slot,
                  .generation = member.generation,
                  .pid = member.pid,
                  .jobs = member.jobs,
                  .rss_first_bytes = member.rss_first_bytes,
                  .rss_last_bytes = member.rss_last_bytes,
                  .ended = std::string{why},
                  .signal = ending_signal(ended)});
}

void Pool::close_channel(ProcessId pid) {
    channels_number_ += channels_.erase(pid);
}

void Pool::tell_master(const LinkToMaster& message) {
    writer_.clear();
    encode(message, writer_);
    // A master that is gone takes us with it (PR_SET_PDEATHSIG): nothing is left to be done here.
    static_cast<void>(parts_.master.say(writer_.bytes()));
}

}  // namespace plotmill::worker

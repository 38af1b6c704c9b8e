#pragma once
// What the state machine wants done, as values: the shell (broker/net) carries them out in order.

#include "base/error.hpp"
#include "broker/core/event_feed.hpp"
#include "broker/core/job.hpp"
#include "wire/envelope.hpp"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace plotmill::broker {

/// A result or failure record: one JSON object. Shared, because several producers may wait for it.
using Record = std::shared_ptr<const std::string>;

// ---- what is written or asked of the store, in order, each under a ticket
// ------------------------
using Ticket = StrongId<struct TicketTag>;

struct InsertJob {  // + the body, which the shell holds
    JobRecord job;
    bool resend = false;  // answer with a finished job of the same namespace, key and content
};
struct UpdateJob {
    JobId id;
    Counters counters;
    std::int64_t not_before_ms = 0;
};
struct FinishJob {  // + the pictures that are delivered as bytes, which the shell holds. The job's
                    // body is deleted with it, but a dead job's is kept for a retry
    JobId id{};
    std::string key{};
    wire::JobState state = wire::JobState::done;
    Counters counters{};
    Error error{};         // dead, cancelled, expired
    std::string report{};  // the JSON frame the worker sent; empty when no worker spoke
    std::int64_t finished_ms = 0;
};
struct FindResult {
    JobId id;
    std::string name_space{};  // only if it is of this one; empty: any
};
struct FindPictures {  // a piece of those that were delivered as bytes
    JobId id;
    std::string name_space{};  // likewise
    std::uint64_t offset = 0;
};
struct FindKept {  // a finished job, with all that is kept of it
    JobId id;
    std::string name_space{};  // likewise
};
struct ListKeptDead {  // by id, after that one
    JobId after;
    std::uint64_t limit = 0;
};
struct ListKeptDone {  // what they cost; by id, after that one
    JobId after;
    std::uint64_t limit = 0;
};
struct ReviveJob {  // a dead job is as if it had just been accepted; its id stays
    JobId id;
};
struct DropJob {  // a dead job, its body and its result are forgotten
    JobId id;
};
struct SetPaused {
    std::string queue;
    bool is_paused = false;
};
struct FindBatch {
    std::string name_space;
    std::string batch;
};
using StoreOp = std::variant<InsertJob, UpdateJob, FinishJob, FindResult, FindKept, ListKeptDead,
                             ReviveJob, DropJob, SetPaused, FindBatch, ListKeptDone, FindPictures>;

struct KeptJob {
    JobRecord job{};
    wire::JobState state = wire::JobState::done;
    std::int64_t finished_ms = 0;
    Record record{};
};
struct KeptJobs {
    std::vector<KeptJob> jobs{};
    bool has_more = false;
    bool is_of_costs = false;  // of each its id, its end and its record, nothing else
};
struct BatchCounts {
    std::uint64_t total = 0;
    std::uint64_t done = 0;
    std::uint64_t dead = 0;
    std::uint64_t cancelled = 0;
    std::uint64_t expired = 0;
};

enum class StoreOutcome {
    written,
    already_finished,  // InsertJob with resend: nothing written, the result is given
    full,              // InsertJob: no room on disk, nothing written
    found,             // what was asked for
    not_found,         // likewise; FinishJob of a job whose insert was not written
};
struct StoreResult {
    Ticket ticket{};
    StoreOutcome outcome = StoreOutcome::written;
    JobId id{};  // this and the following: FinishJob, already_finished, found
    std::string key{};
    wire::JobState state = wire::JobState::done;
    Record record{};                         // FindPictures: the piece
    std::shared_ptr<const KeptJobs> kept{};  // FindKept (one), ListKeptDead, ListKeptDone
    BatchCounts batch{};                     // FindBatch
};

// ---- what an operator is told (docs/protocol.md#operators); the shell makes JSON of it
struct JobEnd {  // CANCEL: how it ended. RETRY: queued. DROP: dead, and forgotten
    JobId id;
    std::string key;
    wire::JobState state = wire::JobState::cancelled;
};
struct LiveJob {  // SHOW
    JobRecord job;
    wire::JobState state = wire::JobState::queued;
    std::string worker{};  // when leased
};
struct QueueAnswer {  // PAUSE, RESUME
    std::string queue;
    bool is_paused = false;
};
struct BatchAnswer {
    std::string batch;
    BatchCounts counts;
};
struct Subscribed {
    std::string name_space;  // whose jobs' events it gets; empty: all
    std::uint64_t boot = 0;
};
using AnswerContent = std::variant<JobEnd, LiveJob, std::shared_ptr<const KeptJobs>, QueueAnswer,
                                   BatchAnswer, Subscribed>;

// ---- actions
// -------------------------------------------------------------------------------------
struct Persist {
    Ticket ticket;
    StoreOp op;
};
struct TellProducer {
    ProducerId producer;
    wire::ToProducer message;
    Record record;  // RESULT's; CHUNK's piece
};
struct AnswerProducer {
    ProducerId producer;
    wire::RequestId request = 0;
    AnswerContent content;
    bool is_list = false;  // DEAD; else kept jobs are the one of SHOW
};
struct TellEvent {
    std::vector<EventRecipient> to;  // the text is made once
    Happening what;
};
struct TellWorker {
    WorkerId worker;
    wire::ToWorker message;  // an ASSIGN's body and store id are the shell's
};
struct ForgetBody {
    JobId id;
};
struct ForgetProducer {
    ProducerId producer;
};
struct ForgetWorker {
    WorkerId worker;
    std::string lost{};      // its name, when it was known and is no more
    std::size_t leases = 0;  // that returned with it
};
using Action = std::variant<Persist, TellProducer, AnswerProducer, TellEvent, TellWorker,
                            ForgetBody, ForgetProducer, ForgetWorker>;
using Actions = std::vector<Action>;

}  // namespace plotmill::broker

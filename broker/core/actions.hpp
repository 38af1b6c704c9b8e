#pragma once
// What the state machine wants done, as values: the shell (broker/net) carries them out in order.

#include "base/error.hpp"
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
struct FinishJob {  // the body is deleted with it
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
};
using StoreOp = std::variant<InsertJob, UpdateJob, FinishJob, FindResult>;

enum class StoreOutcome {
    written,
    already_finished,  // InsertJob with resend: nothing written, the result is given
    full,              // InsertJob: no room on disk, nothing written
    found,             // FindResult
    not_found,         // FindResult; FinishJob of a job whose insert was not written
};
struct StoreResult {
    Ticket ticket{};
    StoreOutcome outcome = StoreOutcome::written;
    JobId id{};  // this and the following: FinishJob, already_finished, found
    std::string key{};
    wire::JobState state = wire::JobState::done;
    Record record{};
};

// ---- actions
// -------------------------------------------------------------------------------------
struct Persist {
    Ticket ticket;
    StoreOp op;
};
struct TellProducer {
    ProducerId producer;
    wire::ToProducer message;
    Record record;  // RESULT's
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
using Action =
    std::variant<Persist, TellProducer, TellWorker, ForgetBody, ForgetProducer, ForgetWorker>;
using Actions = std::vector<Action>;

}  // namespace plotmill::broker

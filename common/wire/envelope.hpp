#pragma once
// The messages between producer, broker and worker: the header frame (one JSON object with "cmd"
// and the fields below) as typed values. What follows the header (a job's body, a result record) is
// opaque here and never copied. docs/protocol.md tells the dialogue; the field names on the wire
// stand in envelope.cpp, once for both directions.
//
// decode_* check everything: size, UTF-8, depth, unknown, duplicate, missing and ill-typed fields,
// ranges; the Error's sentence starts with the command and the field. No thread rule: values.

#include "base/error.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "wire/protocol.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace plotmill::wire {

/// Correlates a reply with a request: chosen by the producer, unique within its connection; 0 means
/// "no request".
using RequestId = std::uint64_t;

struct Lease {
    JobId id;
    Token token;
};

// ---- producer → broker
// ------------------------------------------------------------------------------------------
struct Hello {
    int version = protocol_version;
    std::string name;                    // the producer's, for status and logs
    std::string name_space = "default";  // keys are unique within it
};
struct Submit {  // + the body's frames, unless `sizes` announces them
    RequestId request = 0;
    std::string key;
    std::string queue = "default";
    Priority priority = Priority::normal;
    double delay_s = 0;
    double expires_s = 0;     // 0: never. Else it ends as expired when no worker has it by then
    double time_limit_s = 0;  // 0: the worker's default
    int max_attempts = 3;
    OnDuplicate on_duplicate = OnDuplicate::join;
    std::vector<std::string>
        outputs;  // paths relative to the output root, as output::output_path() makes them
    std::uint64_t bytes = 0;  // of all body frames
    std::string sha256;       // hex, of the body frames: digest::body_sha256()
    bool resend =
        false;  // the producer cannot know whether an earlier SUBMIT of this job was accepted
    std::string batch;                 // the name of what it is counted with; empty: nothing
    std::vector<std::uint64_t> sizes;  // of a large body's frames, which CHUNKs bring
    Deliver deliver = Deliver::files;
};
struct Chunk {  // + one frame: the part of an announced body (its frames end to end) from `offset`
    RequestId request = 0;
    std::uint64_t offset = 0;
};
struct FetchPictures {  // of a job that was delivered as bytes: its pictures end to end, from there
    RequestId request = 0;
    JobId id;
    std::uint64_t offset = 0;  // a multiple of max_chunk_bytes
};
struct Watch {  // asks for the RESULT of each, now or when it comes
    std::vector<JobId> ids;
};
struct StatusRequest {
    RequestId request = 0;
};
struct Ping {
    std::uint64_t n = 0;
};
struct ManageWorkers {  // an operator's wish, handed on to the workers that it names
    RequestId request = 0;
    std::string worker;  // name; empty: all
    WorkerAction action = WorkerAction::recycle;
    std::uint64_t renderers = 0;  // of resize
};
struct CancelJob {  // by id, or by key (in the producer's namespace) when the id is 0
    RequestId request = 0;
    JobId id;
    std::string key;
};
struct ShowJob {
    RequestId request = 0;
    JobId id;
};
struct ListDead {  // in the order of their ids, from the first one after `after`
    RequestId request = 0;
    JobId after;
    std::uint64_t limit = 100;
};
struct ListMeasured {  // what the jobs that are done have cost, likewise
    RequestId request = 0;
    JobId after;
    std::uint64_t limit = 1000;
};
struct ShowProcesses {  // memory over time of those that live long, and how renderers ended
    RequestId request = 0;
};
struct RetryDead {
    RequestId request = 0;
    JobId id;
};
struct DropDead {
    RequestId request = 0;
    JobId id;
};
struct PauseQueue {
    RequestId request = 0;
    std::string queue;
};
struct ResumeQueue {
    RequestId request = 0;
    std::string queue;
};
struct ShowBatch {  // of the producer's namespace
    RequestId request = 0;
    std::string batch;
};
struct Subscribe {          // EVENT for what happens and passes every filter; empty: any
    RequestId request = 0;  // the subscription's number from now on
    std::vector<std::string> kinds;
    std::string name_space;
    std::string queue;
    std::string batch;
    std::uint64_t credit = 0;  // EVENTs that may be sent
};
struct EventCredit {  // so many more may be sent
    RequestId request = 0;
    std::uint64_t n = 0;
};
struct Unsubscribe {
    RequestId request = 0;
};
using FromProducer =
    std::variant<Hello, Submit, Chunk, FetchPictures, Watch, StatusRequest, Ping, CancelJob,
                 ShowJob, ListDead, RetryDead, DropDead, PauseQueue, ResumeQueue, ShowBatch,
                 ManageWorkers, ListMeasured, ShowProcesses, Subscribe, EventCredit, Unsubscribe>;

// ---- broker → producer
// ------------------------------------------------------------------------------------------
struct Welcome {  // to producers and to workers
    int version = protocol_version;
    std::string broker;      // product version
    std::uint64_t boot = 0;  // another number after every start of the broker
    std::uint64_t max_body_bytes = 0;
    std::uint64_t max_inline_bytes = 0;  // a larger body is announced and comes in CHUNKs
    std::uint64_t heartbeat_ms = 0;  // for workers: how often; three missed and the leases return
};
struct Continue {  // CHUNKs of the announced body may come, up to byte `upto` of it
    RequestId request = 0;
    std::uint64_t upto = 0;
};
struct Accepted {  // the job is on disk
    RequestId request = 0;
    JobId id;
    bool duplicate = false;  // joined a job that was there already
};
struct Refused {
    RequestId request = 0;
    ErrorCode code = ErrorCode::internal;
    std::string message;
    JobId id;  // of the job that stands in the way, or 0
};
struct Busy {
    RequestId request = 0;
    std::string reason;  // a sentence that starts with the limit's name
    std::uint64_t retry_after_ms = 0;
    std::uint64_t depth = 0;  // how much of the limit is used, in its unit
    std::uint64_t limit = 0;  // 0: there is no figure for it
};
struct JobResult {  // + one JSON frame: the result record (done) or the failure record (dead …)
    JobId id;
    std::string key;
    JobState state = JobState::done;
};
struct PicturesChunk {  // + one frame: max_chunk_bytes of them, or what is left
    RequestId request = 0;
    JobId id;
    std::uint64_t offset = 0;
};
struct UnknownJobs {
    std::vector<JobId> ids;
};
struct StatusReply {  // + one JSON frame
    RequestId request = 0;
};
struct Answer {  // to what an operator asks; + one JSON frame
    RequestId request = 0;
};
struct EventNotice {             // + one JSON frame: what happened
    RequestId request = 0;       // of the subscription
    std::uint64_t sequence = 0;  // counts what the subscription was to have, from 1
    std::uint64_t boot = 0;
};
struct Pong {
    std::uint64_t n = 0;
    std::uint64_t boot = 0;
};
struct Resync {
};  // "I do not know you (any more)": say HELLO / READY again and repeat what is unanswered
using ToProducer =
    std::variant<Welcome, Continue, Accepted, Refused, Busy, JobResult, PicturesChunk, UnknownJobs,
                 StatusReply, Answer, Pong, Resync, EventNotice>;

// ---- worker → broker
// --------------------------------------------------------------------------------------------
struct Ready {
    int version = protocol_version;
    std::string worker;  // unique name of the worker host's service
    std::string host;
    std::uint64_t pid = 0;      // of the master: a link that was started anew is the same worker
    std::uint64_t slots = 0;    // renderers
    std::string renderer;       // renderer version: part of what makes two pictures the same
    std::vector<Lease> leases;  // held from before a RESYNC or a broker restart
};
struct Credit {  // "send me n jobs more"
    std::uint64_t n = 0;
};
struct Done {  // + one JSON frame: the result record; then the pictures that are delivered as
               // bytes, end to end in frames of max_chunk_bytes and what is left
    Lease lease;
};
struct Failed {  // the renderer said so; + one JSON frame: the failure record
    Lease lease;
    ErrorCode code = ErrorCode::internal;
    std::string message;
    bool retry = false;  // false: bad input, would fail again
};
struct Crashed {  // the renderer died or hung holding it; + one JSON frame: signal, exit, resource
                  // use, last stage
    Lease lease;
    ErrorCode code = ErrorCode::crash;  // crash, timeout or resource
    std::string message;
};
struct Returned {  // given back unstarted or drained: free
    Lease lease;
};
struct Fetch {  // part of the body's file, of a lease whose ASSIGN names one that cannot be opened
    Lease lease;
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
};
struct Heartbeat {  // both ways; from the worker + one JSON frame: its report for status
    std::uint64_t boot = 0;
};
struct Bye {};
using FromWorker =
    std::variant<Ready, Credit, Done, Failed, Crashed, Returned, Fetch, Heartbeat, Bye>;

// ---- broker → worker
// --------------------------------------------------------------------------------------------
struct Assign {  // + the body's frames, unless `file` is where they are
    Lease lease;
    std::string key;
    std::string name_space;
    std::uint64_t attempt = 1;  // counts every lease of the job
    bool alone = false;         // crashed twice: one fresh renderer for it alone
    double time_limit_s = 0;
    std::vector<std::string> outputs;
    std::string store;  // the broker's store id (hex): makes temporary names unique between brokers
    std::string file;   // absolute path on the broker's host, as body/body_file.hpp says
    std::uint64_t file_bytes = 0;
    std::string sha256;  // of the body in the file
    Deliver deliver = Deliver::files;
};
struct FetchedChunk {  // + one frame: the file's bytes from `offset`
    Lease lease;
    std::uint64_t offset = 0;
};
struct Settled {  // the outcome is on disk (or was stale): the worker may forget it
    Lease lease;
};
struct Revoked {  // the lease is no longer yours: drop the job, publish nothing
    Lease lease;
};
struct Manage {  // an operator's wish
    WorkerAction action = WorkerAction::recycle;
    std::uint64_t renderers = 0;  // of resize
};
struct StopJob {  // somebody cancels it: end the renderer that has it, and say RETURNED
    Lease lease;
};
using ToWorker = std::variant<Welcome, Assign, FetchedChunk, Settled, Revoked, StopJob, Manage,
                              Refused, Heartbeat, Resync>;

Result<FromProducer> decode_from_producer(std::string_view header);
Result<ToProducer> decode_to_producer(std::string_view header);
Result<FromWorker> decode_from_worker(std::string_view header);
Result<ToWorker> decode_to_worker(std::string_view header);

/// The header frame of any message above.
template <typename Message>
std::string encode(const Message& message);
/// The "cmd" word of any message above.
template <typename Message>
std::string_view command() noexcept;

}  // namespace plotmill::wire

#pragma once
// A producer's side of the dialogue as a state machine: messages and time go in, messages and
// events come out. No socket and no clock in here, so that every rule of docs/protocol.md about
// reconnects is tested without a network.
//
// Invariant: every request ends in exactly one event (accepted jobs say JobAccepted before).
// Whatever happens to the connection or the broker, what was not ACCEPTED is sent again with
// `resend`, what was is asked for with WATCH. At most `max_unanswered_jobs` SUBMITs are on their
// way; the others wait here. Used by one thread.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "transport/transport.hpp"
#include "wire/envelope.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace plotmill::client {

using wire::RequestId;

/// One job to submit. The session fills in `request` and `resend`.
struct Job {
    wire::Submit envelope;
    std::vector<transport::Frame> body;
};

struct SessionOptions {
    std::string name;
    std::string name_space = "default";
    milliseconds connect_timeout{5000};    // no WELCOME since the first request
    milliseconds outage_timeout{300'000};  // known once, then silent
    bool fail_when_busy = false;           // BUSY ends a job with E_BUSY instead of a later attempt
    std::size_t max_unanswered_jobs = 256;
    std::size_t max_unanswered_bytes = std::size_t{64} << 20;  // one larger job may always go
};

struct JobAccepted {  // on the broker's disk; the end of it will come
    RequestId request = 0;
    std::string key;
    JobId id;
    bool duplicate = false;
};
struct JobEnded {
    RequestId request = 0;
    std::string key;
    JobId id;
    wire::JobState state = wire::JobState::done;
    std::string record;      // JSON
    std::string pictures{};  // delivered as bytes: end to end, in the order of the record's charts
};
struct NoResult {  // refused, busy, unknown to the broker, or the broker does not answer
    RequestId request = 0;
    std::string key{};
    JobId id{};  // of the job itself once accepted, else of the job in the way, or 0
    Error error{};
    std::optional<wire::Busy> busy{};  // E_BUSY: which limit, how much of it is used, until when
};
struct StatusArrived {  // or the answer to a question
    RequestId request = 0;
    std::string report;  // JSON
};
struct Happened {                // docs/protocol.md#events
    RequestId request = 0;       // the subscription's
    std::uint64_t sequence = 0;  // 0: told by the session, not by the broker
    std::uint64_t boot = 0;
    std::string what;  // JSON
};
/// What an operator asks for; the session fills in `request`. A Subscribe is answered and stays
/// outstanding, through reconnects, until unsubscribe(); its `credit` is the session's.
using Question = std::variant<wire::StatusRequest, wire::CancelJob, wire::ShowJob, wire::ListDead,
                              wire::RetryDead, wire::DropDead, wire::PauseQueue, wire::ResumeQueue,
                              wire::ShowBatch, wire::ManageWorkers, wire::ListMeasured,
                              wire::ShowProcesses, wire::Subscribe>;
using Event = std::variant<JobAccepted, JobEnded, NoResult, StatusArrived, Happened>;

struct Download {  // of pictures that are delivered as bytes
    JobEnded ended{};
    std::uint64_t bytes = 0;  // of all
    std::uint64_t asked = 0;
    std::string pictures{};
};

class Session {
public:
    explicit Session(SessionOptions options) : options_{std::move(options)} {}

    RequestId submit(Job job, TimePoint now);
    /// Ends in StatusArrived or NoResult. Said again after a reconnect: a question may be answered
    /// twice by the broker, and what it asks for done twice is done once.
    RequestId ask(Question question, TimePoint now);
    /// Ends a subscription; what it had to say before may still be among the events.
    void unsubscribe(RequestId number);

    /// A message that came. One that cannot be read is dropped: the broker is of another kind, and
    /// silence has its limit.
    void receive(const transport::Message& message, TimePoint now);
    /// What to send now, if anything; it counts as sent. Call until there is none.
    std::optional<transport::Message> next(TimePoint now);
    /// Ends everything outstanding with E_UNREACHABLE once the broker was silent for too long.
    void check_silence(TimePoint now);

    /// When next() or check_silence() has something to do although nothing came; none while nothing
    /// is outstanding.
    [[nodiscard]] std::optional<TimePoint> wake_at() const;
    /// What is taken makes room for events of subscriptions: those not taken are bounded.
    [[nodiscard]] std::vector<Event> take_events();
    [[nodiscard]] bool has_events() const noexcept { return !events_.empty(); }
    /// Requests without an end.
    [[nodiscard]] std::size_t outstanding() const noexcept { return requests_.size(); }
    /// Another number after every greeting: a message made before it must not be sent after it.
    [[nodiscard]] std::uint64_t epoch() const noexcept { return epoch_; }

private:
    enum class Phase { silent, greeting, known };
    struct Request {
        std::optional<Download> download{};
        std::uint64_t granted = 0;  // bytes of an announced body that the broker takes now
        std::uint64_t chunked = 0;  // and those that are sent
        std::optional<Job> job;     // none: a question. The body is freed when the job is accepted
        Question question{};
        std::string key;
        bool is_sent = false;   // in this epoch
        bool was_sent = false;  // ever
        JobId id;               // not 0: accepted
    };
    struct Subscription {
        bool is_open = false;       // answered once
        std::uint64_t granted = 0;  // EVENTs that the broker may send
        std::uint64_t unread = 0;   // among events_
    };

    transport::Message greet(TimePoint now);
    std::optional<transport::Message> next_watch();
    std::optional<transport::Message> next_chunk();
    std::optional<transport::Message> next_request(TimePoint now);
    std::optional<transport::Message> next_subscriber_message();
    void grant_first_credit(RequestId number, Question& question);
    /// True when it was the answer to a SUBSCRIBE.
    bool subscribed(RequestId number);
    transport::Message submit_message(RequestId number, Request& request);
    [[nodiscard]] bool has_room_for(const Request& request) const;
    void count_unanswered(const Request& request, bool add);
    void begin(TimePoint now);
    void begin_download(RequestId number, JobEnded&& ended);
    std::optional<transport::Message> next_fetch(TimePoint now);
    void end_download_if_complete(RequestId number);
    void fetch_rest(RequestId number, Download& download);
    void forget_fetches(RequestId number);
    [[nodiscard]] std::vector<RequestId> requests_of(JobId id) const;
    void forget_id(JobId id, RequestId number);
    void greet_again();
    void back_to_queue(RequestId number, Request& request);
    void end(RequestId number, Error error, JobId other = {});
    void end(RequestId number, NoResult&& why);
    void end_all(const Error& error);

    void on(const wire::Welcome& welcome, const transport::Message&, TimePoint now);
    void on(const wire::Continue& go_on, const transport::Message&, TimePoint now);
    void on(const wire::Accepted& accepted, const transport::Message&, TimePoint now);
    void on(const wire::Refused& refused, const transport::Message&, TimePoint now);
    void on(const wire::Busy& busy, const transport::Message&, TimePoint now);
    void on(const wire::JobResult& result, const transport::Message& message, TimePoint now);
    void on(const wire::PicturesChunk& chunk, const transport::Message& message, TimePoint now);
    void on(const wire::UnknownJobs& unknown, const transport::Message&, TimePoint now);
    void on(const wire::StatusReply& reply, const transport::Message& message, TimePoint now);
    void on(const wire::Answer& answer, const transport::Message& message, TimePoint now);
    void on(const wire::EventNotice& notice, const transport::Message& message, TimePoint now);
    void on(const wire::Pong& pong, const transport::Message&, TimePoint now);
    void on(const wire::Resync&, const transport::Message&, TimePoint now);

    SessionOptions options_;
    Phase phase_ = Phase::silent;
    bool was_known_ = false;
    std::uint64_t boot_ = 0;
    std::uint64_t max_body_bytes_ = 0;
    std::uint64_t max_inline_bytes_ = 0;
    std::uint64_t epoch_ = 0;
    RequestId last_request_ = 0;
    std::uint64_t last_ping_ = 0;
    TimePoint heard_at_{};
    TimePoint spoke_at_{};  // the last HELLO or PING
    TimePoint busy_until_{};
    std::map<RequestId, Request> requests_;
    std::set<RequestId> queued_;
    std::set<RequestId> uploading_;  // those whose bodies may go on
    RequestId last_uploaded_ = 0;
    std::deque<RequestId> to_fetch_;  // whose pictures are to be asked for, in turns
    std::set<std::pair<RequestId, std::uint64_t>> fetches_;  // not answered: request, offset
    std::unordered_multimap<JobId, RequestId> by_id_;
    std::vector<JobId> to_watch_;
    std::map<RequestId, Subscription> subscriptions_;
    std::vector<RequestId> to_unsubscribe_;
    std::size_t unanswered_jobs_ = 0;
    std::size_t unanswered_bytes_ = 0;
    std::vector<Event> events_;
};

}  // namespace plotmill::client

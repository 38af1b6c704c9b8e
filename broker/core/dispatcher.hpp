#pragma once
// The broker's state machine: (event, now) → actions. It has no socket, reads no clock, writes no
// log and no disk; time and randomness come in, actions go out in the order in which they must be
// done.
//
// What it promises, given that the shell reports every ticket in order and only after the commit:
// ACCEPTED, SETTLED and RESULT are said of what is on disk; a job has at most one lease at a time;
// an outcome counts once, with the current token. Every event may be followed by actions:
// take_actions().
//
// A producer or worker is one connection: the shell gives it an id that is never used again.
// One thread.

#include "broker/core/actions.hpp"
#include "broker/core/attempts.hpp"
#include "broker/core/event_feed.hpp"
#include "broker/core/fullness.hpp"
#include "broker/core/grant.hpp"
#include "broker/core/job_table.hpp"
#include "broker/core/limits.hpp"
#include "broker/core/ready_queue.hpp"
#include "broker/core/worker_registry.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

namespace plotmill::broker {

struct Introduction {  // what WELCOME says
    std::string version{};
    std::uint64_t boot = 0;
    std::uint64_t max_body_bytes = 0;
    std::uint64_t max_inline_bytes = 0;
};

struct Totals {  // since the start
    std::uint64_t accepted = 0;
    std::uint64_t done = 0;
    std::uint64_t dead = 0;
    std::uint64_t cancelled = 0;
    std::uint64_t expired = 0;
    std::uint64_t returned = 0;
    std::uint64_t crashed = 0;
    std::uint64_t retried = 0;
    std::uint64_t stale = 0;  // outcomes with a token that was no longer current
    std::uint64_t busy = 0;
    std::uint64_t refused = 0;
};

struct Setup {
    Limits limits{};
    Times times{};
    Introduction introduction{};
    JobId next_id{1};
    QueueWeights weights{};
};

class Dispatcher {
public:
    using Random = std::function<std::uint64_t()>;  // 64 uniform bits
    Dispatcher(Setup setup, Random random);

    /// A job from the store, before any other event.
    void load(const JobRecord& record, Now now);
    /// A queue that was paused when the broker ended; before any other event.
    void load_paused(const std::string& queue) { ready_.set_paused(queue, true); }

    // ---- producers (producer_events.cpp)
    void hello(ProducerId id, const wire::Hello& hello, Now now, const Grant& grant = {});
    /// \pre the body has the size and the digest that the envelope says
    void submit(ProducerId id, wire::Submit&& submit, Now now);
    /// Before the body of a large job has come. True: it is wanted, counts from now on, and is
    /// followed by retract() and, when it is there, submit(). False: the producer was answered.
    [[nodiscard]] bool announce(ProducerId id, const wire::Submit& submit, Now now);
    void retract(std::uint64_t bytes);
    void refuse(ProducerId id, wire::RequestId request, Error error, JobId in_the_way = {});
    void busy(ProducerId id, wire::RequestId request, Fullness fullness);
    void watch(ProducerId id, const wire::Watch& watch, Now now);
    void fetch(ProducerId id, const wire::FetchPictures& fetch, Now now);
    void ping(ProducerId id, const wire::Ping& ping, Now now);
    void producer_gone(ProducerId id);
    /// Everybody must say HELLO again: what they may do has changed.
    void forget_producers();
    [[nodiscard]] bool knows(ProducerId id) const { return producers_.contains(id); }

    // ---- operators: producers that ask about jobs, queues and batches (operator_events.cpp)
    void cancel(ProducerId id, const wire::CancelJob& cancel, Now now);
    void show(ProducerId id, const wire::ShowJob& show, Now now);
    void list_dead(ProducerId id, const wire::ListDead& list, Now now);
    void list_measured(ProducerId id, const wire::ListMeasured& list, Now now);
    void retry(ProducerId id, const wire::RetryDead& retry, Now now);
    void drop(ProducerId id, const wire::DropDead& drop, Now now);
    struct PauseRequest {
        wire::RequestId request = 0;
        std::string queue{};
        bool is_paused = false;
    };
    void set_paused(ProducerId id, const PauseRequest& pause, Now now);
    void show_batch(ProducerId id, const wire::ShowBatch& show, Now now);
    // ---- who listens to what happens (subscriber_events.cpp)
    void subscribe(ProducerId id, const wire::Subscribe& subscribe, Now now);
    void add_event_credit(ProducerId id, const wire::EventCredit& credit, Now now);
    void unsubscribe(ProducerId id, const wire::Unsubscribe& unsubscribe, Now now);
    /// Whether the producer may ask what is for operators only; one that is not known will be told.
    [[nodiscard]] bool may_operate(ProducerId id) const;
    [[nodiscard]] const ReadyQueue& queues() const noexcept { return ready_; }

    // ---- workers (worker_events.cpp)
    void ready(WorkerId id, const wire::Ready& ready, Now now);
    void credit(WorkerId id, std::uint64_t n, Now now);
    void heartbeat(WorkerId id, Now now);
    void done(WorkerId id, const wire::Lease& lease, std::string report, Now now);
    struct Misfortune {
        wire::Lease lease{};
        Setback setback = Setback::returned;
        Error error{};
        std::string report{};
    };
    void misfortune(WorkerId id, Misfortune&& what, Now now);
    void bye(WorkerId id, Now now);
    void worker_gone(WorkerId id, Now now);
    /// The socket's queue for it is full, or has room again.
    void worker_blocked(WorkerId id, bool is_blocked, Now now);
    [[nodiscard]] bool knows(WorkerId id) { return workers_.find(id) != nullptr; }
    [[nodiscard]] const WorkerRegistry& workers() const noexcept { return workers_; }
    [[nodiscard]] Worker* find_worker_named(std::string_view name) {
        return workers_.find_name(name);
    }

    // ---- the store (store_events.cpp)
    /// \pre tickets come back in the order in which they were given
    void committed(const StoreResult& result, Now now);
    /// The body of a leased job is not there or not what it was.
    void body_lost(const wire::Lease& lease, Error error, Now now);
    [[nodiscard]] bool is_current(const wire::Lease& lease);
    /// How the leased job's pictures are wanted; nothing: the lease is not current.
    [[nodiscard]] std::optional<wire::Deliver> delivery(const wire::Lease& lease);

    // ---- time
    /// At least every quarter of a heartbeat.
    void tick(Now now);
    [[nodiscard]] TimePoint next_deadline() const;
    /// New jobs are BUSY with this reason until it is empty; those that are here go on.
    void hold_up(const Fullness& shortage) { shortage_ = shortage; }
    /// Every SUBMIT is BUSY from now on.
    void drain() noexcept { is_draining_ = true; }

    [[nodiscard]] Actions take_actions();
    [[nodiscard]] const JobTable& jobs() const noexcept { return jobs_; }
    [[nodiscard]] const Totals& totals() const noexcept { return totals_; }

private:
    struct Producer {
        std::string name_space;
        std::string name;
        TimePoint heard;
        std::uint64_t unanswered = 0;  // SUBMITs
        std::uint64_t fetching = 0;    // FETCHes without an answer
        std::uint64_t watched = 0;     // jobs
        Grant grant;
    };
    enum class OpKind { insert, update, finish, find, fetch, ask, retry, revive };
    struct PendingOp {
        Ticket ticket{};
        OpKind kind = OpKind::insert;
        JobId job{};
        ProducerId producer{};  // who is to be answered
        wire::Lease lease{};    // to be settled; token 0: none
        wire::RequestId request = 0;
        std::uint64_t offset = 0;  // of a fetch
        AnswerContent answer{};    // of an ask; what the store finds is filled in
        bool is_list = false;
        std::unique_ptr<Happening> ending{};  // a finish's, when somebody listens
    };

    // dispatcher.cpp
    void persist(PendingOp pending, StoreOp&& op);
    void tell(ProducerId id, wire::ToProducer message, Record record = nullptr);
    void tell(WorkerId id, wire::ToWorker message);
    [[nodiscard]] wire::Welcome welcome() const;
    void schedule(Job& job, TimePoint due, Now now);
    void unschedule(Job& job);
    void assign(Now now);
    struct Given {
        Worker& worker;
        Token token{};
    };
    void lease_to(Job& job, Given given, Now now);
    void end_lease(Job& job);
    void finish(Job& job, wire::JobState state, Error error, std::string report, Now now);
    void end_expired(Now now);
    [[nodiscard]] static bool has_expired(const Job& job, Now now);
    void set_expiry(Job& job, milliseconds left, Now now);
    [[nodiscard]] milliseconds penalty(wire::Priority priority) const;
    [[nodiscard]] milliseconds jitter(milliseconds most);
    [[nodiscard]] Token new_token();

    // producer_events.cpp
    Producer* hear(ProducerId id, Now now);
    /// False: the request was answered.
    [[nodiscard]] bool may_insert(ProducerId id, const Producer& producer,
                                  const wire::Submit& submit, Now now);
    [[nodiscard]] std::optional<Fullness> find_full_table(std::uint64_t more_bytes) const;
    [[nodiscard]] std::optional<Fullness> find_full_limit(const Producer& producer,
                                                          const wire::Submit& submit) const;
    [[nodiscard]] std::optional<Fullness> find_full_quota(const Producer& producer,
                                                          const wire::Submit& submit) const;
    /// The namespace that a producer's questions are about; empty: all.
    [[nodiscard]] static std::string scope_of(const Producer& producer);
    [[nodiscard]] static bool is_in_scope(const Producer& producer, const Job& job);
    /// True when the living job has settled the request.
    bool meet_living(Job& living, ProducerId id, const wire::Submit& submit, Now now);
    void join(Job& job, ProducerId id, const wire::Submit& submit);
    void insert(ProducerId id, wire::Submit&& submit, Now now);
    void add_watcher(Job& job, ProducerId id);
    [[nodiscard]] bool has_room_for_watcher(Job& job);
    void forget_idle_producers(Now now);

    // operator_events.cpp
    void answer(const AskedBy& asked, AnswerContent content, bool is_list = false);
    void answered(PendingOp& pending, const StoreResult& result, Now now);
    void found_to_retry(const PendingOp& pending, const StoreResult& result, Now now);
    [[nodiscard]] std::optional<Error> find_retry_obstacle(const KeptJob& kept, JobId& in_the_way);
    void revived(const PendingOp& pending, const StoreResult& result, Now now);
    void answer_cancels(Job& job, wire::JobState state);

    // subscriber_events.cpp
    [[nodiscard]] std::optional<Error> find_subscribe_fault(const Producer& producer,
                                                            const wire::Subscribe& subscribe) const;
    /// \pre somebody listens: feed_ is not empty
    [[nodiscard]] Happening about(const Job& job, wire::EventKind kind, Now now);
    void announce(Happening&& what);
    void announce_service(wire::EventKind kind, Happening&& what, Now now);
    [[nodiscard]] std::unique_ptr<Happening> make_retry(const Job& job, const Misfortune& what,
                                                        Now now);
    [[nodiscard]] std::unique_ptr<Happening> make_ending(const Job& job, const Error& error,
                                                         Now now);
    void announce_end(const Job& job, PendingOp& pending, wire::JobState state, Now now);

    // worker_events.cpp
    Worker* hear(WorkerId id, Now now);
    void keep_lease(Worker& worker, const std::unordered_set<JobId>& held_before,
                    const wire::Lease& lease, Now now);
    void give_back(JobId id, Now now);
    void suffer(Job& job, Misfortune&& what, Now now);
    void lose(WorkerId id, wire::EventKind how, Now now);
    [[nodiscard]] Job* find_leased(const wire::Lease& lease);
    /// For an outcome that does not count: SETTLED now, or when the first one is on disk.
    void settle_stale(WorkerId id, const wire::Lease& lease);

    // store_events.cpp
    void settle(const wire::Lease& lease);
    void inserted(Job& job, const StoreResult& result, Now now);
    void begin(Job& job, Now now);
    void answer_waiting(Job& job, JobId id, bool was_there);
    void finished(PendingOp& pending, const StoreResult& result, Now now);
    void fetched(const PendingOp& pending, const StoreResult& result);
    void remove(Job& job);

    Setup setup_;
    Random random_;
    JobTable jobs_;
    ReadyQueue ready_;
    Timers timers_;
    Timers expiries_;
    WorkerRegistry workers_;
    std::unordered_map<ProducerId, Producer> producers_;
    std::deque<PendingOp> pending_;
    EventFeed feed_;
    std::unordered_map<Token, WorkerId> unsettled_;  // outcomes on their way to the disk
    Actions actions_;
    Totals totals_;
    std::uint64_t last_ticket_ = 0;
    std::optional<TimePoint> last_tick_;
    TimePoint hold_until_;  // loaded jobs wait for workers that still hold them
    TimePoint next_check_;
    TimePoint next_producer_check_;
    std::uint64_t announced_ = 0;  // bodies on their way
    std::uint64_t announced_bytes_ = 0;
    Fullness shortage_;  // the shell's reason to take no new jobs; empty: none
    bool is_draining_ = false;
};

}  // namespace plotmill::broker

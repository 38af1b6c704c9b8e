// Random lives of many jobs: submits, outcomes true and stale, operators, lost workers, full disks
// and crashes of the broker at any moment, after which only what was committed is left. Whatever
// happens, the promises of dispatcher.hpp hold. A failing seed is printed; PLOTMILL_SEED=n replays
// it alone, PLOTMILL_SEEDS=n runs more of them.

#include "broker/core/dispatcher.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/unit/broker/model_store.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <deque>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <vector>

namespace plotmill::test {
namespace {

using namespace broker;
using namespace std::chrono_literals;

constexpr int steps = 400;
constexpr std::uint64_t worker_count = 3;
constexpr std::uint64_t key_count = 25;

struct ModelWorker {
    WorkerId id;
    std::map<JobId, Token> rendering;
    std::map<JobId, Token> unsettled;  // DONE was said, SETTLED not heard
    std::vector<wire::Lease> stopped;  // to be given back
};

class Simulation {
public:
    explicit Simulation(std::uint64_t seed) : random_{seed} {
        for (std::uint64_t i = 0; i < worker_count; ++i) {
            workers_[i] = {};
        }
        start();
    }

    void run() {
        for (int i = 0; i < steps; ++i) {
            step();
            carry_out();
        }
        finish();
        for (const JobId id : accepted_) {
            REQUIRE(store_.results.contains(id));
        }
        REQUIRE(questions_.empty());  // exactly one answer to each
        REQUIRE(dispatcher_->jobs().size() == 0);
        REQUIRE(dispatcher_->jobs().bytes() == 0);
    }

private:
    [[nodiscard]] std::uint64_t below(std::uint64_t n) { return random_() % n; }
    [[nodiscard]] Now now() const { return {clock_.now(), clock_.wall_ms()}; }

    /// What a restart does: everything that was not committed is gone.
    void start() {
        writes_.clear();
        held_.clear();
        counted_.clear();
        questions_.clear();  // asked of a broker that is no more
        last_id_ = std::max(last_id_, JobId{1});
        Setup setup;
        setup.next_id = last_id_;
        setup.limits.max_jobs = 15;
        dispatcher_ = std::make_unique<Dispatcher>(setup, [this] { return random_(); });
        for (const auto& [id, record] : store_.jobs) {
            dispatcher_->load(JobRecord{record}, now());
        }
        producer_ = ProducerId{++last_peer_};
        dispatcher_->hello(producer_, {}, now());
        wire::Subscribe everything;
        everything.request = ++last_request_;
        everything.credit = 1 + below(20);
        questions_.insert(everything.request);
        subscription_ = everything.request;
        sequence_ = 0;
        dispatcher_->subscribe(producer_, everything, now());
        for (auto& [number, worker] : workers_) {
            reconnect(number, worker);
        }
        for (wire::Submit submit : std::exchange(unanswered_, {})) {
            submit.resend = true;
            this->submit(std::move(submit));
        }
        for (const std::string& queue : store_.paused) {
            dispatcher_->load_paused(queue);
        }
        dispatcher_->watch(producer_, {{accepted_.begin(), accepted_.end()}}, now());
        carry_out();
    }

    void reconnect(std::uint64_t number, ModelWorker& worker) {
        worker.id = WorkerId{++last_peer_};
        wire::Ready ready;
        ready.worker = "worker-" + std::to_string(number);
        ready.host = "host";
        ready.slots = 2;
        for (const auto& leases : {worker.rendering, worker.unsettled}) {
            for (const auto& [id, token] : leases) {
                ready.leases.push_back({id, token});
            }
        }
        dispatcher_->ready(worker.id, ready, now());
        carry_out();  // REVOKED comes before anything is repeated
        for (const auto& [id, token] : std::map{worker.unsettled}) {
            say_done(worker, {id, token});
        }
        dispatcher_->credit(worker.id, 2, now());
    }

    void submit(wire::Submit submit) {
        submit.request = ++last_request_;
        unanswered_.push_back(submit);
        dispatcher_->submit(producer_, std::move(submit), now());
    }
    void submit_any() {
        wire::Submit submit;
        submit.key = "k" + std::to_string(below(key_count));
        submit.outputs = {submit.key + ".png"};
        submit.sha256 = std::string(64, below(2) == 0 ? 'a' : 'b');
        submit.bytes = below(100);
        submit.max_attempts = static_cast<int>(1 + below(5));
        submit.delay_s = below(4) == 0 ? 0.2 : 0;
        submit.expires_s = below(6) == 0 ? 0.1 + static_cast<double>(below(20)) / 10 : 0;
        submit.queue = below(3) == 0 ? "other" : "default";
        submit.priority = static_cast<wire::Priority>(below(3));
        submit.on_duplicate = static_cast<wire::OnDuplicate>(below(3));
        this->submit(std::move(submit));
    }

    void commit(std::uint64_t most) {
        for (; most > 0 && !writes_.empty(); --most) {
            const Persist write = std::move(writes_.front());
            writes_.pop_front();
            if (const auto* insert = std::get_if<InsertJob>(&write.op)) {
                last_id_ = std::max(last_id_, JobId{insert->job.id.value() + 1});
            }
            dispatcher_->committed(store_.apply(write, is_disk_full_), now());
            carry_out();
        }
    }

    void say_done(ModelWorker& worker, wire::Lease lease) {
        worker.unsettled[lease.id] = lease.token;
        if (dispatcher_->is_current(lease)) {
            held_.erase(lease.id);
            counted_[lease.id] = lease.token;
        }
        dispatcher_->done(worker.id, lease, "{}", now());
    }
    void say_setback(ModelWorker& worker, wire::Lease lease) {
        if (dispatcher_->is_current(lease)) {
            held_.erase(lease.id);
        }
        dispatcher_->misfortune(worker.id,
                                {.lease = lease,
                                 .setback = static_cast<Setback>(below(4)),
                                 .error = {ErrorCode::crash, "simulated"},
                                 .report = "{}"},
                                now());
    }

    void give_back(ModelWorker& worker, wire::Lease lease) {
        if (dispatcher_->is_current(lease)) {
            held_.erase(lease.id);
        }
        dispatcher_->misfortune(worker.id, {.lease = lease, .setback = Setback::returned}, now());
    }

    void worker_step(ModelWorker& worker) {
        if (below(12) == 0) {
            dispatcher_->credit(worker.id, 1 + below(3), now());
        }
        for (const wire::Lease& lease : std::exchange(worker.stopped, {})) {
            if (worker.rendering.contains(lease.id) && below(4) != 0) {
                worker.rendering.erase(lease.id);
                give_back(worker, lease);
            }
        }
        if (worker.rendering.empty()) {
            return;
        }
        const auto [id, token] = *worker.rendering.begin();
        worker.rendering.erase(id);
        if (below(10) == 0) {
            const bool was_current = dispatcher_->is_current({id, token});
            dispatcher_->done(worker.id, {id, Token{token.value() ^ 1U}}, "{}", now());
            REQUIRE(dispatcher_->is_current({id, token}) == was_current);  // stale: no effect
        }
        below(3) == 0 ? say_setback(worker, {id, token}) : say_done(worker, {id, token});
    }

    /// An operator picks a job, any job, and does something to it; or to a queue.
    void operate() {
        const JobId id{1 + below(last_id_.value())};
        const wire::RequestId request = ++last_request_;
        questions_.insert(request);
        switch (below(6)) {
            case 0:
            case 1:
                return dispatcher_->cancel(producer_, {request, id, {}}, now());
            case 2:
                return dispatcher_->retry(producer_, {request, id}, now());
            case 3:
                return dispatcher_->show(producer_, {request, id}, now());
            case 4:
                return dispatcher_->set_paused(producer_, {request, "other", true}, now());
            default:
                return dispatcher_->set_paused(producer_, {request, "other", false}, now());
        }
    }

    /// Its renderers end with it; what it had is leased anew.
    void lose_worker(std::uint64_t number) {
        ModelWorker& worker = workers_[number];
        dispatcher_->worker_gone(worker.id, now());
        for (const auto& [id, token] : worker.rendering) {
            if (held_.contains(id) && held_[id] == token) {
                held_.erase(id);
            }
        }
        worker = {};
        carry_out();
        reconnect(number, worker);
    }

    void step() {
        switch (below(20)) {
            case 0:
            case 1:
            case 2:
            case 3:
                return submit_any();
            case 4:
            case 5:
            case 6:
            case 7:
            case 8:
                return commit(1 + below(4));
            case 9:
            case 10:
                clock_.advance(milliseconds{below(100)});
                return dispatcher_->tick(now());
            case 11:
                is_disk_full_ = below(3) == 0;
                return;
            case 12:
                return below(6) == 0 ? lose_worker(below(worker_count)) : beat();
            case 13:
                return below(6) == 0 ? start() : beat();
            case 14:
                give_event_credit();
                return below(3) == 0 ? reconnect_one(below(worker_count)) : operate();
            default:
                return worker_step(workers_[below(worker_count)]);
        }
    }
    void give_event_credit() {
        dispatcher_->add_event_credit(producer_, {subscription_, 1 + below(40)}, now());
    }
    /// No gap without a word, and an end is told of what is on disk.
    void hear(const TellEvent& event) {
        REQUIRE(event.to.size() == 1);
        const bool is_missed = event.what.kind == wire::EventKind::missed;
        sequence_ += is_missed ? event.what.missed : 1;
        REQUIRE(event.to[0].header.sequence == sequence_);
        const auto state = wire::job_state_from_word(wire::word(event.what.kind));
        if (state && wire::is_final(*state)) {
            REQUIRE(store_.ended.contains({event.what.id, *state}));
        }
    }
    void reconnect_one(std::uint64_t number) { reconnect(number, workers_[number]); }
    void beat() {
        for (auto& [number, worker] : workers_) {
            dispatcher_->heartbeat(worker.id, now());
        }
    }

    void carry_out() {
        for (Action& action : dispatcher_->take_actions()) {
            if (auto* write = std::get_if<Persist>(&action)) {
                writes_.push_back(std::move(*write));
            } else if (const auto* producer = std::get_if<TellProducer>(&action)) {
                std::visit([this](const auto& message) { hear(message); }, producer->message);
            } else if (const auto* answer = std::get_if<AnswerProducer>(&action)) {
                REQUIRE(questions_.erase(answer->request) == 1);
            } else if (const auto* event = std::get_if<TellEvent>(&action)) {
                hear(*event);
            } else if (const auto* worker = std::get_if<TellWorker>(&action)) {
                tell_worker(*worker);
            }
        }
    }

    void answered(wire::RequestId request) {
        if (questions_.erase(request) == 1) {
            return;
        }
        const auto removed = std::erase_if(
            unanswered_, [&](const wire::Submit& submit) { return submit.request == request; });
        REQUIRE(removed == 1);  // exactly one answer a request
    }
    void hear(const wire::Accepted& message) {
        REQUIRE((store_.jobs.contains(message.id) || store_.results.contains(message.id)));
        accepted_.insert(message.id);
        answered(message.request);
    }
    void hear(const wire::Refused& message) { answered(message.request); }
    void hear(const wire::Busy& message) { answered(message.request); }
    void hear(const wire::JobResult& message) {
        REQUIRE(store_.ended.contains({message.id, message.state}));
    }
    void hear(const wire::UnknownJobs& message) {
        for (const JobId id : message.ids) {
            REQUIRE_FALSE(accepted_.contains(id));
        }
    }
    template <typename Message>
    void hear(const Message& /*welcome and the like*/) {}

    void tell_worker(const TellWorker& told) {
        for (auto& [number, worker] : workers_) {
            if (worker.id == told.worker) {
                std::visit([&](const auto& message) { hear(worker, message); }, told.message);
            }
        }
    }
    void hear(ModelWorker& worker, const wire::Assign& message) {
        const JobId id = message.lease.id;
        REQUIRE(store_.jobs.contains(id));  // nothing is rendered that is not on disk
        REQUIRE_FALSE(held_.contains(id));  // nor leased twice at once
        held_[id] = message.lease.token;
        worker.rendering[id] = message.lease.token;
    }
    void hear(ModelWorker& worker, const wire::Settled& message) {
        const auto [id, token] = message.lease;
        if (counted_.contains(id) && counted_[id] == token) {
            for (const Persist& write : writes_) {  // settled only when nothing of it is unwritten
                const auto* finish = std::get_if<FinishJob>(&write.op);
                REQUIRE((finish == nullptr || finish->id != id));
            }
        }
        if (worker.unsettled.contains(id) && worker.unsettled[id] == token) {
            worker.unsettled.erase(id);
        }
    }
    void hear(ModelWorker& worker, const wire::StopJob& message) {
        worker.stopped.push_back(message.lease);
    }
    void hear(ModelWorker& worker, const wire::Revoked& message) {
        worker.rendering.erase(message.lease.id);
        worker.unsettled.erase(message.lease.id);
    }
    template <typename Message>
    void hear(ModelWorker& /*worker*/, const Message& /*welcome and the like*/) {}

    /// No more faults: everything must come to its end.
    void finish() {
        is_disk_full_ = false;
        questions_.insert(++last_request_);
        dispatcher_->set_paused(producer_, {last_request_, "other", false}, now());
        carry_out();
        for (int round = 0; round < 2000 && (dispatcher_->jobs().size() > 0 || !writes_.empty());
             ++round) {
            commit(1000);
            clock_.advance(100ms);
            beat();
            dispatcher_->tick(now());
            carry_out();
            for (auto& [number, worker] : workers_) {
                for (const auto& [id, token] : std::exchange(worker.rendering, {})) {
                    say_done(worker, {id, token});
                }
                dispatcher_->credit(worker.id, 1, now());
                carry_out();
            }
        }
    }

    std::mt19937_64 random_;
    ManualClock clock_;
    ModelStore store_;
    std::unique_ptr<Dispatcher> dispatcher_;
    std::deque<Persist> writes_;
    std::map<std::uint64_t, ModelWorker> workers_;
    std::map<JobId, Token> held_;     // leases that were given and have not ended
    std::map<JobId, Token> counted_;  // tokens whose DONE counted
    std::set<JobId> accepted_;
    std::set<wire::RequestId> questions_;
    std::vector<wire::Submit> unanswered_;
    ProducerId producer_;
    std::uint64_t last_peer_ = 0;
    std::uint64_t last_request_ = 0;
    wire::RequestId subscription_ = 0;
    std::uint64_t sequence_ = 0;
    JobId last_id_{1};
    bool is_disk_full_ = false;
};

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

}  // namespace

TEST_CASE("random lives: every accepted job ends once, no lease is given twice", "[broker]") {
    const std::uint64_t only = from_environment("PLOTMILL_SEED", 0);
    const std::uint64_t seeds = only != 0 ? only : from_environment("PLOTMILL_SEEDS", 300);
    for (std::uint64_t seed = only != 0 ? only : 1; seed <= seeds; ++seed) {
        INFO("PLOTMILL_SEED=" << seed);
        Simulation{seed}.run();
    }
}

}  // namespace plotmill::test

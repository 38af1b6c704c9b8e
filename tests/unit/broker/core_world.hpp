#pragma once
// The state machine with a disk and peers that do what the test says: nothing is committed before
// commit(), and what was said to whom can be asked for, message by message.

#include "broker/core/dispatcher.hpp"
#include "tests/support/manual_clock.hpp"

#include <catch2/catch.hpp>

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace plotmill::test {

using namespace broker;
using namespace std::chrono_literals;

inline constexpr ProducerId alice{1};
inline constexpr ProducerId bob{2};
inline constexpr WorkerId loom{1};
inline constexpr WorkerId mill{2};

inline wire::Submit job_named(const std::string& key, const std::string& content = "0") {
    wire::Submit submit;
    submit.request = 1;
    submit.key = key;
    submit.outputs = {key + ".png"};
    submit.bytes = 10;
    submit.sha256 = std::string(63, 'a') + content;
    return submit;
}

inline wire::Ready worker_named(const std::string& name, std::vector<wire::Lease> leases = {}) {
    return {
        .worker = name, .host = "host", .pid = 7, .slots = 4, .renderer = "1", .leases = leases};
}

class World {
public:
    explicit World(Setup setup = {.introduction = {"0.1.0", 42, 1000}})
        : dispatcher{std::move(setup), [this] { return random_ += 0x9e3779b97f4a7c15U; }} {
        dispatcher.hello(alice, {}, now());
        take_all<wire::Welcome>(alice);
    }

    [[nodiscard]] Now now() const { return {clock.now(), clock.wall_ms()}; }
    void advance(milliseconds by) {
        clock.advance(by);
        dispatcher.tick(now());
    }

    void collect() {
        for (Action& action : dispatcher.take_actions()) {
            if (auto* persist = std::get_if<Persist>(&action)) {
                writes.push_back(std::move(*persist));
            } else if (auto* producer = std::get_if<TellProducer>(&action)) {
                to_producers.push_back(std::move(*producer));
            } else if (auto* answer = std::get_if<AnswerProducer>(&action)) {
                answers.push_back(std::move(*answer));
            } else if (auto* event = std::get_if<TellEvent>(&action)) {
                events.push_back(std::move(*event));
            } else if (auto* worker = std::get_if<TellWorker>(&action)) {
                to_workers.push_back(std::move(*worker));
            }
        }
    }

    /// Everything that waits is on disk now.
    void commit(StoreOutcome insert_outcome = StoreOutcome::written) {
        collect();
        while (!writes.empty()) {
            const Persist write = std::move(writes.front());
            writes.pop_front();
            StoreResult result{.ticket = write.ticket};
            if (!store_says.empty() && !std::holds_alternative<InsertJob>(write.op) &&
                !std::holds_alternative<FinishJob>(write.op)) {
                result = std::move(store_says.front());
                store_says.pop_front();
                result.ticket = write.ticket;
            } else if (const auto* finish = std::get_if<FinishJob>(&write.op)) {
                result = {.ticket = write.ticket,
                          .id = finish->id,
                          .key = finish->key,
                          .state = finish->state,
                          .record = std::make_shared<const std::string>(finish->report)};
                finished.push_back(*finish);
            } else if (std::holds_alternative<InsertJob>(write.op)) {
                result.outcome = insert_outcome;
            } else if (std::holds_alternative<FindResult>(write.op)) {
                result.outcome = StoreOutcome::not_found;
            }
            dispatcher.committed(result, now());
            collect();
        }
    }

    /// The messages of that kind to that peer since the last call.
    template <typename Message>
    std::vector<Message> take_all(ProducerId id) {
        collect();
        return take_from<Message>(to_producers,
                                  [id](const TellProducer& told) { return told.producer == id; });
    }
    template <typename Message>
    std::vector<Message> take_all(WorkerId id) {
        collect();
        return take_from<Message>(to_workers,
                                  [id](const TellWorker& told) { return told.worker == id; });
    }
    /// The one message of that kind to that peer.
    template <typename Message, typename Peer>
    Message take(Peer id) {
        auto all = take_all<Message>(id);
        REQUIRE(all.size() == 1);
        return all.front();
    }
    template <typename Message, typename Peer>
    bool said_nothing(Peer id) {
        return take_all<Message>(id).empty();
    }

    JobId accept(const wire::Submit& submit, ProducerId producer = alice) {
        dispatcher.submit(producer, wire::Submit{submit}, now());
        commit();
        return take<wire::Accepted>(producer).id;
    }
    void add_worker(WorkerId id, const std::string& name, std::uint64_t credit) {
        dispatcher.ready(id, worker_named(name), now());
        dispatcher.credit(id, credit, now());
    }
    /// Accepts it and leases it to `loom`.
    wire::Lease lease(const wire::Submit& submit) {
        accept(submit);
        if (!dispatcher.knows(loom)) {
            dispatcher.ready(loom, worker_named("loom"), now());
        }
        dispatcher.credit(loom, 1, now());
        return take<wire::Assign>(loom).lease;
    }

    ManualClock clock;
    Dispatcher dispatcher;
    std::deque<Persist> writes;
    std::vector<TellProducer> to_producers;
    std::vector<TellWorker> to_workers;
    std::vector<FinishJob> finished;
    std::vector<AnswerProducer> answers;
    std::vector<TellEvent> events;
    std::deque<StoreResult> store_says;  // to what is neither an insert nor an end, in order

private:
    template <typename Message, typename Told, typename Is>
    std::vector<Message> take_from(std::vector<Told>& told, Is is_for_peer) {
        std::vector<Message> taken;
        std::erase_if(told, [&](const Told& one) {
            const auto* message = std::get_if<Message>(&one.message);
            if (message == nullptr || !is_for_peer(one)) {
                return false;
            }
            taken.push_back(*message);
            return true;
        });
        return taken;
    }

    std::uint64_t random_ = 1;
};

}  // namespace plotmill::test

// Who is next: weights between queues, aging within one, turns between producers.

#include "broker/core/ready_queue.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <vector>

namespace plotmill::test {
namespace {

using namespace broker;
using namespace std::chrono_literals;

Job queued_job(std::uint64_t id, const std::string& queue, const std::string& producer = "") {
    static Origins origins;
    return {.id = JobId{id},
            .origin = &origins.take(
                {.name_space = "default", .queue = queue, .producer = producer, .batch = {}})};
}

TimePoint at(int seconds) {
    return TimePoint{} + std::chrono::seconds{seconds};
}

/// Takes n and tells how many came of each queue; ids are queue number × 1000 + i.
std::map<std::uint64_t, int> shares_of(ReadyQueue& ready, int n) {
    std::map<std::uint64_t, int> shares;
    for (int i = 0; i < n; ++i) {
        ++shares[ready.take().value().value() / 1000];
    }
    return shares;
}

}  // namespace

TEST_CASE("queues with jobs get turns by their weights", "[broker]") {
    ReadyQueue ready{{{"fast", 3}, {"slow", 1}}};
    for (std::uint64_t i = 0; i < 100; ++i) {
        ready.push(queued_job(1000 + i, "fast"), at(0));
        ready.push(queued_job(2000 + i, "slow"), at(0));
    }
    CHECK(shares_of(ready, 40) == std::map<std::uint64_t, int>{{1, 30}, {2, 10}});
}

TEST_CASE("a queue that was empty has saved up no turns", "[broker]") {
    ReadyQueue ready;
    for (std::uint64_t i = 0; i < 200; ++i) {
        ready.push(queued_job(1000 + i, "a"), at(0));
    }
    shares_of(ready, 100);
    for (std::uint64_t i = 0; i < 100; ++i) {
        ready.push(queued_job(2000 + i, "b"), at(0));
    }
    CHECK(shares_of(ready, 20) == std::map<std::uint64_t, int>{{1, 10}, {2, 10}});
}

TEST_CASE("a queue that keeps one job at a time gets no more than its weight", "[broker]") {
    ReadyQueue ready{{{"heavy", 9}}};
    for (std::uint64_t i = 0; i < 200; ++i) {
        ready.push(queued_job(1000 + i, "heavy"), at(0));
    }
    int of_single = 0;
    ready.push(queued_job(2000, "single"), at(0));
    for (std::uint64_t i = 1; i <= 100; ++i) {
        if (ready.take().value().value() >= 2000) {
            ++of_single;
            ready.push(queued_job(2000 + i, "single"), at(0));
        }
    }
    CHECK(of_single <= 11);
    CHECK(of_single >= 9);
}

TEST_CASE("producers take turns within a queue, however much one of them has", "[broker]") {
    ReadyQueue ready;
    for (std::uint64_t i = 0; i < 100; ++i) {
        ready.push(queued_job(1000 + i, "default", "flood"), at(0));
    }
    ready.push(queued_job(2001, "default", "small"), at(5));
    ready.push(queued_job(2002, "default", "small"), at(6));
    CHECK(shares_of(ready, 4) == std::map<std::uint64_t, int>{{1, 2}, {2, 2}});
}

TEST_CASE("turns between producers never put a young low job before an old high one", "[broker]") {
    ReadyQueue ready;
    Job low = queued_job(1, "default", "a");
    low.priority = wire::Priority::low;
    Job high = queued_job(2, "default", "b");
    high.priority = wire::Priority::high;
    Job high_too = queued_job(3, "default", "b");
    high_too.priority = wire::Priority::high;
    ready.push(low, at(300));
    ready.push(high, at(0));
    ready.push(high_too, at(1));
    CHECK(ready.take() == JobId{2});
    CHECK(ready.take() == JobId{3});
    CHECK(ready.take() == JobId{1});
}

TEST_CASE("a paused queue keeps its jobs and gets no turn; the others go on", "[broker]") {
    ReadyQueue ready;
    ready.push(queued_job(1, "a"), at(0));
    ready.push(queued_job(2, "b"), at(1));
    CHECK(ready.set_paused("a", true));
    CHECK_FALSE(ready.set_paused("a", true));
    CHECK(ready.take() == JobId{2});
    CHECK(ready.empty());
    CHECK_FALSE(ready.take());
    ready.push(queued_job(3, "a"), at(2));
    CHECK(ready.empty());
    CHECK(ready.queue_count() == 1);
    CHECK(ready.states().at("a").queued == 2);
    CHECK(ready.states().at("a").is_paused);
    CHECK(ready.set_paused("a", false));
    CHECK(ready.take() == JobId{1});
    CHECK(ready.take() == JobId{3});
    CHECK(ready.queue_count() == 0);
}

TEST_CASE("a job can leave from anywhere in its line", "[broker]") {
    ReadyQueue ready;
    for (std::uint64_t i = 1; i <= 5; ++i) {
        ready.push(queued_job(i, "default", i % 2 == 0 ? "even" : "odd"), at(0));
    }
    ready.erase(queued_job(3, "default", "odd"), at(0));
    ready.erase(queued_job(2, "default", "even"), at(0));
    ready.erase(queued_job(4, "default", "even"), at(0));
    CHECK(ready.take() == JobId{1});
    CHECK(ready.take() == JobId{5});
    CHECK(ready.empty());
}

TEST_CASE("queues that are empty are forgotten, whatever their number", "[broker]") {
    ReadyQueue ready;
    for (std::uint64_t i = 0; i < 10'000; ++i) {
        ready.push(queued_job(i, "queue-" + std::to_string(i)), at(0));
        CHECK(ready.take() == JobId{i});
    }
    CHECK(ready.queue_count() == 0);
    CHECK(ready.states().empty());
}

}  // namespace plotmill::test

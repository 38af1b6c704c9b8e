#include "worker/policy/prefetch.hpp"

#include <catch2/catch.hpp>

using namespace plotmill::worker;
using namespace std::chrono_literals;

TEST_CASE("short jobs are held in a number that covers the way to the broker", "[worker]") {
    Prefetch prefetch{1};
    CHECK(prefetch.jobs() == 1);  // nothing is known yet
    prefetch.note(2ms);
    CHECK(prefetch.jobs() == prefetched_work / 2ms);
    for (int i = 0; i < 100; ++i) {
        prefetch.note(1us);
    }
    CHECK(prefetch.jobs() == most_short_jobs);
}

TEST_CASE("one long job is enough to hold no more than was configured", "[worker]") {
    Prefetch prefetch{2};
    for (int i = 0; i < 100; ++i) {
        prefetch.note(500us);
    }
    REQUIRE(prefetch.jobs() == most_short_jobs);
    prefetch.note(1s);
    CHECK(prefetch.jobs() == 2);
}

TEST_CASE("a worker that is to hold nothing holds nothing, and one that holds more does",
          "[worker]") {
    Prefetch none{0};
    none.note(1us);
    CHECK(none.jobs() == 0);
    Prefetch many{64};
    many.note(1us);
    CHECK(many.jobs() == 64);
}

TEST_CASE("only short jobs are handed out before the last one is reported", "[worker]") {
    Prefetch prefetch{1};
    CHECK(prefetch.handed_ahead() == 0);  // nothing is known yet
    prefetch.note(500us);
    CHECK(prefetch.handed_ahead() == handed_work / 500us);
    prefetch.note(1s);
    CHECK(prefetch.handed_ahead() == 0);
    Prefetch none{0};
    none.note(500us);
    CHECK(none.handed_ahead() == 0);
}

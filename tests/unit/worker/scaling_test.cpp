#include "worker/policy/scaling.hpp"

#include <catch2/catch.hpp>

using namespace plotmill::worker;
using namespace std::chrono_literals;

namespace {
constexpr ScalingSettings two_to_ten{.least = 2, .most = 10, .idle_timeout = 60s};
}

TEST_CASE("more renderers while jobs wait and nobody is idle, up to the most", "[worker]") {
    CHECK(slots_wanted(two_to_ten, {.slots = 2, .taken = 2, .queued = 1}) == 3);
    CHECK(slots_wanted(two_to_ten, {.slots = 6, .taken = 6, .queued = 1}) == 9);
    CHECK(slots_wanted(two_to_ten, {.slots = 9, .taken = 9, .queued = 50}) == 10);
    CHECK(slots_wanted(two_to_ten, {.slots = 10, .taken = 10, .queued = 50}) == 10);
}

TEST_CASE("no more before those that were wanted last are ready, or while one is idle",
          "[worker]") {
    CHECK(slots_wanted(two_to_ten, {.slots = 6, .taken = 5, .queued = 9}) == 6);
    CHECK(slots_wanted(two_to_ten, {.slots = 6, .taken = 6, .idle = 1, .queued = 9}) == 6);
}

TEST_CASE("those that were idle for long go, down to the least", "[worker]") {
    CHECK(slots_wanted(two_to_ten, {.slots = 6, .taken = 6, .idle = 4, .idle_long = 1}) == 5);
    CHECK(slots_wanted(two_to_ten, {.slots = 6, .taken = 6, .idle = 6, .idle_long = 6}) == 2);
    const ScalingSettings never{.least = 2, .most = 10, .idle_timeout = 0s};
    CHECK(slots_wanted(never, {.slots = 6, .taken = 6, .idle = 6, .idle_long = 6}) == 6);
}

TEST_CASE("other bounds than before are kept to at once", "[worker]") {
    CHECK(slots_wanted(two_to_ten, {.slots = 20, .taken = 20}) == 10);
    CHECK(slots_wanted(two_to_ten, {.slots = 1, .taken = 1}) == 2);
}

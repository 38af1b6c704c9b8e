#include "worker/policy/job_limits.hpp"

#include <catch2/catch.hpp>

using namespace plotmill;
using namespace plotmill::worker;
using namespace std::chrono_literals;

TEST_CASE("a job gets what it should cost with a wide margin, between a floor and the ceiling",
          "[worker]") {
    const TimeLimits limits{.ceiling = 5min, .cost_margin = 100, .soft_percent = 80};
    CHECK(hard_limit(limits, 0ms) == 5min);  // not known yet
    CHECK(hard_limit(limits, 1ms) == least_time_limit);
    CHECK(hard_limit(limits, 200ms) == 20s);
    CHECK(hard_limit(limits, 1h) == 5min);
    CHECK(hard_limit(limits, milliseconds::max()) == 5min);
    CHECK(hard_limit({.ceiling = 5s, .cost_margin = 100}, 1ms) == 5s);
    CHECK(hard_limit({.ceiling = 5min, .cost_margin = 0}, 1ms) == 5min);
}

TEST_CASE("the soft limit is a part of the hard one, or none", "[worker]") {
    CHECK(soft_limit({.soft_percent = 80}, 10s) == 8s);
    CHECK(soft_limit({.soft_percent = 0}, 10s) == 0s);
}

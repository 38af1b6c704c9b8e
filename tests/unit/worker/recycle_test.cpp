#include "worker/policy/recycle.hpp"

#include "worker/policy/backoff.hpp"

#include <catch2/catch.hpp>

using namespace plotmill;
using namespace plotmill::worker;
using namespace std::chrono_literals;

namespace {
constexpr std::uint64_t mib = 1024 * 1024;
}

TEST_CASE("a renderer with every limit off is never recycled", "[worker]") {
    const RecycleLimits off{
        .max_jobs = 0, .max_rss_bytes = 0, .max_growth_bytes = 0, .max_age = 0ms};
    CHECK_FALSE(recycle_reason(off, {.generation = 1,
                                     .jobs = 1000000,
                                     .rss_first_bytes = 1,
                                     .rss_last_bytes = 900 * mib,
                                     .age = 9000h}));
}

TEST_CASE("the first generation is staggered by slot, later ones are not", "[worker]") {
    const auto allowed = [](std::uint32_t slot, std::uint32_t generation) {
        return jobs_allowed(500, {.slot = slot, .slots = 4, .generation = generation});
    };
    CHECK(allowed(0, 1) == 500);
    CHECK(allowed(1, 1) == 375);
    CHECK(allowed(2, 1) == 250);
    CHECK(allowed(3, 1) == 125);
    CHECK(allowed(3, 2) == 500);
    CHECK(jobs_allowed(1, {.slot = 3, .slots = 4, .generation = 1}) == 1);
    CHECK(jobs_allowed(0, {.slot = 3, .slots = 4, .generation = 1}) == 0);
    const std::uint64_t most = ~std::uint64_t{0};
    CHECK(jobs_allowed(most, {.slot = 0, .slots = 4, .generation = 1}) == most);
}

TEST_CASE("each limit names itself as the reason", "[worker]") {
    const RecycleLimits limits{
        .max_jobs = 10, .max_rss_bytes = 200 * mib, .max_growth_bytes = 50 * mib, .max_age = 1h};
    RendererStats stats{.generation = 2,
                        .jobs = 9,
                        .rss_first_bytes = 100 * mib,
                        .rss_last_bytes = 150 * mib,
                        .age = 59min};
    CHECK_FALSE(recycle_reason(limits, stats));
    stats.age = 1h;
    CHECK(recycle_reason(limits, stats) == RecycleReason::max_age);
    stats.rss_last_bytes = 150 * mib + 1;
    CHECK(recycle_reason(limits, stats) == RecycleReason::max_growth);
    stats.rss_last_bytes = 200 * mib + 1;
    CHECK(recycle_reason(limits, stats) == RecycleReason::max_rss);
    stats.jobs = 10;
    CHECK(recycle_reason(limits, stats) == RecycleReason::max_jobs);
    CHECK(word(RecycleReason::max_growth) == "max_growth");
}

TEST_CASE("memory is judged only after the first job has been measured", "[worker]") {
    const RecycleLimits limits{.max_jobs = 0, .max_rss_bytes = 1, .max_growth_bytes = 1};
    CHECK_FALSE(recycle_reason(limits, {.rss_first_bytes = 0, .rss_last_bytes = 500}));
}

TEST_CASE("the first failure is free, then the pause doubles up to its bound", "[worker]") {
    const Backoff backoff{100ms, 1000ms};
    CHECK(backoff.delay(0) == 0ms);
    CHECK(backoff.delay(1) == 0ms);
    CHECK(backoff.delay(2) == 100ms);
    CHECK(backoff.delay(3) == 200ms);
    CHECK(backoff.delay(5) == 800ms);
    CHECK(backoff.delay(6) == 1000ms);
    CHECK(backoff.delay(4000000000U) == 1000ms);
}

TEST_CASE("a limit that a fresh renderer exceeds already is refused, with both figures",
          "[worker]") {
    const FreshRenderer fresh{.rss_bytes = 30 * mib};
    CHECK(validate(RecycleLimits{}, fresh));
    CHECK(validate(RecycleLimits{.max_rss_bytes = 31 * mib}, fresh));
    const Status small = validate(RecycleLimits{.max_rss_bytes = 20 * mib}, fresh);
    REQUIRE_FALSE(small);
    CHECK(small.error().code == ErrorCode::config);
    CHECK(small.error().message ==
          "worker.max_rss: got 20.0MiB, but a renderer has 30.0MiB after its first small picture; "
          "expected more, or 0 for no limit");
}

TEST_CASE("while nobody stands ready to take over, a limit is exceeded by an eighth at most",
          "[worker]") {
    const auto after = [](std::uint64_t max_jobs, std::uint64_t jobs) {
        return is_exhausted({.max_jobs = max_jobs}, {.generation = 2, .jobs = jobs});
    };
    CHECK_FALSE(after(0, 1000000));
    CHECK(after(1, 1));
    CHECK_FALSE(after(7, 6));
    CHECK(after(7, 7));
    CHECK_FALSE(after(400, 449));
    CHECK(after(400, 450));
    const RecycleLimits growth{.max_jobs = 0, .max_growth_bytes = 64 * mib};
    CHECK_FALSE(is_exhausted(growth, {.rss_first_bytes = 30 * mib, .rss_last_bytes = 101 * mib}));
    CHECK(is_exhausted(growth, {.rss_first_bytes = 30 * mib, .rss_last_bytes = 102 * mib}));
    CHECK(is_exhausted({.max_jobs = 0, .max_rss_bytes = 80 * mib},
                       {.rss_first_bytes = mib, .rss_last_bytes = 90 * mib}));
}

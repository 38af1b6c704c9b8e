// What is told of the heap. Not with a sanitizer: its allocator tells mallinfo2 nothing.
#include "worker/renderer/gauge.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <memory>
#include <vector>

using namespace plotmill;
using namespace plotmill::worker;

TEST_CASE("what a job leaves on the heap is told to the byte, and what it gives back is not",
          "[worker]") {
    Gauge gauge;
    gauge.begin();
    auto kept = std::make_unique<std::vector<char>>(100'000);
    const JobCosts keeping = gauge.end();
    REQUIRE(keeping.heap_before_bytes > 0);
    const std::uint64_t left = keeping.heap_after_bytes - keeping.heap_before_bytes;
    CHECK(left >= 100'000);
    CHECK(left < 101'000);
    // It rests for a while; jobs that are not its turn tell nothing.
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    JobCosts clean;
    while (clean.heap_before_bytes == 0 && std::chrono::steady_clock::now() < until) {
        gauge.begin();
        { const std::vector<char> given_back(100'000); }
        clean = gauge.end();
    }
    REQUIRE(clean.heap_before_bytes > 0);
    CHECK(clean.heap_after_bytes == clean.heap_before_bytes);
}

#include "worker/renderer/gauge.hpp"

#include <catch2/catch.hpp>
#include <sys/mman.h>

#include <chrono>
#include <cstring>

using namespace plotmill;
using namespace plotmill::worker;

namespace {

constexpr std::size_t piece_bytes = std::size_t{32} << 20;

/// Memory of its own, in use: what a job takes and gives back.
class Piece {
public:
    Piece()
        : place_{::mmap(nullptr, piece_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
                        -1, 0)} {
        REQUIRE(place_ != MAP_FAILED);
        std::memset(place_, 1, piece_bytes);
    }
    Piece(const Piece&) = delete;
    Piece& operator=(const Piece&) = delete;
    ~Piece() { ::munmap(place_, piece_bytes); }

private:
    void* place_;
};

}  // namespace

TEST_CASE("the peak of a job is its own, not that of the job before", "[worker]") {
    Gauge gauge;
    gauge.begin();
    { const Piece piece; }
    const JobCosts large = gauge.end();
    CHECK(large.rss_peak_bytes >= large.rss_after_bytes + piece_bytes / 2);
    CHECK(large.rss_exact_bytes > 0);
    gauge.begin();
    const auto long_enough = std::chrono::steady_clock::now() + Gauge::long_job;
    while (std::chrono::steady_clock::now() < long_enough) {
    }
    const JobCosts small = gauge.end();
    CHECK(small.rss_peak_bytes > 0);
    CHECK(small.rss_peak_bytes < large.rss_peak_bytes - piece_bytes / 2);
}

TEST_CASE("a job that keeps memory is seen to", "[worker]") {
    Gauge gauge;
    gauge.begin();
    const Piece kept;
    const JobCosts costs = gauge.end();
    CHECK(costs.rss_after_bytes >= costs.rss_before_bytes + piece_bytes / 2);
    CHECK(costs.wall_us > 0);
    gauge.begin();
    CHECK(gauge.end().rss_before_bytes >= costs.rss_before_bytes + piece_bytes / 2);
}

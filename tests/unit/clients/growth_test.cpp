// The verdict on memory: what it must call, and what it must not.
#include "clients/growth/growth.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>
#include <vector>

using namespace plotmill::growth;

namespace {

constexpr double kib = 1024;

/// A renderer's resident set, as statm tells it: the first jobs fill caches, the allocator takes
/// 132 KiB at a time, gives its top back when a large picture ends, and settles elsewhere (an
/// autoregressive level), datasets of several sizes leave their mark for a while, and everything
/// is counted in batches of 64 pages.
std::vector<Point> simulated_renderer(std::uint64_t seed, std::size_t jobs, double leak_bytes) {
    std::mt19937_64 random{seed};
    std::normal_distribution<double> shock{0, 1};
    std::uniform_real_distribution<double> chance{0, 1};
    constexpr double arena = 132 * kib;
    constexpr double batch = 256 * kib;
    double level = 0;
    double large = 0;
    double leaked = 0;
    std::vector<Point> points;
    for (std::size_t job = 1; job <= jobs; ++job) {
        level = 0.97 * level + 60 * kib * shock(random);
        large = chance(random) < 0.02 ? 600 * kib * chance(random) : large;  // until the next one
        leaked += leak_bytes;
        const double warm_up = 900 * kib * (1 - std::exp(-static_cast<double>(job) / 40));
        const double used = 22e6 + warm_up + level + large + leaked;
        const double taken = std::ceil(used / arena) * arena;
        points.push_back(
            {.jobs = static_cast<double>(job), .bytes = std::round(taken / batch) * batch});
    }
    return points;
}

std::size_t calls_of(Verdict verdict, std::size_t runs, std::size_t jobs, double leak_bytes) {
    std::size_t calls = 0;
    for (std::size_t run = 0; run < runs; ++run) {
        const auto points = simulated_renderer(1000 + run, jobs, leak_bytes);
        calls += judge(points, {.resamples = 300}).verdict == verdict ? 1U : 0U;
    }
    return calls;
}

}  // namespace

TEST_CASE("a leak of 10 kB a job is called within 500 jobs", "[growth]") {
    CHECK(calls_of(Verdict::grows, 100, 500, 10'000) == 100);
}

TEST_CASE("without a leak at most one of 100 runs of 500 jobs is called", "[growth]") {
    CHECK(calls_of(Verdict::grows, 100, 500, 0) <= 1);
}

TEST_CASE("a long run without a leak is flat", "[growth]") {
    CHECK(calls_of(Verdict::flat, 20, 5000, 0) >= 19);
}

TEST_CASE("a clean line is told exactly, and its interval has it", "[growth]") {
    std::vector<Point> points;
    for (int job = 1; job <= 1000; ++job) {
        points.push_back({.jobs = static_cast<double>(job), .bytes = 1e6 + 5000.0 * job});
    }
    const Growth growth = judge(points);
    CHECK(growth.verdict == Verdict::grows);
    CHECK(growth.blocks >= least_blocks);
    CHECK(growth.warm_up == 200);
    CHECK(growth.per_job_bytes == Approx(5000));
    CHECK(growth.low_per_job_bytes == Approx(5000));
    CHECK(growth.peak_bytes == 6e6);
}

TEST_CASE("growth in the warm-up alone is flat", "[growth]") {
    std::vector<Point> points;
    for (int job = 1; job <= 600; ++job) {
        points.push_back({.jobs = static_cast<double>(job), .bytes = std::min(job, 100) * 50e3});
    }
    CHECK(judge(points).verdict == Verdict::flat);
}

TEST_CASE("one large step is not a slope, wherever it comes", "[growth]") {
    for (int at = 10; at < 500; at += 10) {
        std::vector<Point> points;
        for (int job = 1; job <= 500; ++job) {
            points.push_back({.jobs = static_cast<double>(job), .bytes = job < at ? 20e6 : 22e6});
        }
        INFO("at job " << at);
        CHECK(judge(points, {.resamples = 300}).verdict != Verdict::grows);
    }
}

TEST_CASE("too few jobs are unsure, and it is said how many there must be", "[growth]") {
    const Growth none = judge({});
    CHECK(none.verdict == Verdict::unsure);
    CHECK(none.blocks == 0);
    const auto few = simulated_renderer(1, 30, 0);
    const Growth growth = judge(few);
    CHECK(growth.verdict == Verdict::unsure);
    REQUIRE(growth.jobs_to_tell);
    CHECK(*growth.jobs_to_tell == 60);
}

TEST_CASE("an unsure verdict says after how many jobs it would be sure", "[growth]") {
    std::size_t told = 0;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const Growth growth = judge(simulated_renderer(seed, 500, 3000));
        if (growth.verdict == Verdict::unsure && growth.jobs_to_tell) {
            CHECK(*growth.jobs_to_tell > 500);
            ++told;
        }
    }
    CHECK(told > 0);
}

TEST_CASE("the same series has the same verdict", "[growth]") {
    const auto points = simulated_renderer(7, 500, 2000);
    CHECK(judge(points).low_per_job_bytes == judge(points).low_per_job_bytes);
}

TEST_CASE("Theil and Sen's slope is the median of all pairs", "[growth]") {
    const std::vector<Point> points{{0, 0}, {1, 1}, {2, 2}, {3, 30}};
    CHECK(theil_sen(points) == Approx(5.5));
    CHECK(theil_sen({}) == 0);
    CHECK(median({3, 1, 2, 4}) == 2.5);
}

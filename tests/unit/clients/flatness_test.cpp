#include "clients/cli/flatness.hpp"

#include <catch2/catch.hpp>

using namespace plotmill::cli;

namespace {

constexpr double mib = 1024 * 1024;

Generation generation(std::uint64_t number, std::uint64_t jobs, double first_mib, double last_mib) {
    return {0, number, jobs, first_mib * mib, last_mib * mib, "max_jobs"};
}

}  // namespace

TEST_CASE("generations that start and end alike are flat", "[clients]") {
    const Flatness flat =
        judge_flatness({generation(1, 50, 20, 20.1), generation(2, 50, 20, 20.12)});
    CHECK(flat.is_flat);
    CHECK(flat.judged == 2);
    CHECK(flat.per_job_bytes == 0);
}

TEST_CASE("a leak within a generation is not flat", "[clients]") {
    CHECK_FALSE(judge_flatness({generation(1, 50, 20, 21), generation(2, 50, 20, 21)}).is_flat);
    // 2 kB a job over 500 jobs is 1 MiB: just beyond.
    CHECK_FALSE(judge_flatness({generation(1, 501, 20, 21.2)}).is_flat);
    CHECK(judge_flatness({generation(1, 501, 20, 21.0)}).is_flat);
}

TEST_CASE("generations that start higher every time are not flat", "[clients]") {
    std::vector<Generation> growing;
    for (std::uint64_t number = 1; number <= 6; ++number) {
        const double at = 20 + 0.5 * static_cast<double>(number);
        growing.push_back(generation(number, 50, at, at));
    }
    CHECK_FALSE(judge_flatness(growing).is_flat);
}

TEST_CASE("too few jobs are no verdict, so not flat", "[clients]") {
    CHECK_FALSE(judge_flatness({}).is_flat);
    CHECK_FALSE(judge_flatness({generation(1, 19, 20, 20)}).is_flat);
}

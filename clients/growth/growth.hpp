#pragma once
// Does memory grow? The verdict on a series of measurements of one process, one for each job. Pure.
//
// Memory comes in correlated steps: an allocator takes a piece and lives on it for many jobs, so
// that neighbouring measurements say nearly the same. A straight line through all of them would be
// far too sure of itself. Therefore:
//
//   1. the warm-up is left out: the first fifth, at least 20 and at most 1,000 jobs
//   2. the rest is cut into blocks, 20 to 50, and each is one number, its median
//   3. the slope is Theil and Sen's (Theil 1950, Sen 1968): the median of the slopes of all pairs
//   of
//      blocks; a lone step moves it little
//   4. its interval is a moving-block bootstrap (Künsch 1989) of the increments from block to
//      block, in runs of a third of them, so that steps stay as correlated as they came, and what
//      goes up and comes back does so in the runs too (with runs of the root of their number, what
//      comes back looked like a walk that may lead anywhere: of 300 leaks of 10 kB a job 5 were not
//      called, and now all are; of 300 walks that do lead anywhere 5 are called)
//   5. grows: the lower bound is above the limit; flat: the upper bound is below it; else unsure,
//      with the number of jobs at which the interval, as it narrows, would tell
//
// The same series gives the same verdict: the bootstrap's random numbers have a fixed seed.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace plotmill::growth {

struct Point {
    double jobs = 0;   // done by then, rising
    double bytes = 0;  // resident
};

enum class Verdict { grows, flat, unsure };
std::string_view word(Verdict verdict) noexcept;

struct Rule {
    double limit_per_job_bytes = 2048;
    double confidence = 0.90;  // of the interval: each bound is wrong in 5 % of the cases
    std::size_t resamples = 1000;
};

struct Growth {
    Verdict verdict = Verdict::unsure;
    std::size_t points = 0;   // all
    std::size_t warm_up = 0;  // of them left out
    std::size_t blocks = 0;   // 0: too few points, and nothing below is told
    double first_bytes = 0;   // medians of the first and the last block
    double last_bytes = 0;
    double peak_bytes = 0;  // of all points
    double per_job_bytes = 0;
    double low_per_job_bytes = 0;
    double high_per_job_bytes = 0;
    std::optional<double> jobs_to_tell;  // unsure: so many in all; none: it is at the limit itself
};

inline constexpr std::size_t least_blocks = 20;
inline constexpr std::size_t least_points = 2 * least_blocks;  // behind the warm-up

/// How many of the first `jobs` jobs are warm-up.
double warm_up_jobs(double jobs);

/// \pre points in the order of jobs.
Growth judge(std::span<const Point> points, const Rule& rule = {});

/// The median of the slopes of all pairs with distinct jobs; 0 for fewer than two. O(n²).
double theil_sen(std::span<const Point> points);
double median(std::vector<double> values);

}  // namespace plotmill::growth

#include "clients/growth/growth.hpp"

#include <algorithm>
#include <cmath>
#include <random>

namespace plotmill::growth {
namespace {

constexpr std::size_t most_blocks = 50;
constexpr double least_warm_up = 20;
constexpr double most_warm_up = 1000;
constexpr std::uint64_t seed = 20'260'801;

std::size_t warm_up_of(std::span<const Point> points) {
    const double until = warm_up_jobs(points.empty() ? 0 : points.back().jobs);
    const auto behind = std::find_if(points.begin(), points.end(),
                                     [&](const Point& point) { return point.jobs > until; });
    return static_cast<std::size_t>(behind - points.begin());
}

Point block_of(std::span<const Point> points) {
    std::vector<double> jobs;
    std::vector<double> bytes;
    for (const Point& point : points) {
        jobs.push_back(point.jobs);
        bytes.push_back(point.bytes);
    }
    return {.jobs = median(std::move(jobs)), .bytes = median(std::move(bytes))};
}

/// Of sizes that differ by one at most.
std::vector<Point> blocks_of(std::span<const Point> points) {
    const std::size_t number = std::clamp(points.size() / 10, least_blocks, most_blocks);
    std::vector<Point> blocks;
    for (std::size_t i = 0; i < number; ++i) {
        const std::size_t begin = i * points.size() / number;
        const std::size_t end = (i + 1) * points.size() / number;
        blocks.push_back(block_of(points.subspan(begin, end - begin)));
    }
    return blocks;
}

/// A series that might as well have been: the increments, in runs as they came.
class Resampler {
public:
    explicit Resampler(std::span<const Point> blocks)
        : series_{blocks.begin(), blocks.end()}, run_{std::max<std::size_t>(2, blocks.size() / 3)} {
        for (std::size_t i = 1; i < blocks.size(); ++i) {
            increments_.push_back(blocks[i].bytes - blocks[i - 1].bytes);
        }
    }

    double slope() {
        const std::size_t starts = increments_.size() - run_ + 1;
        std::size_t from = 0;
        for (std::size_t i = 0; i < increments_.size(); ++i) {
            if (i % run_ == 0) {
                from = static_cast<std::size_t>(random_() % starts);
            }
            series_[i + 1].bytes = series_[i].bytes + increments_[from + i % run_];
        }
        return theil_sen(series_);
    }

private:
    std::vector<Point> series_;
    std::size_t run_;
    std::vector<double> increments_;
    std::mt19937_64 random_{seed};
};

void find_interval(std::span<const Point> blocks, const Rule& rule, Growth& growth) {
    Resampler resampler{blocks};
    std::vector<double> slopes(std::max<std::size_t>(1, rule.resamples));
    std::generate(slopes.begin(), slopes.end(), [&] { return resampler.slope(); });
    std::sort(slopes.begin(), slopes.end());
    const double tail = (1 - rule.confidence) / 2 * static_cast<double>(slopes.size());
    const std::size_t low = std::min(static_cast<std::size_t>(tail), slopes.size() - 1);
    // The estimate itself belongs to its interval.
    growth.low_per_job_bytes = std::min(slopes[low], growth.per_job_bytes);
    growth.high_per_job_bytes = std::max(slopes[slopes.size() - 1 - low], growth.per_job_bytes);
}

Verdict verdict_of(const Growth& growth, double limit) {
    if (growth.low_per_job_bytes > limit) {
        return Verdict::grows;
    }
    return growth.high_per_job_bytes < limit ? Verdict::flat : Verdict::unsure;
}

/// The width of a sum of steps, over its jobs, falls with the root of their number.
std::optional<double> jobs_to_tell(const Growth& growth, double limit, double jobs) {
    const double distance = std::abs(growth.per_job_bytes - limit);
    const double reach = growth.per_job_bytes > limit
                             ? growth.per_job_bytes - growth.low_per_job_bytes
                             : growth.high_per_job_bytes - growth.per_job_bytes;
    const double times = distance > 0 ? reach / distance : INFINITY;
    constexpr double most_times = 1000;
    return times > most_times ? std::nullopt : std::optional{std::ceil(jobs * times * times)};
}

}  // namespace

std::string_view word(Verdict verdict) noexcept {
    switch (verdict) {
        case Verdict::grows:
            return "grows";
        case Verdict::flat:
            return "flat";
        case Verdict::unsure:
            return "unsure";
    }
    return "unsure";
}

double warm_up_jobs(double jobs) {
    return std::clamp(jobs / 5, least_warm_up, most_warm_up);
}

double median(std::vector<double> values) {
    if (values.empty()) {
        return 0;
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) {
        return *middle;
    }
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

double theil_sen(std::span<const Point> points) {
    std::vector<double> slopes;
    slopes.reserve(points.size() * (points.size() + 1) / 2);
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t j = i + 1; j < points.size(); ++j) {
            const double jobs = points[j].jobs - points[i].jobs;
            if (jobs > 0) {
                slopes.push_back((points[j].bytes - points[i].bytes) / jobs);
            }
        }
    }
    return median(std::move(slopes));
}

Growth judge(std::span<const Point> points, const Rule& rule) {
    Growth growth;
    growth.points = points.size();
    for (const Point& point : points) {
        growth.peak_bytes = std::max(growth.peak_bytes, point.bytes);
    }
    growth.warm_up = warm_up_of(points);
    const std::span<const Point> settled = points.subspan(growth.warm_up);
    if (settled.size() < least_points) {
        growth.jobs_to_tell = least_warm_up + static_cast<double>(least_points);
        if (!points.empty()) {
            growth.first_bytes = points.front().bytes;
            growth.last_bytes = points.back().bytes;
        }
        return growth;
    }
    const std::vector<Point> blocks = blocks_of(settled);
    growth.blocks = blocks.size();
    growth.first_bytes = blocks.front().bytes;
    growth.last_bytes = blocks.back().bytes;
    growth.per_job_bytes = theil_sen(blocks);
    find_interval(blocks, rule, growth);
    growth.verdict = verdict_of(growth, rule.limit_per_job_bytes);
    if (growth.verdict == Verdict::unsure) {
        growth.jobs_to_tell = jobs_to_tell(growth, rule.limit_per_job_bytes, points.back().jobs);
    }
    return growth;
}

}  // namespace plotmill::growth

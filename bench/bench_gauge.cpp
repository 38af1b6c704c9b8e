// bench_gauge [SECONDS]: what measuring a job costs beside the story's job at dpi 10 (all of it but
// the writing), paired: one job with, one without, by turns.
//
//   bench=gauge job_us=… gauge_us=… percent=…
//
// job_us is the median of blocks of 100 jobs without, gauge_us the median of what the block with
// took more than the one beside it, both CPU time a job; percent is gauge_us of job_us.

#include "render/job_runner.hpp"
#include "worker/renderer/gauge.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

using namespace plotmill;

namespace {

double cpu_us() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

double median(std::vector<double>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

constexpr int jobs_per_block = 100;  // one of them is measured in full

double block_us(render::JobRunner& runner, worker::Gauge* gauge) {
    const double start = cpu_us();
    for (int i = 0; i < jobs_per_block; ++i) {
        if (gauge != nullptr) {
            gauge->begin();
        }
        static_cast<void>(runner.rehearse());
        if (gauge != nullptr) {
            static_cast<void>(gauge->end());
        }
    }
    return (cpu_us() - start) / jobs_per_block;
}

}  // namespace

int main(int argc, char** argv) {
    const double seconds = argc > 1 ? std::atof(argv[1]) : 3;
    render::JobRunner runner;
    worker::Gauge gauge;
    std::vector<double> plain;
    std::vector<double> more;
    block_us(runner, &gauge);
    for (const double until = cpu_us() + seconds * 1e6; cpu_us() < until;) {
        const bool is_plain_first = plain.size() % 2 == 0;
        const double first_us = block_us(runner, is_plain_first ? nullptr : &gauge);
        const double second_us = block_us(runner, is_plain_first ? &gauge : nullptr);
        plain.push_back(is_plain_first ? first_us : second_us);
        more.push_back(is_plain_first ? second_us - first_us : first_us - second_us);
    }
    const double job_us = median(plain);
    const double gauge_us = median(more);
    std::printf("bench=gauge job_us=%.1f gauge_us=%.2f percent=%.2f\n", job_us, gauge_us,
                100 * gauge_us / job_us);
    return 0;
}

#include "worker/renderer/gauge.hpp"

#include <fcntl.h>
#include <malloc.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <string_view>
#include <utility>

namespace plotmill::worker {
namespace {

constexpr std::uint64_t rest = 100;       // times what it took: at most 1 % of all
constexpr std::uint64_t heap_rest = 400;  // likewise, 0.25 %

std::uint64_t in_us(const timeval& time) noexcept {
    constexpr std::uint64_t us_per_s = 1'000'000;
    return static_cast<std::uint64_t>(time.tv_sec) * us_per_s +
           static_cast<std::uint64_t>(time.tv_usec);
}

std::uint64_t processor_time_us() noexcept {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return in_us(used.ru_utime) + in_us(used.ru_stime);
}

/// Of this thread. Not the steady clock: one walk that the kernel interrupts for another process
/// would make the gauge rest for seconds.
std::chrono::nanoseconds thread_time() noexcept {
    timespec used{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return std::chrono::seconds{used.tv_sec} + std::chrono::nanoseconds{used.tv_nsec};
}

/// Allocated and not freed: on the heaps, and in mappings of their own.
std::uint64_t heap_bytes() noexcept {
    const struct mallinfo2 info = ::mallinfo2();
    return info.uordblks + info.hblkhd;
}

}  // namespace

Gauge::Gauge()
    : status_{::open("/proc/self/status", O_RDONLY | O_CLOEXEC)},
      clear_refs_{::open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)},
      smaps_rollup_{::open("/proc/self/smaps_rollup", O_RDONLY | O_CLOEXEC)},
      rss_before_{resident_set_.bytes()},
      cpu_before_us_{processor_time_us()} {}

std::uint64_t Gauge::walk_heap() {
    const auto start = thread_time();
    const std::uint64_t bytes = heap_bytes();
    walked_ += thread_time() - start;
    return bytes;
}

void Gauge::measure_exactly(JobCosts& costs) {
    costs.rss_exact_bytes = memory_field_bytes(smaps_rollup_.get(), "Rss:").value_or(0);
    const std::uint64_t now_us = processor_time_us();
    exact_from_cpu_us_ = now_us + rest * (now_us - cpu_before_us_);
    cpu_before_us_ = now_us;  // not the next job's
    jobs_since_exact_ = 0;
}

void Gauge::begin() {
    constexpr std::string_view reset_peak = "5";
    static_cast<void>(::write(clear_refs_.get(), reset_peak.data(), reset_peak.size()) < 0);
    began_at_ = std::chrono::steady_clock::now();
    walked_ = {};
    heap_before_ = cpu_before_us_ >= heap_from_cpu_us_ ? walk_heap() : 0;
}

JobCosts Gauge::end() {
    const auto wall = std::chrono::steady_clock::now() - began_at_;
    JobCosts costs;
    costs.wall_us = static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(wall).count());
    const std::uint64_t cpu_us = processor_time_us();
    costs.cpu_us = cpu_us - std::exchange(cpu_before_us_, cpu_us);
    costs.rss_before_bytes = rss_before_;
    costs.rss_after_bytes = resident_set_.bytes();
    const bool is_exact = ++jobs_since_exact_ >= exact_every && cpu_us >= exact_from_cpu_us_;
    if (is_exact || wall >= long_job || costs.rss_after_bytes > rss_before_) {
        costs.rss_peak_bytes = memory_field_bytes(status_.get(), "VmHWM:").value_or(0);
    }
    if (is_exact) {
        measure_exactly(costs);
    }
    if (heap_before_ > 0) {
        costs.heap_before_bytes = heap_before_;
        costs.heap_after_bytes = walk_heap();
        const auto walked_us = std::chrono::ceil<std::chrono::microseconds>(walked_).count();
        heap_from_cpu_us_ = cpu_us + heap_rest * static_cast<std::uint64_t>(walked_us);
    }
    rss_before_ = costs.rss_after_bytes;
    return costs;
}

}  // namespace plotmill::worker

#pragma once
// What a job costs the renderer: memory and processor time, measured so that the measuring itself
// stays far below the job (bench_gauge: ≤ 3 % of a story job at dpi 10).
//
//   each job                       resident set after (statm), processor and wall time (getrusage,
//                                  the steady clock). Before is what was after the job before it:
//                                  in between a renderer only waits
//   jobs of 5 ms and more, those   the peak of the resident set (VmHWM, reset through clear_refs
//   after which it has grown, and  before the job; never ru_maxrss, which fork hands down)
//   every 100th
//   some, as it costs              the heap in use, before and after (mallinfo2: exact to the byte,
//                                  so that growth is laid to the job that left it, and not to the
//                                  one that came upon a full heap). It walks all free pieces: 2 µs
//                                  in a renderer of the story, which is every fifth job or so
//   every 100th                    the resident set to the page (smaps_rollup; statm's is counted
//                                  in batches of 64 pages a thread)
//
// What walks heap or process grows with them: it rests for four hundred times, and a hundred
// times, the processor time that it took.
//
// Opens its descriptors when it is made, which must be in the renderer and before the sandbox. What
// this kernel does not give is 0. One thread.

#include "base/process_memory.hpp"
#include "base/unique_fd.hpp"
#include "worker/channel/messages.hpp"

#include <chrono>
#include <cstdint>

namespace plotmill::worker {

class Gauge {
public:
    static constexpr std::uint64_t exact_every = 100;
    static constexpr std::chrono::milliseconds long_job{5};

    Gauge();

    void begin();
    /// Of the job since begin().
    JobCosts end();

private:
    void measure_exactly(JobCosts& costs);
    /// Adds the processor time that it took to walked_.
    [[nodiscard]] std::uint64_t walk_heap();

    ResidentSet resident_set_;
    UniqueFd status_;
    UniqueFd clear_refs_;
    UniqueFd smaps_rollup_;
    std::uint64_t jobs_since_exact_ = exact_every;  // the first job is measured in full
    std::uint64_t exact_from_cpu_us_ = 0;
    std::uint64_t rss_before_;
    std::uint64_t cpu_before_us_;
    std::uint64_t heap_before_ = 0;  // 0: it is not this job's turn
    std::chrono::nanoseconds walked_{};
    std::uint64_t heap_from_cpu_us_ = 0;
    std::chrono::steady_clock::time_point began_at_{};
};

}  // namespace plotmill::worker

#pragma once
// What the broker remembers of the jobs' costs (docs/protocol.md, MEMORY), as values, and what they
// say: whether each renderer grew, and in which jobs. Pure.

#include "base/result.hpp"
#include "clients/growth/growth.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::cli {

struct MeasuredJob {
    std::uint64_t id = 0;
    double finished_s = 0;  // since 1970-01-01 UTC
    std::string worker;
    std::uint64_t slot = 0;
    std::uint64_t generation = 0;
    std::uint64_t pid = 0;
    std::uint64_t number = 0;  // the renderer's first job is 1
    double before_bytes = 0;   // resident
    double after_bytes = 0;
    double peak_bytes = 0;         // 0: not measured
    double exact_bytes = 0;        // likewise
    double heap_before_bytes = 0;  // in use; 0: not measured
    double heap_after_bytes = 0;
    std::string kinds;  // of its charts, joined by '+'
    double body_bytes = 0;
};

struct MeasuredPage {
    std::vector<MeasuredJob> jobs;
    std::uint64_t last_id = 0;  // where the next page begins
    bool has_more = false;
};
/// Jobs whose record does not say who drew them are left out. Errors: syntax.
Result<MeasuredPage> parse_measured(std::string_view answer);

/// The record of one job that is done, as RESULT tells it; nothing when it does not say who drew
/// it.
std::optional<MeasuredJob> measured_in(std::string_view record);

/// A process that lives long and draws nothing: its resident set as jobs were done.
struct ServiceSeries {
    std::string role;    // broker, master or link
    std::string worker;  // whose; the broker has none
    std::uint64_t pid = 0;
    std::vector<growth::Point> points;  // in the order of jobs
    bool is_exact = false;              // of smaps_rollup; else of statm
};

/// One process from its start to its end.
struct ProcessGrowth {
    std::string role;  // renderer, or a service's
    std::string worker;
    std::uint64_t slot = 0;  // a renderer's
    std::uint64_t generation = 0;
    std::uint64_t pid = 0;
    std::uint64_t jobs = 0;  // that are remembered
    double peak_bytes = 0;   // of all jobs, also within them
    bool is_exact = false;   // judged on smaps_rollup; else on statm
    growth::Growth growth;
};

/// Jobs of one sort: the growth of each is what it left behind, after less before. On the heap
/// where that was measured: the resident set grows in the job that comes upon a full heap, which
/// need not be the one that filled it.
struct ClassGrowth {
    std::string kinds;
    std::string size;  // of the body, as "4 KiB to 64 KiB"
    std::uint64_t jobs = 0;
    bool is_of_heap = false;  // else of the resident set
    double growth_bytes = 0;
    double per_job_bytes = 0;
    double share = 0;  // of the growth of all classes that grew
};

struct MemoryReport {
    std::vector<ProcessGrowth> services;   // as they were given
    std::vector<ProcessGrowth> renderers;  // by worker, slot, generation
    std::vector<ClassGrowth> classes;      // who left most first
    std::uint64_t growing = 0;             // processes

    [[nodiscard]] bool grows() const noexcept { return growing > 0; }
};

MemoryReport judge_memory(std::vector<MeasuredJob> jobs, const std::vector<ServiceSeries>& services,
                          const growth::Rule& rule);

}  // namespace plotmill::cli

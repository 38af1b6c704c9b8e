#pragma once
// `plotmill selftest --soak`: varied jobs through a broker and a worker of our own, with recycling
// off, and the verdict on every process.

#include "base/result.hpp"
#include "clients/cli/memory_history.hpp"
#include "clients/growth/growth.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace plotmill::cli {

struct SoakOptions {
    std::uint64_t jobs = 1000;
    std::uint64_t renderers = 2;
    growth::Rule rule;
};

struct SoakResult {
    std::uint64_t jobs = 0;
    std::uint64_t done = 0;
    double seconds = 0;               // from the first submitted to the last one ended
    std::vector<std::string> faults;  // sentences: jobs that failed, processes that died; the first
    std::uint64_t fault_count = 0;
    MemoryReport memory;
};

/// Progress goes to stderr. Errors: unreachable (the server does not get ready, or answers no
/// more).
Result<SoakResult> run_soak(const SoakOptions& options);

nlohmann::json soak_json(const SoakResult& result, const growth::Rule& rule);
std::string soak_text(const SoakResult& result, const growth::Rule& rule);

}  // namespace plotmill::cli

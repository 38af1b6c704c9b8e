#pragma once
// The demo's run: a private serve, the Python script, the broker's status beside it, then every new
// file decoded.

#include "base/result.hpp"
#include "clients/cli/demo_report.hpp"

#include <cstddef>
#include <string>

namespace plotmill::cli {

struct DemoOptions {
    std::string script;
    std::string python;
    int max_jobs = 50;
    std::size_t charts_per_job = 2;
    bool as_json = false;
};

/// Errors: config (no script, no python3, a module of it is missing), unreachable (serve does not
/// get ready).
Result<DemoRun> run_demo(const DemoOptions& options);

}  // namespace plotmill::cli

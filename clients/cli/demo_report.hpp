#pragma once
// What `plotmill demo` says at the end: one JSON object from two status reports and the files'
// check, and its text. Pure.

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace plotmill::cli {

// json moves without throwing, which clang-tidy cannot see.
// NOLINTNEXTLINE(bugprone-exception-escape)
struct DemoRun {
    nlohmann::json before;  // status before the first job
    nlohmann::json after;   // status once the worker had reported all jobs
    double script_s = 0;    // the script's whole life, its imports too
    double jobs_s = 0;      // from the first job accepted to the last one done
    int script_exit = 0;
    std::size_t charts_expected = 0;
    std::size_t charts_whole = 0;
    std::vector<std::string> problems;  // a sentence for each file that is missing or no picture
    std::string folder;
};

/// jobs, charts, rates, stages_ms, recycled, memory {broker, master, link: start → end},
/// generations, flatness, ok.
nlohmann::json demo_report(const DemoRun& run);
std::string demo_text(const nlohmann::json& report);

}  // namespace plotmill::cli

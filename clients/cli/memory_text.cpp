#include "clients/cli/memory_text.hpp"

#include "clients/cli/status_table.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

namespace plotmill::cli {
namespace {

using nlohmann::json;

/// "+1.2 KiB", "-3.0 MiB".
std::string change_text(double bytes) {
    return (bytes < 0 ? "-" : "+") + bytes_text(std::abs(bytes));
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(width, text.size()), ' ');
    return text;
}

std::string verdict_text(const growth::Growth& growth) {
    std::string text{word(growth.verdict)};
    if (growth.verdict == growth::Verdict::unsure) {
        std::array<char, 64> jobs{};
        std::snprintf(jobs.data(), jobs.size(), ", %.0f jobs would tell",
                      growth.jobs_to_tell.value_or(0));
        const char* const without =
            growth.blocks == 0 ? ", too few looks yet" : ", it is at the limit";
        text += growth.jobs_to_tell ? jobs.data() : without;
    }
    return text;
}

std::string name_of(const ProcessGrowth& process) {
    const std::string own =
        process.role == "renderer"
            ? "renderer-" + std::to_string(process.slot) + "." + std::to_string(process.generation)
            : process.role;
    return process.worker.empty() ? own : process.worker + " " + own;
}

std::string line_of(const ProcessGrowth& process) {
    constexpr double jobs = 1000;
    const growth::Growth& growth = process.growth;
    const std::string slope = growth.blocks == 0
                                  ? "-"
                                  : change_text(growth.per_job_bytes * jobs) + " (" +
                                        change_text(growth.low_per_job_bytes * jobs) + " to " +
                                        change_text(growth.high_per_job_bytes * jobs) + ")";
    return padded(name_of(process), 36) + padded(std::to_string(process.jobs), 8) +
           padded(bytes_text(growth.first_bytes), 11) + padded(bytes_text(growth.last_bytes), 11) +
           padded(bytes_text(process.peak_bytes), 11) + padded(slope, 42) + verdict_text(growth) +
           '\n';
}

json json_of(const ProcessGrowth& process) {
    constexpr double jobs = 1000;
    const growth::Growth& growth = process.growth;
    json told{{"role", process.role},
              {"worker", process.worker.empty() ? json() : json(process.worker)},
              {"pid", process.pid},
              {"jobs", process.jobs},
              {"gauge", process.is_exact ? "smaps_rollup" : "statm"},
              {"first_bytes", growth.first_bytes},
              {"last_bytes", growth.last_bytes},
              {"peak_bytes", process.peak_bytes},
              {"blocks", growth.blocks},
              {"per_1000_jobs_bytes", growth.per_job_bytes * jobs},
              {"low_per_1000_jobs_bytes", growth.low_per_job_bytes * jobs},
              {"high_per_1000_jobs_bytes", growth.high_per_job_bytes * jobs},
              {"verdict", word(growth.verdict)},
              {"jobs_to_tell", growth.jobs_to_tell ? json(*growth.jobs_to_tell) : json()}};
    if (process.role == "renderer") {
        told["slot"] = process.slot;
        told["generation"] = process.generation;
    }
    return told;
}

json json_of(const std::vector<ProcessGrowth>& processes) {
    json all = json::array();
    for (const ProcessGrowth& one : processes) {
        all.push_back(json_of(one));
    }
    return all;
}

}  // namespace

json report_json(const MemoryReport& report, const growth::Rule& rule) {
    json classes = json::array();
    for (const ClassGrowth& one : report.classes) {
        classes.push_back({{"kinds", one.kinds},
                           {"size", one.size},
                           {"jobs", one.jobs},
                           {"gauge", one.is_of_heap ? "heap" : "statm"},
                           {"growth_bytes", one.growth_bytes},
                           {"per_job_bytes", one.per_job_bytes},
                           {"share", one.share}});
    }
    return {{"limit_per_job_bytes", rule.limit_per_job_bytes},
            {"confidence", rule.confidence},
            {"growing", report.growing},
            {"services", json_of(report.services)},
            {"renderers", json_of(report.renderers)},
            {"classes", std::move(classes)}};
}

std::string one_line(const json& report) {
    return report.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
}

std::string report_text(const MemoryReport& report, const growth::Rule& rule, std::size_t shown) {
    std::string text = padded("process", 36) + padded("jobs", 8) + padded("first", 11) +
                       padded("last", 11) + padded("peak", 11) +
                       padded("per 1,000 jobs (90 % of the time)", 42) + "verdict\n";
    for (const ProcessGrowth& one : report.services) {
        text += line_of(one);
    }
    const std::size_t all = report.renderers.size();
    for (std::size_t i = 0; i < all; ++i) {
        const ProcessGrowth& one = report.renderers[i];
        if (i + shown >= all || one.growth.verdict == growth::Verdict::grows) {
            text += line_of(one);
        }
    }
    const bool of_heap = !report.classes.empty() && report.classes.front().is_of_heap;
    text += std::string{"\nwhat the jobs left "} + (of_heap ? "on the heap" : "behind") +
            ", by kind and size of the body\n";
    for (const ClassGrowth& one : report.classes) {
        std::array<char, 32> share{};
        std::snprintf(share.data(), share.size(), "%3.0f %%", one.share * 100);
        text += "  " + padded(one.kinds, 38) + padded(one.size, 22) +
                padded(std::to_string(one.jobs) + " jobs", 14) +
                padded(change_text(one.per_job_bytes) + " each", 20) + share.data() + '\n';
    }
    text += "\n" + std::to_string(report.growing) + " of " +
            std::to_string(all + report.services.size()) + " processes grow by more than " +
            bytes_text(rule.limit_per_job_bytes) + " a job\n";
    return text;
}

}  // namespace plotmill::cli

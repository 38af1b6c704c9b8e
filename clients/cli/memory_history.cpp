#include "clients/cli/memory_history.hpp"

#include "clients/cli/status_table.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <span>
#include <tuple>
#include <utility>

namespace plotmill::cli {
namespace {

using nlohmann::json;

double number_in(const json& object, const char* field) {
    if (!object.is_object() || !object.contains(field) || !object[field].is_number()) {
        return 0;
    }
    return object[field].get<double>();
}

std::uint64_t count_in(const json& object, const char* field) {
    const double number = number_in(object, field);
    return number > 0 ? static_cast<std::uint64_t>(number) : 0;
}

std::string kinds_in(const json& row) {
    std::string kinds;
    for (const json& kind : row.value("kinds", json::array())) {
        if (kind.is_string()) {
            kinds += (kinds.empty() ? "" : "+") + kind.get<std::string>();
        }
    }
    return kinds;
}

MeasuredJob job_in(const json& row) {
    constexpr double ms_per_s = 1000;
    const json renderer = row.value("renderer", json());
    const json rss = row.value("rss_bytes", json());
    const json worker = row.value("worker", json());
    return {.id = count_in(row, "id"),
            .finished_s = number_in(row, "finished_ms") / ms_per_s,
            .worker = worker.is_string() ? worker.get<std::string>() : std::string{},
            .slot = count_in(renderer, "slot"),
            .generation = count_in(renderer, "generation"),
            .pid = count_in(renderer, "pid"),
            .number = count_in(renderer, "job"),
            .before_bytes = number_in(rss, "before"),
            .after_bytes = number_in(rss, "after"),
            .peak_bytes = number_in(rss, "peak"),
            .exact_bytes = number_in(rss, "exact"),
            .kinds = kinds_in(row),
            .body_bytes = number_in(row, "body_bytes")};
}

auto renderer_of(const MeasuredJob& job) {
    return std::tie(job.worker, job.slot, job.generation, job.pid);
}

/// By powers of 16, as tables of very different size are told apart.
std::string size_class(double bytes) {
    constexpr std::array limits{4096.0, 65'536.0, 1'048'576.0, 16'777'216.0};
    const auto above =
        std::find_if(limits.begin(), limits.end(), [&](double limit) { return bytes < limit; });
    if (above == limits.begin()) {
        return "below " + bytes_text(limits.front());
    }
    const std::string from = bytes_text(*(above - 1));
    return above == limits.end() ? "from " + from : from + " to " + bytes_text(*above);
}

RendererGrowth judge_renderer(std::span<const MeasuredJob> jobs, const growth::Rule& rule) {
    std::vector<growth::Point> points;
    points.reserve(jobs.size());
    std::vector<growth::Point> exact;
    const MeasuredJob& any = jobs.front();
    RendererGrowth renderer{.worker = any.worker,
                            .slot = any.slot,
                            .generation = any.generation,
                            .pid = any.pid,
                            .jobs = jobs.size(),
                            .growth = {}};
    for (const MeasuredJob& job : jobs) {
        const auto number = static_cast<double>(job.number);
        points.push_back({.jobs = number, .bytes = job.after_bytes});
        if (job.exact_bytes > 0) {
            exact.push_back({.jobs = number, .bytes = job.exact_bytes});
        }
        renderer.peak_bytes = std::max({renderer.peak_bytes, job.after_bytes, job.peak_bytes});
    }
    renderer.growth = growth::judge(exact, rule);
    renderer.is_exact = renderer.growth.blocks > 0;
    if (!renderer.is_exact) {
        renderer.growth = growth::judge(points, rule);
    }
    return renderer;
}

std::vector<ClassGrowth> classes_of(std::span<const MeasuredJob> jobs) {
    constexpr std::uint64_t warm_up_jobs = 20;
    std::map<std::pair<std::string, std::string>, ClassGrowth> sums;
    for (const MeasuredJob& job : jobs) {
        if (job.number <= warm_up_jobs) {
            continue;
        }
        const std::string size = size_class(job.body_bytes);
        ClassGrowth& sum = sums[{job.kinds, size}];
        sum.kinds = job.kinds;
        sum.size = size;
        ++sum.jobs;
        sum.growth_bytes += job.after_bytes - job.before_bytes;
    }
    double all = 0;
    std::vector<ClassGrowth> classes;
    classes.reserve(sums.size());
    for (auto& [key, sum] : sums) {
        all += std::max(0.0, sum.growth_bytes);
        sum.per_job_bytes = sum.growth_bytes / static_cast<double>(sum.jobs);
        classes.push_back(std::move(sum));
    }
    for (ClassGrowth& one : classes) {
        one.share = all > 0 ? std::max(0.0, one.growth_bytes) / all : 0;
    }
    std::stable_sort(classes.begin(), classes.end(),
                     [](const auto& a, const auto& b) { return a.growth_bytes > b.growth_bytes; });
    return classes;
}

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
        text += growth.jobs_to_tell ? jobs.data() : ", it is at the limit";
    }
    return text;
}

std::string line_of(const RendererGrowth& renderer) {
    constexpr double jobs = 1000;
    const growth::Growth& growth = renderer.growth;
    const std::string name = renderer.worker + " renderer-" + std::to_string(renderer.slot) + "." +
                             std::to_string(renderer.generation);
    const std::string slope = growth.blocks == 0
                                  ? "-"
                                  : change_text(growth.per_job_bytes * jobs) + " (" +
                                        change_text(growth.low_per_job_bytes * jobs) + " to " +
                                        change_text(growth.high_per_job_bytes * jobs) + ")";
    return padded(name, 36) + padded(std::to_string(renderer.jobs), 8) +
           padded(bytes_text(growth.first_bytes), 11) + padded(bytes_text(growth.last_bytes), 11) +
           padded(bytes_text(renderer.peak_bytes), 11) + padded(slope, 42) + verdict_text(growth) +
           '\n';
}

json json_of(const RendererGrowth& renderer) {
    constexpr double jobs = 1000;
    const growth::Growth& growth = renderer.growth;
    return {{"worker", renderer.worker},
            {"slot", renderer.slot},
            {"generation", renderer.generation},
            {"pid", renderer.pid},
            {"jobs", renderer.jobs},
            {"gauge", renderer.is_exact ? "smaps_rollup" : "statm"},
            {"first_bytes", growth.first_bytes},
            {"last_bytes", growth.last_bytes},
            {"peak_bytes", renderer.peak_bytes},
            {"blocks", growth.blocks},
            {"per_1000_jobs_bytes", growth.per_job_bytes * jobs},
            {"low_per_1000_jobs_bytes", growth.low_per_job_bytes * jobs},
            {"high_per_1000_jobs_bytes", growth.high_per_job_bytes * jobs},
            {"verdict", word(growth.verdict)},
            {"jobs_to_tell", growth.jobs_to_tell ? json(*growth.jobs_to_tell) : json()}};
}

}  // namespace

Result<MeasuredPage> parse_measured(std::string_view answer) {
    const json page = json::parse(answer, nullptr, false);
    if (!page.is_object() || !page.contains("jobs") || !page["jobs"].is_array()) {
        return fail(ErrorCode::syntax, "MEMORY: got " + in_quotes(answer) +
                                           ", expected an object with a list of jobs");
    }
    MeasuredPage measured;
    measured.has_more = page.value("more", json()) == json(true);
    for (const json& row : page["jobs"]) {
        if (!row.is_object()) {
            continue;
        }
        MeasuredJob job = job_in(row);
        measured.last_id = job.id;
        if (job.number > 0 && job.after_bytes > 0) {
            measured.jobs.push_back(std::move(job));
        }
    }
    return measured;
}

MemoryReport judge_memory(std::vector<MeasuredJob> jobs, const growth::Rule& rule) {
    std::sort(jobs.begin(), jobs.end(), [](const MeasuredJob& a, const MeasuredJob& b) {
        return std::tuple_cat(renderer_of(a), std::tie(a.number)) <
               std::tuple_cat(renderer_of(b), std::tie(b.number));
    });
    MemoryReport report;
    const std::span<const MeasuredJob> all{jobs};
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin;
        while (end < all.size() && renderer_of(all[end]) == renderer_of(all[begin])) {
            ++end;
        }
        report.renderers.push_back(judge_renderer(all.subspan(begin, end - begin), rule));
        report.growing +=
            report.renderers.back().growth.verdict == growth::Verdict::grows ? 1U : 0U;
        begin = end;
    }
    report.classes = classes_of(all);
    return report;
}

std::string report_json(const MemoryReport& report, const growth::Rule& rule) {
    json renderers = json::array();
    for (const RendererGrowth& one : report.renderers) {
        renderers.push_back(json_of(one));
    }
    json classes = json::array();
    for (const ClassGrowth& one : report.classes) {
        classes.push_back({{"kinds", one.kinds},
                           {"size", one.size},
                           {"jobs", one.jobs},
                           {"growth_bytes", one.growth_bytes},
                           {"per_job_bytes", one.per_job_bytes},
                           {"share", one.share}});
    }
    const json all{{"limit_per_job_bytes", rule.limit_per_job_bytes},
                   {"confidence", rule.confidence},
                   {"growing", report.growing},
                   {"renderers", std::move(renderers)},
                   {"classes", std::move(classes)}};
    return all.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
}

std::string report_text(const MemoryReport& report, const growth::Rule& rule, std::size_t shown) {
    std::string text = padded("renderer", 36) + padded("jobs", 8) + padded("first", 11) +
                       padded("last", 11) + padded("peak", 11) +
                       padded("per 1,000 jobs (90 % of the time)", 42) + "verdict\n";
    const std::size_t all = report.renderers.size();
    for (std::size_t i = 0; i < all; ++i) {
        const RendererGrowth& one = report.renderers[i];
        if (i + shown >= all || one.growth.verdict == growth::Verdict::grows) {
            text += line_of(one);
        }
    }
    text += "\nwhat the jobs left behind, by kind and size of the body\n";
    for (const ClassGrowth& one : report.classes) {
        std::array<char, 32> share{};
        std::snprintf(share.data(), share.size(), "%3.0f %%", one.share * 100);
        text += "  " + padded(one.kinds, 38) + padded(one.size, 22) +
                padded(std::to_string(one.jobs) + " jobs", 14) +
                padded(change_text(one.per_job_bytes) + " each", 20) + share.data() + '\n';
    }
    text += "\n" + std::to_string(report.growing) + " of " + std::to_string(all) +
            " renderers grow by more than " + bytes_text(rule.limit_per_job_bytes) + " a job\n";
    return text;
}

}  // namespace plotmill::cli

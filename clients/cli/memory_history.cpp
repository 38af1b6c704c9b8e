#include "clients/cli/memory_history.hpp"

#include "clients/cli/status_table.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
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
    const json heap = row.value("heap_bytes", json());
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
            .heap_before_bytes = number_in(heap, "before"),
            .heap_after_bytes = number_in(heap, "after"),
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

ProcessGrowth judge_renderer(std::span<const MeasuredJob> jobs, const growth::Rule& rule) {
    std::vector<growth::Point> points;
    points.reserve(jobs.size());
    std::vector<growth::Point> exact;
    const MeasuredJob& any = jobs.front();
    ProcessGrowth renderer{.role = "renderer",
                           .worker = any.worker,
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

ProcessGrowth judge_service(const ServiceSeries& service, const growth::Rule& rule) {
    ProcessGrowth process{.role = service.role,
                          .worker = service.worker,
                          .pid = service.pid,
                          .is_exact = service.is_exact,
                          .growth = growth::judge(service.points, rule)};
    process.peak_bytes = process.growth.peak_bytes;
    if (process.growth.blocks == 0) {  // it was not looked at often enough, whatever the jobs
        process.growth.jobs_to_tell.reset();
    }
    if (!service.points.empty()) {
        process.jobs = static_cast<std::uint64_t>(service.points.back().jobs);
    }
    return process;
}

std::uint64_t growing_in(const std::vector<ProcessGrowth>& processes) {
    return static_cast<std::uint64_t>(std::count_if(
        processes.begin(), processes.end(),
        [](const ProcessGrowth& one) { return one.growth.verdict == growth::Verdict::grows; }));
}

/// What jobs of one sort left behind, of those of which it is known.
struct ClassSums {
    std::uint64_t jobs = 0;
    double resident_bytes = 0;
    std::uint64_t heap_jobs = 0;
    double heap_bytes = 0;

    [[nodiscard]] ClassGrowth growth(bool of_heap) const {
        const double known = static_cast<double>(of_heap ? heap_jobs : jobs);
        ClassGrowth growth{.kinds = {}, .size = {}, .jobs = jobs, .is_of_heap = of_heap};
        growth.per_job_bytes = known > 0 ? (of_heap ? heap_bytes : resident_bytes) / known : 0;
        growth.growth_bytes = growth.per_job_bytes * static_cast<double>(jobs);
        return growth;
    }
};

using SumsByClass = std::map<std::pair<std::string, std::string>, ClassSums>;

/// Adds those behind the warm-up, in which caches and buffers grow to what the largest job needs.
/// \param jobs of one renderer
void add_sums(std::span<const MeasuredJob> jobs, SumsByClass& sums) {
    const double warm_up = growth::warm_up_jobs(static_cast<double>(jobs.back().number));
    for (const MeasuredJob& job : jobs) {
        if (static_cast<double>(job.number) <= warm_up) {
            continue;
        }
        ClassSums& sum = sums[{job.kinds, size_class(job.body_bytes)}];
        ++sum.jobs;
        sum.resident_bytes += job.after_bytes - job.before_bytes;
        if (job.heap_after_bytes > 0) {
            ++sum.heap_jobs;
            sum.heap_bytes += job.heap_after_bytes - job.heap_before_bytes;
        }
    }
}

/// Some of each sort must tell of their heap, which costs too much to be looked at in every job.
bool is_heap_known(const SumsByClass& sums) {
    return std::all_of(sums.begin(), sums.end(), [](const auto& one) {
        return one.second.heap_jobs >= std::min<std::uint64_t>(5, one.second.jobs);
    });
}

std::vector<ClassGrowth> classes_of(const SumsByClass& sums) {
    const bool of_heap = is_heap_known(sums);
    double all = 0;
    std::vector<ClassGrowth> classes;
    classes.reserve(sums.size());
    for (const auto& [name, sum] : sums) {
        classes.push_back(sum.growth(of_heap));
        std::tie(classes.back().kinds, classes.back().size) = name;
        all += std::max(0.0, classes.back().growth_bytes);
    }
    for (ClassGrowth& one : classes) {
        one.share = all > 0 ? std::max(0.0, one.growth_bytes) / all : 0;
    }
    std::stable_sort(classes.begin(), classes.end(),
                     [](const auto& a, const auto& b) { return a.growth_bytes > b.growth_bytes; });
    return classes;
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

std::optional<MeasuredJob> measured_in(std::string_view record) {
    json row = json::parse(record, nullptr, false);
    if (!row.is_object()) {
        return std::nullopt;
    }
    row["kinds"] = json::array();
    for (const json& chart : row.value("charts", json::array())) {
        row["kinds"].push_back(chart.value("kind", json()));
    }
    MeasuredJob job = job_in(row);
    return job.number > 0 && job.after_bytes > 0 ? std::optional{std::move(job)} : std::nullopt;
}

MemoryReport judge_memory(std::vector<MeasuredJob> jobs, const std::vector<ServiceSeries>& services,
                          const growth::Rule& rule) {
    std::sort(jobs.begin(), jobs.end(), [](const MeasuredJob& a, const MeasuredJob& b) {
        return std::tuple_cat(renderer_of(a), std::tie(a.number)) <
               std::tuple_cat(renderer_of(b), std::tie(b.number));
    });
    MemoryReport report;
    for (const ServiceSeries& service : services) {
        report.services.push_back(judge_service(service, rule));
    }
    SumsByClass sums;
    const std::span<const MeasuredJob> all{jobs};
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin;
        while (end < all.size() && renderer_of(all[end]) == renderer_of(all[begin])) {
            ++end;
        }
        report.renderers.push_back(judge_renderer(all.subspan(begin, end - begin), rule));
        add_sums(all.subspan(begin, end - begin), sums);
        begin = end;
    }
    report.classes = classes_of(sums);
    report.growing = growing_in(report.services) + growing_in(report.renderers);
    return report;
}

}  // namespace plotmill::cli

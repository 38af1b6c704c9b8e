#include "clients/cli/demo_report.hpp"

#include "clients/cli/flatness.hpp"
#include "clients/cli/status_table.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace plotmill::cli {
namespace {

using nlohmann::json;

constexpr std::size_t most_problems = 10;

json at(const json& object, const std::string& pointer, const json& otherwise) {
    const json::json_pointer path{pointer};
    return object.contains(path) && !object[path].is_null() ? object[path] : otherwise;
}

double number(const json& object, const std::string& pointer) {
    const json value = at(object, pointer, 0);
    return value.is_number() ? value.get<double>() : 0;
}

std::string fixed(double value, int decimals) {
    std::array<char, 64> buffer{};
    const int length =
        std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, std::min(value, 1e15));
    return {buffer.data(), static_cast<std::size_t>(length)};
}

std::string padded(const std::string& text, std::size_t width) {
    return std::string(text.size() < width ? width - text.size() : 0, ' ') + text;
}

constexpr const char* report_at = "/workers/0/report";

json memory_of(const DemoRun& run, const std::string& pointer) {
    return {{"start_bytes", at(run.before, pointer, nullptr)},
            {"end_bytes", at(run.after, pointer, nullptr)}};
}

std::vector<Generation> generations_of(const json& status) {
    std::vector<Generation> generations;
    for (const json& one : at(status, std::string{report_at} + "/generations", json::array())) {
        generations.push_back({static_cast<std::uint64_t>(number(one, "/slot")),
                               static_cast<std::uint64_t>(number(one, "/generation")),
                               static_cast<std::uint64_t>(number(one, "/jobs")),
                               number(one, "/rss_first_bytes"), number(one, "/rss_last_bytes"),
                               at(one, "/ended", "").get<std::string>()});
    }
    std::sort(generations.begin(), generations.end(),
              [](const Generation& a, const Generation& b) { return a.number < b.number; });
    return generations;
}

json generations_json(const std::vector<Generation>& generations) {
    json list = json::array();
    for (const Generation& one : generations) {
        list.push_back({{"slot", one.slot},
                        {"generation", one.number},
                        {"jobs", one.jobs},
                        {"rss_first_bytes", one.first_bytes},
                        {"rss_last_bytes", one.last_bytes},
                        {"ended", one.ended.empty() ? json() : json(one.ended)}});
    }
    return list;
}

json stages_ms(const json& status, double jobs) {
    json stages = json::object();
    const json sums = at(status, std::string{report_at} + "/stages_us", json::object());
    for (const auto& [stage, sum] : sums.items()) {
        if (sum.is_number() && jobs > 0) {
            stages[stage] = sum.get<double>() / jobs / 1000;
        }
    }
    return stages;
}

std::string memory_line(const json& memory, const char* name) {
    return padded(name, 10) +
           padded(bytes_text(number(memory, std::string{"/"} + name + "/start_bytes")), 12) + " →" +
           padded(bytes_text(number(memory, std::string{"/"} + name + "/end_bytes")), 11) + '\n';
}

std::string stage_line(const json& stages) {
    std::string text;
    for (const char* stage : {"wait", "decode", "layout", "raster", "encode", "write", "publish"}) {
        if (stages.contains(stage)) {
            text += (text.empty() ? "" : ", ") + std::string{stage} + ' ' +
                    fixed(stages[stage].get<double>(), 2);
        }
    }
    return "time per job, ms   " + text + '\n';
}

std::string generation_lines(const json& report) {
    std::string text = "  slot  generation    jobs   first job    last job  ended by\n";
    for (const json& one : report["generations"]) {
        text += padded(one["slot"].dump(), 6) + padded(one["generation"].dump(), 12) +
                padded(one["jobs"].dump(), 8) +
                padded(bytes_text(number(one, "/rss_first_bytes")), 12) +
                padded(bytes_text(number(one, "/rss_last_bytes")), 12) + "  " +
                (one["ended"].is_null() ? "lives" : one["ended"].get<std::string>()) + '\n';
    }
    return text;
}

std::string flat_lines(const json& flat) {
    return std::string{"memory is "} + (flat["is_flat"].get<bool>() ? "flat" : "NOT FLAT") + ": " +
           fixed(number(flat, "/per_job_bytes"), 0) + " B per job beyond warm-up (" +
           fixed(number(flat, "/raw_per_job_bytes"), 0) + " with it), drift across generations " +
           fixed(number(flat, "/drift_bytes") / 1024, 0) + " KiB, " + flat["judged"].dump() +
           " generations judged\n  " + flatness_rule() + '\n';
}

}  // namespace

json demo_report(const DemoRun& run) {
    const std::vector<Generation> generations = generations_of(run.after);
    const Flatness flat = judge_flatness(generations);
    const double jobs = number(run.after, "/totals/done") - number(run.before, "/totals/done");
    const double dead = number(run.after, "/totals/dead") - number(run.before, "/totals/dead");
    const double rate = run.jobs_s > 0 ? jobs / run.jobs_s : 0;
    const std::string worker = report_at;
    json report{{"jobs", jobs},
                {"jobs_dead", dead},
                {"charts_expected", run.charts_expected},
                {"charts_whole", run.charts_whole},
                {"problems", run.problems},
                {"folder", run.folder},
                {"script_exit", run.script_exit},
                {"script_s", run.script_s},
                {"jobs_s", run.jobs_s},
                {"jobs_per_s", rate},
                {"stages_ms", stages_ms(run.after, jobs)},
                {"recycled", at(run.after, worker + "/recycled", 0)},
                {"crashed", at(run.after, worker + "/crashed", 0)},
                {"generations", generations_json(generations)}};
    report["memory"] = {{"broker", memory_of(run, "/broker/rss_bytes")},
                        {"master", memory_of(run, worker + "/master/rss_bytes")},
                        {"link", memory_of(run, worker + "/link/rss_bytes")}};
    report["flatness"] = {{"judged", flat.judged},
                          {"per_job_bytes", flat.per_job_bytes},
                          {"raw_per_job_bytes", flat.raw_per_job_bytes},
                          {"drift_bytes", flat.drift_bytes},
                          {"is_flat", flat.is_flat}};
    report["ok"] = run.script_exit == 0 && dead == 0 && jobs > 0 && run.problems.empty() &&
                   run.charts_whole == run.charts_expected;
    return report;
}

std::string demo_text(const json& report) {
    const json& memory = report["memory"];
    std::string text = "\ncharts             " + report["charts_whole"].dump() + " of " +
                       report["charts_expected"].dump() + " whole, of " +
                       fixed(number(report, "/jobs"), 0) + " tables, in " +
                       report["folder"].get<std::string>() + '\n';
    text += "rate               " + fixed(number(report, "/jobs_per_s"), 0) +
            " jobs/s: " + fixed(number(report, "/jobs_s"), 2) +
            " s from the first accepted to the last done; the script took " +
            fixed(number(report, "/script_s"), 2) + " s with its imports\n";
    text += stage_line(report["stages_ms"]);
    text += "renderers          " + report["recycled"].dump() + " recycled, " +
            report["crashed"].dump() + " crashed\n";
    text += "resident sets\n" + memory_line(memory, "broker") + memory_line(memory, "master") +
            memory_line(memory, "link") + generation_lines(report) + flat_lines(report["flatness"]);
    const auto& problems = report["problems"];
    for (std::size_t i = 0; i < std::min(problems.size(), most_problems); ++i) {
        text += "problem: " + problems[i].get<std::string>() + '\n';
    }
    if (problems.size() > most_problems) {
        text += "… and " + std::to_string(problems.size() - most_problems) + " more\n";
    }
    return text + (report["ok"].get<bool>() ? "ok\n" : "FAILED\n");
}

}  // namespace plotmill::cli

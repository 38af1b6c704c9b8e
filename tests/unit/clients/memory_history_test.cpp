#include "clients/cli/memory_text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

using namespace plotmill;
using namespace plotmill::cli;

namespace {

/// Every second job is a heatmap, and only those leak.
std::vector<MeasuredJob> heatmaps_leak(std::uint64_t jobs, double leak_bytes) {
    std::vector<MeasuredJob> measured;
    double bytes = 20e6;
    for (std::uint64_t number = 1; number <= jobs; ++number) {
        const bool is_heatmap = number % 2 == 0;
        const double after = bytes + (is_heatmap ? leak_bytes : 0);
        measured.push_back({.id = number,
                            .worker = "loom",
                            .slot = 1,
                            .generation = 3,
                            .pid = 99,
                            .number = number,
                            .before_bytes = bytes,
                            .after_bytes = after,
                            .kinds = is_heatmap ? "heatmap" : "scatter_matrix",
                            .body_bytes = is_heatmap ? 100'000.0 : 800.0});
        bytes = after;
    }
    return measured;
}

}  // namespace

TEST_CASE("an answer to MEMORY is read, and a page says where the next begins", "[memory]") {
    const auto page = parse_measured(
        R"({"jobs":[{"id":7,"finished_ms":1500,"worker":"loom","kinds":["heatmap","scatter_matrix"],
        "renderer":{"slot":1,"generation":2,"pid":3,"job":4},"cpu_us":9,"body_bytes":12,
        "rss_bytes":{"before":10,"after":20,"peak":null,"exact":30}},
        {"id":8,"renderer":null,"rss_bytes":null,"worker":null,"kinds":[]}],"more":true})");
    REQUIRE(page);
    CHECK(page->has_more);
    CHECK(page->last_id == 8);
    REQUIRE(page->jobs.size() == 1);
    const MeasuredJob& job = page->jobs[0];
    CHECK(job.worker == "loom");
    CHECK(job.number == 4);
    CHECK(job.kinds == "heatmap+scatter_matrix");
    CHECK(job.peak_bytes == 0);
    CHECK(job.exact_bytes == 30);
    CHECK(job.finished_s == 1.5);
    CHECK(!parse_measured("[]"));
    CHECK(!parse_measured("{"));
}

TEST_CASE("a renderer that leaks is told, and which jobs make it", "[memory]") {
    const MemoryReport report = judge_memory(heatmaps_leak(500, 20'000), {}, {});
    REQUIRE(report.renderers.size() == 1);
    CHECK(report.grows());
    CHECK(report.renderers[0].growth.per_job_bytes == Approx(10'000).epsilon(0.01));
    REQUIRE(report.classes.size() == 2);
    CHECK(report.classes[0].kinds == "heatmap");
    CHECK(report.classes[0].size == "64.0 KiB to 1.0 MiB");
    CHECK(report.classes[0].per_job_bytes == Approx(20'000));
    CHECK(report.classes[0].share == Approx(1));
    const auto told = report_json(report, {});
    CHECK(told["renderers"][0]["verdict"] == "grows");
    CHECK(told["growing"] == 1);
    CHECK(report_text(report, {}, 0).find("renderer-1.3") != std::string::npos);
}

TEST_CASE("a renderer that keeps nothing is flat, and generations are judged apart", "[memory]") {
    auto jobs = heatmaps_leak(500, 0);
    auto leaking = heatmaps_leak(500, 20'000);
    for (MeasuredJob& job : leaking) {
        job.generation = 4;
    }
    jobs.insert(jobs.begin(), leaking.begin(), leaking.end());
    const MemoryReport report = judge_memory(std::move(jobs), {}, {});
    REQUIRE(report.renderers.size() == 2);
    CHECK(report.renderers[0].generation == 3);
    CHECK(report.renderers[0].growth.verdict == growth::Verdict::flat);
    CHECK(report.renderers[1].growth.verdict == growth::Verdict::grows);
    CHECK(report.growing == 1);
    CHECK(report_text(report, {}, 0).find("renderer-1.3") == std::string::npos);
}

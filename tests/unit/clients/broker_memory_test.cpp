#include "clients/cli/broker_memory.hpp"

#include <catch2/catch.hpp>

using namespace plotmill;
using namespace plotmill::cli;

namespace {

BrokerMemory remembered() {
    BrokerMemory memory;
    REQUIRE(parse_processes(
        R"({"services":[{"role":"broker","worker":null,"pid":7,"samples":[[1000,10,0],[2000,20,5],["x",1,2]]},
        {"role":"broker","worker":null,"pid":8,"samples":[[3000,30,1]]},
        {"role":"link","worker":"loom","pid":9,"samples":[[1500,40,2]]}, 3],
        "renderers":[{"worker":"loom","slot":0,"generation":1,"pid":99,"at_ms":9000,"reason":"max_jobs","signal":0},
        {"worker":"loom","slot":0,"generation":2,"pid":98,"at_ms":9500,"reason":"crash","signal":11},
        {"worker":"loom","slot":5,"generation":1,"pid":97,"at_ms":9500,"reason":"max_jobs","signal":0}]})",
        memory));
    for (std::uint64_t job = 1; job <= 4; ++job) {
        memory.jobs.push_back({.id = job,
                               .finished_s = static_cast<double>(job),
                               .worker = "loom",
                               .generation = job > 2 ? 2U : 1U,
                               .pid = job > 2 ? 98U : 99U,
                               .number = job > 2 ? job - 2 : job,
                               .after_bytes = 100.0 * static_cast<double>(job),
                               .kinds = "heatmap"});
    }
    return memory;
}

}  // namespace

TEST_CASE("an answer to PROCESSES is read, what is no sample in it left out", "[memory]") {
    const BrokerMemory memory = remembered();
    REQUIRE(memory.services.size() == 3);
    CHECK(memory.services[0].samples.size() == 2);
    CHECK(memory.services[0].samples[1].time_s == 2.0);
    CHECK(memory.services[0].samples[1].jobs == 5);
    CHECK(memory.services[2].worker == "loom");
    CHECK(memory.ends.size() == 3);
    BrokerMemory none;
    CHECK(!parse_processes("{}", none));
    CHECK(!parse_processes(R"({"services":[]})", none));
}

TEST_CASE("broker, link and generations become one recording, with marks where they ended",
          "[memory]") {
    const memory::Recording recording = recording_of(remembered());
    CHECK(recording.program.name == "broker");
    REQUIRE(recording.program.samples.size() == 1);
    CHECK(recording.program.samples[0].bytes == 30);  // the one that was started last
    REQUIRE(recording.children.size() == 4);
    CHECK(recording.children[0].name == "broker");
    CHECK(recording.children[0].id == "7");
    CHECK(recording.children[1].name == "link");
    CHECK(recording.children[2].name == "renderer 0");
    REQUIRE(recording.children[2].samples.size() == 2);
    CHECK(recording.children[3].renderer->generation == 2);
    REQUIRE(recording.marks.size() == 2);  // of slot 5 nothing is remembered
    CHECK(recording.marks[0].event == "recycled");
    CHECK(recording.marks[0].text == "max_jobs");
    CHECK(recording.marks[0].time_s == 2);  // with its last job, not when it was told of
    CHECK(recording.marks[1].event == "crashed");
}

TEST_CASE("broker and links are judged by the jobs done", "[memory]") {
    const auto series = series_of(remembered().services);
    REQUIRE(series.size() == 3);
    CHECK(series[0].points[1].jobs == 5);
    const MemoryReport report = judge_memory({}, series, {});
    REQUIRE(report.services.size() == 3);
    CHECK(report.services[0].growth.verdict == growth::Verdict::unsure);
    CHECK(report.services[0].peak_bytes == 20);
    CHECK(!report.services[0].growth.jobs_to_tell);
}

// Memory over time: bounded, and there after a restart.
#include "broker/history/memory_journal.hpp"

#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <string>

using namespace plotmill::broker;
using nlohmann::json;

namespace {

const ProcessKey broker{.role = "broker", .worker = {}, .pid = 7};

std::string report(std::uint64_t jobs, std::uint64_t generations) {
    json ended = json::array();
    for (std::uint64_t i = 1; i <= generations; ++i) {
        ended.push_back({{"slot", 0},
                         {"generation", i},
                         {"pid", 100 + i},
                         {"jobs", 50},
                         {"ended", "max_jobs"},
                         {"signal", 0}});
    }
    ended.push_back(
        {{"slot", 0}, {"generation", generations + 1}, {"pid", 999}, {"ended", nullptr}});
    return json{{"master", {{"pid", 8}, {"rss_bytes", 1000 + jobs}}},
                {"link", {{"pid", 9}, {"rss_bytes", 2000 + jobs}}},
                {"jobs_done", jobs},
                {"generations", ended}}
        .dump();
}

}  // namespace

TEST_CASE("the whole life of a process is kept, ever more coarsely", "[broker]") {
    MemoryHistory history{{.samples = 64, .first_every_ms = 1000}};
    for (std::int64_t second = 0; second < 10'000; ++second) {
        history.add(broker, {.at_ms = second * 1000, .rss_bytes = 5, .jobs = 1});
    }
    REQUIRE(history.processes().size() == 1);
    const ProcessLife& life = history.processes()[0];
    CHECK(life.samples.size() < 64);
    CHECK(life.samples.size() >= 32);
    CHECK(life.samples.front().at_ms == 0);
    CHECK(life.samples.back().at_ms > 9'500'000);
}

TEST_CASE("a sample too soon, and one from before a clock was set back, are left out", "[broker]") {
    MemoryHistory history;
    CHECK(history.add(broker, {.at_ms = 10'000, .rss_bytes = 5, .jobs = 1}));
    CHECK_FALSE(history.add(broker, {.at_ms = 10'001, .rss_bytes = 5, .jobs = 1}));
    CHECK_FALSE(history.add(broker, {.at_ms = 5'000, .rss_bytes = 5, .jobs = 1}));
}

TEST_CASE("with too many processes one that is long silent makes room, a living one does not",
          "[broker]") {
    MemoryHistory history{{.processes = 2, .forgotten_after_ms = 1000}};
    for (std::uint64_t pid = 1; pid <= 2; ++pid) {
        CHECK(history.add({"link", "loom", pid}, {.at_ms = 0, .rss_bytes = 5, .jobs = 1}));
    }
    CHECK_FALSE(history.add({"link", "loom", 3}, {.at_ms = 500, .rss_bytes = 5, .jobs = 1}));
    CHECK(history.add({"link", "loom", 3}, {.at_ms = 5000, .rss_bytes = 5, .jobs = 1}));
    CHECK(history.processes().size() == 2);
}

TEST_CASE("a report tells of master, link and each renderer that ended, once", "[broker]") {
    MemoryJournal journal{""};
    journal.add_report("loom", report(10, 2), 1000);
    journal.add_report("loom", report(20, 3), 3000);
    const json told = json::parse(journal.answer());
    REQUIRE(told["services"].size() == 2);
    CHECK(told["services"][0]["role"] == "master");
    CHECK(told["services"][1]["samples"] == json::parse("[[1000,2010,10],[3000,2020,20]]"));
    REQUIRE(told["renderers"].size() == 3);
    CHECK(told["renderers"][2]["generation"] == 3);
    CHECK(told["renderers"][2]["reason"] == "max_jobs");
    CHECK(told["renderers"][2]["at_ms"] == 3000);
}

TEST_CASE("what is no report is no harm", "[broker]") {
    MemoryJournal journal{""};
    for (const char* text :
         {"", "[]", "{}", R"({"master":3,"link":{"pid":-1},"generations":{"a":1}})",
          R"({"generations":[1,{"ended":5}]})"}) {
        journal.add_report("loom", text, 1000);
    }
    CHECK(journal.history().processes().empty());
    CHECK(journal.history().renderers().empty());
}

TEST_CASE("it is all there after a restart, but for a torn line", "[broker]") {
    const plotmill::test::TempDir folder;
    const std::string path = folder.file("memory.log");
    std::string before;
    {
        MemoryJournal journal{path};
        journal.add(broker, {.at_ms = 1000, .rss_bytes = 5, .jobs = 1});
        journal.add_report("loom", report(10, 2), 1000);
        before = journal.answer();
    }
    std::ofstream{path, std::ios::app} << R"(["s","broker","",7,20)";
    CHECK(MemoryJournal{path}.answer() == before);
    CHECK(MemoryJournal{path}.answer() == before);
}

TEST_CASE("the file stays bounded however long it is written", "[broker]") {
    const plotmill::test::TempDir folder;
    const std::string path = folder.file("memory.log");
    MemoryJournal journal{path, {.renderers = 16}};
    for (std::uint64_t generation = 1; generation < 20'000; ++generation) {
        journal.add_report("loom",
                           R"({"generations":[{"slot":0,"generation":)" +
                               std::to_string(generation) + R"(,"ended":"max_jobs"}]})",
                           1000);
    }
    CHECK(journal.history().renderers().size() == 16);
    CHECK(std::filesystem::file_size(path) < 300 * 1024);
}

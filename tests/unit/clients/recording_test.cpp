// Recordings of memory: mprof's are read, ours are read by mprof (see memory_record_test.py).
#include "clients/memory/recording.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace plotmill;
using namespace plotmill::memory;

namespace {

// As `mprof run -M` of memory_profiler 0.61 wrote it.
constexpr const char* recorded_by_mprof =
    "CMDLINE python3 forker.py\n"
    "MEM 0.925781 1795382731.2264\n"
    "CHLD 7201 18.511719 1795382731.3330\n"
    "CHLD 0 0.000000 1795382731.3331\n"
    "MEM 9.050781 1795382731.3271\n"
    "CHLD 7202 28.511719 1795382732.0330\n"
    "FUNC forker.work 9.0508 1795382731.2300 28.5117 1795382732.0000 1\n";

std::string refusal_of_recording(const std::string& text) {
    const auto recording = parse_recording(text);
    REQUIRE(!recording);
    return recording.error().message;
}

}  // namespace

TEST_CASE("a recording made by mprof is read, its children apart by pid", "[memory]") {
    const auto recording = parse_recording(recorded_by_mprof);
    REQUIRE(recording);
    CHECK(recording->command == "python3 forker.py");
    REQUIRE(recording->program.samples.size() == 2);
    CHECK(recording->program.samples[1].bytes == Approx(9.050781 * bytes_per_mib));
    CHECK(recording->program.samples[1].time_s == Approx(1795382731.3271).epsilon(1e-14));
    REQUIRE(recording->children.size() == 2);
    CHECK(recording->children[0].id == "7201");
    CHECK(recording->children[1].samples.at(0).bytes == Approx(28.511719 * bytes_per_mib));
    REQUIRE(recording->calls.size() == 1);
    CHECK(recording->calls[0].name == "forker.work");
    CHECK(recording->calls[0].level == 1);
}

TEST_CASE("what is written is read again, with names, generations, jobs and marks", "[memory]") {
    Recording recording;
    recording.command = command_line({"python3", "my story.py", "--dpi", "10"});
    recording.program = {
        .id = "", .name = "story", .renderer = {}, .samples = {{1, 1048576}, {2, 2097152}}};
    recording.children.push_back({.id = "41.2",
                                  .name = "renderer 3",
                                  .renderer = RendererName{.slot = 3, .generation = 7},
                                  .samples = {{1.5, 4194304, 1}, {2.5, 5242880, 90}}});
    recording.marks.push_back(
        {.process = "41.2", .time_s = 2.75, .event = "recycled", .text = "max_jobs after 90"});
    recording.calls.push_back({"draw", 1, 2, 1048576, 2097152, 1});
    const std::string text = recording_text(recording);
    const auto again = parse_recording(text);
    REQUIRE(again);
    CHECK(recording_text(*again) == text);
    CHECK(again->command == "python3 'my story.py' --dpi 10");
    CHECK(again->program.name == "story");
    const Process& child = again->children.at(0);
    CHECK(child.name == "renderer 3");
    REQUIRE(child.renderer);
    CHECK(child.renderer->generation == 7);
    CHECK(child.samples.at(1).jobs == 90);
    CHECK(child.samples.at(1).bytes == 5242880);
    CHECK(again->marks.at(0).text == "max_jobs after 90");
    CHECK(again->marks.at(0).process == "41.2");
}

TEST_CASE("every line that is written has a kind and a blank, as mprof splits it", "[memory]") {
    CHECK(command_text("a\nb") == "CMDLINE a b\n");
    CHECK(sample_text("", {.time_s = 12.5, .bytes = 1572864}) == "MEM 1.500000 12.5000\n");
    CHECK(sample_text("9", {.time_s = 12.5, .bytes = 1572864, .jobs = 4}) ==
          "CHLD 9 1.500000 12.5000\nJOBS 9 4 12.5000\n");
    CHECK(mark_text({.process = "", .time_s = 1, .event = "started", .text = ""}) ==
          "MARK - 1.0000 started\n");
    CHECK(name_text("9", "a\nb") == "NAME 9 a b\n");
    CHECK(renderer_text("9", {.slot = 1, .generation = 2}) == "GENERATION 9 1 2\n");
}

TEST_CASE("a line that says its kind but not its fields is refused by line and field", "[memory]") {
    CHECK(refusal_of_recording("CMDLINE a\nMEM x 1\n") ==
          "line 2: MEM.mib: got 'x', expected a number from 0 to 1e15");
    CHECK(refusal_of_recording("MEM 1\n") ==
          "line 1: MEM.time: got '', expected a number from 0 to 1e15");
    CHECK(refusal_of_recording("MEM nan 1\n") ==
          "line 1: MEM.mib: got 'nan', expected a number from 0 to 1e15");
    CHECK(refusal_of_recording("MEM -1 1\n") ==
          "line 1: MEM.mib: got '-1', expected a number from 0 to 1e15");
    CHECK(refusal_of_recording("CHLD\n") == "line 1: CHLD.id: got '', expected a word");
    CHECK(refusal_of_recording("MEM 1 1\nJOBS 1 -3 1\n") ==
          "line 2: JOBS.jobs: got '-3', expected a whole number of at least 0");
    CHECK(refusal_of_recording("MARK 1 x\n") ==
          "line 1: MARK.time: got 'x', expected a number from 0 to 1e15");
    CHECK(refusal_of_recording("") == "MEM: got no sample, expected at least one");
}

TEST_CASE("unknown lines, blank lines and a last line without its end are left out", "[memory]") {
    const auto recording = parse_recording("\nHELLO there\nMEM 1 1\r\nMEM 2 2\nMEM 3 17");
    REQUIRE(recording);
    CHECK(recording->program.samples.size() == 2);
}

TEST_CASE("samples are in the order of time whatever the order of lines", "[memory]") {
    const auto recording = parse_recording("MEM 2 2\nMEM 1 1\n");
    REQUIRE(recording);
    CHECK(recording->program.samples[0].time_s == 1);
}

TEST_CASE("the limits of a recording have names", "[memory]") {
    const auto long_line = parse_recording("MEM 1 1\n", {.max_line_bytes = 4});
    REQUIRE(!long_line);
    CHECK(long_line.error().code == ErrorCode::limit);
    const auto many = parse_recording("CHLD 1 1 1\nCHLD 2 1 1\n", {.max_processes = 1});
    REQUIRE(!many);
    CHECK(many.error().message == "line 2: process 2, limit max_processes 1");
}

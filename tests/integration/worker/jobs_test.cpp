// From ASSIGN to files and DONE, through a real worker host. docs/protocol.md#worker--broker.

#include "digest/digest.hpp"
#include "tests/integration/worker/host_fixture.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <set>
#include <string_view>

using namespace plotmill;
using namespace plotmill::test;

namespace {

bool is_whole_png(const std::string& bytes) {
    return bytes.starts_with("\x89PNG\r\n\x1a\n") &&
           bytes.ends_with(std::string_view{"IEND\xae\x42\x60\x82", 8});
}

std::chrono::microseconds middle_drawing_time(const std::vector<SaidOutcome>& outcomes) {
    std::vector<std::chrono::microseconds> times;
    for (const SaidOutcome& said : outcomes) {
        if (said.command == "DONE") {
            const auto& stages = said.record.at("stages_us");
            auto& time = times.emplace_back(0);
            for (const char* const stage : {"decode", "layout", "raster", "encode", "write"}) {
                time += std::chrono::microseconds{stages.at(stage).get<std::int64_t>()};
            }
        }
    }
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

}  // namespace

TEST_CASE("a job becomes a file and a DONE that tells where, by whom and how long") {
    Host host;
    const auto id = host.broker.submit_simple("first");
    REQUIRE(host.wait_for_outcomes(1));
    const SaidOutcome& said = host.broker.outcomes[0];
    REQUIRE(said.command == "DONE");
    CHECK(said.lease.id.value() == id);
    const auto& record = said.record;
    CHECK(record.at("worker") == "host");
    CHECK(record.at("attempt") == 1);
    const auto& chart = record.at("charts").at(0);
    CHECK(chart.at("path") == (host.root() / "pictures/first.png").string());
    CHECK(chart.at("bytes") == std::filesystem::file_size(host.root() / "pictures/first.png"));
    const std::string picture = read_file(host.root() / "pictures/first.png");
    CHECK(chart.at("sha256") == digest::sha256_hex(as_bytes(picture)));
    CHECK(chart.at("width") == 120);
    for (const char* const stage : {"layout", "raster", "encode", "write"}) {
        CHECK(chart.at("stages_us").at(stage) == record.at("stages_us").at(stage));
    }
    for (const char* const stage :
         {"wait", "decode", "layout", "raster", "encode", "write", "publish"}) {
        CHECK(record.at("stages_us").at(stage).is_number_unsigned());
    }
    CHECK(record.at("rss_bytes").at("after") > 1000000);
    CHECK(record.at("renderer").at("job") == 1);
    CHECK(record.at("renderer").at("generation") == 1);
    CHECK(host.temporaries() == 0);
}

TEST_CASE("no reader ever sees a name that is not a whole picture") {
    Host host{{"--max-jobs", "7"}};
    constexpr std::size_t jobs = 200;
    for (std::size_t i = 0; i < jobs; ++i) {
        host.broker.submit_simple(numbered("n", i));
    }
    std::size_t partial = 0;
    std::set<std::string> seen;
    REQUIRE(host.broker.serve_until([&] {
        if (std::filesystem::exists(host.root() / "pictures")) {
            for (const auto& each : std::filesystem::directory_iterator{host.root() / "pictures"}) {
                const std::string name = each.path().filename().string();
                if (name.front() != '.' && seen.insert(name).second) {
                    partial += is_whole_png(read_file(each.path())) ? 0U : 1U;
                }
            }
        }
        return host.broker.has_outcomes(jobs) && seen.size() == jobs;
    }));
    CHECK(partial == 0);
    CHECK(host.temporaries() == 0);
}

TEST_CASE("bad input is FAILED without retry, and the renderer draws on") {
    Host host;
    const auto bad = host.broker.submit(
        {.body = {{"data", table(2, 4)}, {"charts", {{{"kind", "no such chart"}}}}},
         .outputs = {"x.png"}});
    const auto other_outputs = host.broker.submit(
        {.body = {{"data", table(2, 4)},
                  {"charts", {{{"kind", "scatter_matrix"}, {"output", "mine.png"}}}}},
         .outputs = {"announced.png"}});
    const auto good = host.broker.submit_simple("good");
    REQUIRE(host.wait_for_outcomes(3));
    REQUIRE(host.broker.outcome(bad)->command == "FAILED");
    CHECK(host.broker.outcome(bad)->code == ErrorCode::chart);
    CHECK_FALSE(host.broker.outcome(bad)->retry);
    CHECK(host.broker.outcome(bad)->record.at("error").at("code") == "E_CHART");
    CHECK(host.broker.outcome(other_outputs)->code == ErrorCode::path);
    CHECK_FALSE(std::filesystem::exists(host.root() / "mine.png"));
    CHECK(host.broker.outcome(good)->command == "DONE");
}

TEST_CASE("a body of megabytes reaches the renderer as a whole") {
    Host host;
    host.broker.heartbeat_ms =
        5000;  // packing megabytes keeps this broker longer than its usual beat
    const auto id = host.broker.submit(
        {.body = {{"data", table(4, 60000)},
                  {"charts", {{{"kind", "correlation_heatmap"}, {"output", "big.png"}}}}},
         .outputs = {"big.png"}});
    REQUIRE(host.wait_for_outcomes(1));
    CHECK(host.broker.outcome(id)->command == "DONE");
    CHECK(is_whole_png(read_file(host.root() / "big.png")));
}

TEST_CASE("an output that cannot be written is FAILED, with retry, and leaves no temporary") {
    Host host;
    REQUIRE(host.wait_until_staffed());
    std::filesystem::create_directories(host.root() / "pictures/taken.png");
    const auto id = host.broker.submit_simple("taken");
    REQUIRE(host.wait_for_outcomes(1));
    CHECK(host.broker.outcome(id)->command == "FAILED");
    CHECK(host.broker.outcome(id)->code == ErrorCode::output);
    CHECK(host.broker.outcome(id)->retry);
    CHECK(host.temporaries() == 0);
}

TEST_CASE("credit is bounded: a worker that cannot draw asks for no more than its window") {
    Host host;
    REQUIRE(host.wait_until_staffed());
    REQUIRE(host.broker.serve_until([&] { return host.broker.credit != 0; }));
    CHECK(host.broker.credit == 4);  // two renderers, one job waiting for each
    for (const auto& each : host.broker.renderers("idle")) {
        ::kill(each.at("pid").get<pid_t>(), SIGSTOP);
    }
    for (std::size_t i = 0; i < 50; ++i) {
        host.broker.submit_simple(numbered("c", i));
    }
    std::size_t reports = 0;
    host.broker.on_report = [&](const nlohmann::json& /*report*/) { ++reports; };
    REQUIRE(host.broker.serve_until(
        [&] { return reports >= 5 && host.broker.renderers("busy").size() == 2; }));
    CHECK(host.broker.assigned == 4);
    CHECK(host.broker.credit == 0);
}

TEST_CASE("what was fetched ahead while jobs were short is given back when long ones are drawn") {
    Host host{faulty, {}};
    constexpr std::size_t short_jobs = 200;
    constexpr std::size_t renderers = 2;
    constexpr std::size_t waiting = 2;  // one for each, as configured
    for (std::size_t i = 0; i < short_jobs; ++i) {
        host.broker.submit_simple(numbered("short", i));
    }
    host.broker.submit_fault("sleep");
    host.broker.submit_fault("sleep");
    std::size_t most_outstanding = 0;
    for (std::size_t i = 0; i < short_jobs; ++i) {
        host.broker.submit_simple(numbered("behind", i));
    }
    REQUIRE(host.broker.serve_until([&] {
        most_outstanding = std::max(most_outstanding, host.broker.outstanding());
        return host.broker.has_outcomes(short_jobs) && host.broker.renderers("busy").size() == 2 &&
               host.broker.outstanding() == renderers + waiting && host.broker.credit == 0;
    }));
    if (middle_drawing_time(host.broker.outcomes) < 1ms) {  // not beneath a sanitizer
        CHECK(most_outstanding > 2 * (renderers + waiting));
    }
}

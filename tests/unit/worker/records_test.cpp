#include "worker/link/records.hpp"

#include "wire/envelope.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <csignal>

using namespace plotmill;
using namespace plotmill::worker;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

const RecordOrigin origin{.host = "host", .worker = "worker", .root = "/srv"};

HeldJob held() {
    HeldJob job;
    job.assign.lease = {JobId{5}, Token{6}};
    job.assign.attempt = 2;
    job.renderer = {.pid = 77, .slot = 1, .generation = 3, .job = 4};
    job.started_at = job.arrived_at + 3ms;
    job.reported_at = job.started_at + 10ms;
    job.report.charts = R"([{"kind":"heatmap"}])";
    job.report.times = {
        .decode = 1500, .layout = 2000, .raster = 3000, .encode = 4000, .write = 5000};
    return job;
}

}  // namespace

TEST_CASE("DONE tells charts, times and memory as docs/protocol.md says", "[worker]") {
    const HeldJob job = held();
    const StageSums spent = stages(job, job.reported_at + 2ms);
    const Outcome outcome = done(origin, job, spent);
    const auto header = wire::decode_from_worker(outcome.header);
    REQUIRE(header);
    CHECK(std::get<wire::Done>(*header).lease.token == Token{6});
    const json record = json::parse(outcome.record);
    CHECK(record.at("charts").at(0).at("kind") == "heatmap");
    CHECK(record.at("attempt") == 2);
    CHECK(record.at("root") == "/srv");
    CHECK(record.at("renderer") ==
          json{{"slot", 1}, {"pid", 77}, {"generation", 3}, {"job", 4}, {"version", "1"}});
    CHECK(record.at("stages_us") == json{{"wait", 3000},
                                         {"decode", 1},
                                         {"layout", 2},
                                         {"raster", 3},
                                         {"encode", 4},
                                         {"write", 5},
                                         {"publish", 2000}});
}

TEST_CASE("FAILED asks for another attempt only when the job is not to blame", "[worker]") {
    const Outcome bad = failed(origin, held(), {ErrorCode::range, "dpi: got \xff"});
    const auto header = wire::decode_from_worker(bad.header);
    REQUIRE(header);
    CHECK_FALSE(std::get<wire::Failed>(*header).retry);
    CHECK(json::parse(bad.record).at("error").at("code") == "E_RANGE");
    for (const ErrorCode code : {ErrorCode::resource, ErrorCode::output, ErrorCode::internal}) {
        CHECK(is_worth_retrying(code));
    }
    for (const ErrorCode code : {ErrorCode::path, ErrorCode::limit, ErrorCode::dtype}) {
        CHECK_FALSE(is_worth_retrying(code));
    }
}

TEST_CASE("CRASHED tells signal, stage and time spent; a time limit is E_TIMEOUT", "[worker]") {
    const RendererEnded ended{.pid = 77,
                              .status = SIGSEGV,
                              .user_us = 1500000,
                              .system_us = 2,
                              .stage = "raster",
                              .job = 5};
    Member member;
    const Crash crash = crash_of(member, ended);
    CHECK(crash.code == ErrorCode::crash);
    CHECK(crash.message == "the renderer died of signal 11 (Segmentation fault) in raster");
    const json cause = json::parse(crashed(origin, held(), ended, crash).record).at("cause");
    CHECK(cause.at("signal") == SIGSEGV);
    CHECK(cause.at("exit") == 0);
    CHECK(cause.at("stage") == "raster");
    CHECK(cause.at("user_s") == 1.5);
    CHECK(cause.at("slot") == 1);
    member.killed_for = KilledFor::time;
    CHECK(crash_of(member, ended).code == ErrorCode::timeout);
    CHECK(crash_of(member, ended).reason == "timeout");
    member.killed_for = KilledFor::memory;
    CHECK(crash_of(member, ended).code == ErrorCode::resource);
    CHECK(crash_of(member, ended).reason == "memory");
    member.killed_for = KilledFor::nothing;
    RendererEnded stopped = ended;
    stopped.stopped_ms = 2000;
    CHECK(crash_of(member, stopped).reason == "stopped");
    const RendererEnded exited{.pid = 77, .status = 3U << 8U, .stage = ""};
    CHECK(crash_of(member, exited).message == "the renderer exited with 3 in start");
}

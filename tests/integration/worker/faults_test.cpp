// Renderers, link and master killed or stopped while they work. RELIABILITY F01, F03, F21, F24.

#include "tests/integration/worker/host_fixture.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <iostream>
#include <vector>

using namespace plotmill;
using namespace plotmill::test;

TEST_CASE("a renderer killed at work is reported with its signal at once, and replaced") {
    Host host;
    REQUIRE(host.wait_until_staffed());
    const auto id = host.broker.submit_long("doomed");
    const pid_t victim = host.wait_for_busy();
    REQUIRE(victim != 0);
    const TimePoint killed_at = std::chrono::steady_clock::now();
    ::kill(victim, SIGKILL);
    REQUIRE(host.wait_for_outcomes(1));
    const SaidOutcome& said = *host.broker.outcome(id);
    REQUIRE(said.command == "CRASHED");
    const auto took = said.at - killed_at;
    std::cout << "crash to report: "
              << std::chrono::duration_cast<std::chrono::microseconds>(took).count() << " us\n";
    CHECK(took < 100ms);
    CHECK(said.code == ErrorCode::crash);
    const auto& cause = said.record.at("cause");
    CHECK(cause.at("signal") == SIGKILL);
    CHECK(cause.at("pid") == victim);
    CHECK(cause.at("stage") != "");
    CHECK(cause.at("user_s").get<double>() >= 0);
    CHECK(host.temporaries() == 0);
    REQUIRE(host.broker.serve_until(
        [&] { return host.broker.report.at("crashed") == 1 && host.broker.is_staffed(2, 1); }));
    const auto next = host.broker.submit_simple("next");
    REQUIRE(host.wait_for_outcomes(2));
    CHECK(host.broker.outcome(next)->command == "DONE");
    CHECK(host.log().find("renderer_crashed") != std::string::npos);
}

TEST_CASE("a renderer that dies with a job it had not begun costs the job nothing") {
    Host host;
    REQUIRE(host.wait_until_staffed());
    std::vector<pid_t> stopped;
    for (const auto& each : host.broker.renderers("idle")) {
        stopped.push_back(each.at("pid").get<pid_t>());
        ::kill(stopped.back(), SIGSTOP);
    }
    const auto id = host.broker.submit_simple("patient");
    REQUIRE(host.broker.serve_until([&] { return host.broker.renderers("busy").size() == 1; }));
    const pid_t victim = host.broker.renderers("busy")[0].at("pid").get<pid_t>();
    ::kill(victim, SIGKILL);
    REQUIRE(host.wait_for_outcomes(1));
    CHECK(host.broker.outcome(id)->command == "DONE");
    CHECK(host.broker.outcome(id)->record.at("renderer").at("pid") != victim);
}

TEST_CASE("a spare that dies is replaced and nobody notices") {
    Host host;
    REQUIRE(host.wait_until_staffed());
    const pid_t victim = host.broker.renderers("spare")[0].at("pid").get<pid_t>();
    ::kill(victim, SIGKILL);
    REQUIRE(host.broker.serve_until([&] {
        return host.broker.is_staffed(2, 1) &&
               host.broker.renderers("spare")[0].at("pid") != victim;
    }));
    CHECK(host.broker.outcomes.empty());
}

TEST_CASE("a job that takes longer than its limit is ended: E_TIMEOUT") {
    Host host;
    REQUIRE(host.wait_until_staffed());
    for (const auto& each : host.broker.renderers("idle")) {
        ::kill(each.at("pid").get<pid_t>(), SIGSTOP);
    }
    const auto id = host.broker.submit(
        {.body = {{"data", table(3, 5)},
                  {"charts", {{{"kind", "scatter_matrix"}, {"output", "late.png"}}}}},
         .outputs = {"late.png"},
         .time_limit_s = 0.2});
    REQUIRE(host.wait_for_outcomes(1));
    CHECK(host.broker.outcome(id)->command == "CRASHED");
    CHECK(host.broker.outcome(id)->code == ErrorCode::timeout);
    CHECK(host.broker.outcome(id)->record.at("cause").at("signal") == SIGKILL);
}

TEST_CASE("a link that dies is started anew with all renderers, under the same name") {
    Host host;
    REQUIRE(host.wait_until_staffed());
    const pid_t link = host.pid_of("link");
    std::vector<pid_t> renderers;
    for (const auto& each : host.broker.renderers("")) {
        renderers.push_back(each.at("pid").get<pid_t>());
    }
    host.broker.submit_long("lost");
    REQUIRE(host.wait_for_busy() != 0);
    ::kill(link, SIGKILL);
    REQUIRE(host.broker.serve_until([&] { return host.broker.readies.size() == 2; }));
    CHECK(host.broker.readies[1].worker == host.broker.readies[0].worker);
    CHECK(host.broker.readies[1].pid == host.broker.readies[0].pid);
    CHECK(host.broker.readies[1].leases.empty());
    REQUIRE(host.broker.serve_until([&] { return host.pid_of("link") != link; }));
    const auto id = host.broker.submit_simple("again");
    REQUIRE(host.broker.serve_until([&] { return host.broker.outcome(id) != nullptr; }));
    CHECK(host.broker.outcome(id)->command == "DONE");
    for (const pid_t each : renderers) {
        CHECK_FALSE(is_running(each));
    }
}

TEST_CASE("nobody outlives a master that is killed") {
    Host host;
    REQUIRE(host.wait_until_staffed());
    std::vector<pid_t> family{host.pid_of("link")};
    for (const auto& each : host.broker.renderers("")) {
        family.push_back(each.at("pid").get<pid_t>());
    }
    host.worker->signal(SIGKILL);
    CHECK(host.broker.serve_until([&] {
        return std::none_of(family.begin(), family.end(),
                            [](pid_t pid) { return is_running(pid); });
    }));
}

TEST_CASE("a renderer that dies among short jobs takes none of those in its socket with it") {
    Host host{faulty, {"--renderers", "1"}};
    constexpr std::size_t short_jobs = 60;
    for (std::size_t i = 0; i < short_jobs; ++i) {
        host.broker.submit_simple(numbered("before", i));
    }
    const auto deadly = host.broker.submit_fault("segv");
    for (std::size_t i = 0; i < short_jobs; ++i) {
        host.broker.submit_simple(numbered("behind", i));
    }
    REQUIRE(host.wait_for_outcomes(2 * short_jobs + 1));
    CHECK(host.broker.outcome(deadly)->command == "CRASHED");
    std::size_t done = 0;
    for (const SaidOutcome& said : host.broker.outcomes) {
        done += said.command == "DONE" ? 1U : 0U;
    }
    CHECK(done == 2 * short_jobs);
    CHECK(host.temporaries() == 0);
}

TEST_CASE("short jobs behind one that turns out long are drawn by another renderer") {
    Host host{faulty, {"--renderers", "2"}};
    constexpr std::size_t short_jobs = 60;
    for (std::size_t i = 0; i < short_jobs; ++i) {
        host.broker.submit_simple(numbered("before", i));
    }
    const auto endless = host.broker.submit_fault("sleep");
    for (std::size_t i = 0; i < short_jobs; ++i) {
        host.broker.submit_simple(numbered("behind", i));
    }
    REQUIRE(host.wait_for_outcomes(2 * short_jobs));  // all but the endless one
    CHECK(host.broker.outcome(endless) == nullptr);
}

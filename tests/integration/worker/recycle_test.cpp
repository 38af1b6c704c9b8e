// Renderers are replaced between jobs, never seen from outside. DESIGN section 6.

#include "tests/integration/worker/host_fixture.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <map>
#include <set>
#include <utility>

using namespace plotmill;
using namespace plotmill::test;

TEST_CASE("renderers are recycled after max_jobs, staggered at first, and capacity never dips") {
    Host host{{"--max-jobs", "10"}};
    REQUIRE(host.wait_until_staffed());
    constexpr std::size_t jobs = 120;
    for (std::size_t i = 0; i < jobs; ++i) {
        host.broker.submit_simple(numbered("r", i));
    }
    REQUIRE(host.wait_for_outcomes(jobs));
    REQUIRE(host.broker.serve_until([&] {
        return host.broker.report.at("jobs_done") == jobs && host.broker.is_staffed(2, 1);
    }));
    CHECK(host.broker.report.at("dips").at("count") == 0);

    std::map<std::pair<int, int>, int> jobs_of;  // slot and generation
    std::map<std::pair<int, int>, int> pid_of;
    for (const SaidOutcome& said : host.broker.outcomes) {
        REQUIRE(said.command == "DONE");
        const auto& renderer = said.record.at("renderer");
        const std::pair<int, int> who{renderer.at("slot"), renderer.at("generation")};
        jobs_of[who] = std::max(jobs_of[who], renderer.at("job").get<int>());
        const int pid = renderer.at("pid");
        CHECK(pid_of.emplace(who, pid).first->second == pid);
    }
    // A renderer draws on while no spare is ready, longer when the machine is busy: never less than
    // its allowance, and (tiny jobs, forks on a loaded machine) not many times more.
    CHECK(jobs_of.at({0, 1}) >= 10);
    CHECK(jobs_of.at({1, 1}) >= 5);
    CHECK(jobs_of.size() >= 6);
    for (const auto& [who, count] : jobs_of) {
        CHECK(count <= 40);
    }
    std::set<int> pids;
    for (const auto& [who, pid] : pid_of) {
        pids.insert(pid);
    }
    CHECK(pids.size() == pid_of.size());
    CHECK(host.broker.report.at("recycled") >= 4);
    CHECK(host.broker.report.at("crashed") == 0);
    CHECK(host.log().find("recycled process=link slot=1 generation=1") != std::string::npos);
    CHECK(host.log().find("reason=max_jobs jobs=") != std::string::npos);
}

TEST_CASE("when all renderers die at once, status says how long there were too few") {
    Host host{{}};
    REQUIRE(host.wait_until_staffed());
    CHECK(host.broker.report.at("dips").at("count") == 0);
    for (const auto& each : host.broker.report.at("renderers")) {
        ::kill(each.at("pid").get<pid_t>(), SIGKILL);
    }
    REQUIRE(host.broker.serve_until([&] {
        return host.broker.report.at("crashed") == 3 &&
               host.broker.report.at("dips").at("count") > 0;
    }));
    CHECK(host.broker.report.at("dips").at("longest_us") > 0);
    CHECK(host.broker.report.at("dips").at("p999_us") <=
          host.broker.report.at("dips").at("longest_us"));
}

TEST_CASE("status tells the generations that ended and those that live, with their memory") {
    Host host{{"--max-jobs", "3"}};
    for (std::size_t i = 0; i < 40; ++i) {
        host.broker.submit_simple(numbered("s", i));
    }
    REQUIRE(host.wait_for_outcomes(40));
    REQUIRE(host.broker.serve_until([&] { return host.broker.report.at("jobs_done") == 40; }));
    std::size_t ended = 0;
    std::size_t living = 0;
    for (const auto& each : host.broker.report.at("generations")) {
        if (each.at("ended").is_null()) {
            ++living;
            continue;
        }
        ++ended;
        CHECK(each.at("ended") == "max_jobs");
        CHECK(each.at("rss_first_bytes") > 1000000);
        CHECK(each.at("rss_last_bytes") > 1000000);
        CHECK(each.at("signal") == 0);
    }
    CHECK(living >= 2);
    CHECK(ended >= 2);
    CHECK(host.broker.report.at("master").at("rss_bytes") > 1000000);
    CHECK(host.broker.report.at("stages_us").at("raster") > 0);
}

TEST_CASE("a job that is to be alone gets a fresh renderer, which draws nothing else") {
    Host host;
    for (std::size_t i = 0; i < 6; ++i) {
        host.broker.submit_simple(numbered("before", i));
    }
    REQUIRE(host.wait_for_outcomes(6));
    REQUIRE(host.wait_until_staffed());
    const auto alone = host.broker.submit(
        {.body = {{"data", table(3, 5)},
                  {"charts", {{{"kind", "scatter_matrix"}, {"output", "alone.png"}}}}},
         .outputs = {"alone.png"},
         .alone = true});
    REQUIRE(host.wait_for_outcomes(7));
    const auto& renderer = host.broker.outcome(alone)->record.at("renderer");
    CHECK(renderer.at("job") == 1);
    for (std::size_t i = 0; i < 20; ++i) {
        host.broker.submit_simple(numbered("after", i));
    }
    REQUIRE(host.wait_for_outcomes(27));
    for (const SaidOutcome& said : host.broker.outcomes) {
        const bool is_it = said.lease.id.value() == alone;
        CHECK((said.record.at("renderer").at("pid") == renderer.at("pid")) == is_it);
    }
}

TEST_CASE("with max_jobs 1 every job has a renderer of its own") {
    Host host{{"--max-jobs", "1"}};
    constexpr std::size_t jobs = 40;
    for (std::size_t i = 0; i < jobs; ++i) {
        host.broker.submit_simple(numbered("own", i));
    }
    REQUIRE(host.wait_for_outcomes(jobs));
    std::set<int> pids;
    for (const SaidOutcome& said : host.broker.outcomes) {
        REQUIRE(said.command == "DONE");
        pids.insert(said.record.at("renderer").at("pid").get<int>());
    }
    CHECK(pids.size() == jobs);
}

TEST_CASE("renderers come while jobs wait and go when there is nothing to do") {
    Host host{faulty, {"--renderers", "6", "--min-renderers", "1", "--idle-timeout", "200ms"}};
    REQUIRE(host.broker.serve_until([&] { return host.broker.is_staffed(1, 1); }));
    for (int i = 0; i < 12; ++i) {
        host.broker.submit_fault("hold", {{"ms", 300}});
    }
    REQUIRE(host.broker.serve_until([&] { return host.broker.renderers("busy").size() == 6; }));
    REQUIRE(host.wait_for_outcomes(12));
    REQUIRE(host.broker.serve_until([&] { return host.broker.is_staffed(1, 1); }));
    CHECK(host.log().find("reason=idle") != std::string::npos);
    CHECK(host.broker.report.at("crashed") == 0);
    const auto id = host.broker.submit_simple("again");
    REQUIRE(host.wait_for_outcomes(13));
    CHECK(host.broker.outcome(id)->command == "DONE");
}

TEST_CASE("renderers that die before their first job open the breaker, and status says so") {
    Host host;
    REQUIRE(host.wait_until_staffed());
    const auto breaker_is = [&](bool open) {
        return host.broker.report.at("breaker").at("open") == open;
    };
    CHECK(breaker_is(false));
    REQUIRE(host.broker.serve_until([&] {
        for (const auto& spare : host.broker.renderers("spare")) {
            ::kill(spare.at("pid").get<pid_t>(), SIGKILL);
        }
        return breaker_is(true);
    }));
    CHECK(host.broker.report.at("breaker").at("early_deaths") >= 3);
    CHECK(host.log().find("breaker_open") != std::string::npos);
    // Those in their slots draw on, and a job in a new one closes it.
    REQUIRE(host.broker.serve_until([&] {
        host.broker.submit_simple(numbered("close", host.broker.outcomes.size()));
        for (const auto& idle : host.broker.renderers("idle")) {
            ::kill(idle.at("pid").get<pid_t>(), SIGKILL);  // so that a spare takes its place
        }
        return breaker_is(false);
    }));
}

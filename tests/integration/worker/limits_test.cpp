// What is enforced from outside while a job runs, with a renderer that does its worst.
// RELIABILITY F21, F23, F24, F25.

#include "tests/integration/worker/host_fixture.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>
#include <set>

using namespace plotmill;
using namespace plotmill::test;

namespace {

const SaidOutcome& outcome_of(Host& host, std::uint64_t id) {
    REQUIRE(host.broker.serve_until([&] { return host.broker.outcome(id) != nullptr; }));
    return *host.broker.outcome(id);
}

}  // namespace

TEST_CASE("a renderer that grows without end is killed for memory, and its job says so") {
    Host host{faulty, {"--memory-limit", "200MiB"}};
    REQUIRE(host.wait_until_staffed());
    const auto id = host.broker.submit_fault("grow");
    const SaidOutcome& said = outcome_of(host, id);
    CHECK(said.code == ErrorCode::resource);
    const std::string message = said.record.at("error").at("message");
    CHECK(message.find("memory: ") == 0);
    // Killed from outside, or refused by the kernel: either way it is gone.
    REQUIRE(host.broker.serve_until([&] {
        const auto& generations = host.broker.report.at("generations");
        return host.broker.is_staffed(2, 1) &&
               std::any_of(generations.begin(), generations.end(),
                           [](const auto& each) { return each.at("ended") == "memory"; });
    }));
    const auto next = host.broker.submit_simple("next");
    CHECK(outcome_of(host, next).command == "DONE");
}

TEST_CASE("a job that asks for more than the kernel gives fails for memory, without a crash") {
    Host host{faulty, {"--memory-limit", "200MiB"}};
    REQUIRE(host.wait_until_staffed());
    const auto id = host.broker.submit_fault("allocate", {{"bytes", std::size_t{8} << 30}});
    const SaidOutcome& said = outcome_of(host, id);
    CHECK(said.code == ErrorCode::resource);
    const std::string message = said.record.at("error").at("message");
    CHECK(message.find("memory: ") == 0);
}

TEST_CASE("a renderer that spins or sleeps is killed at its job's limit") {
    Host host{faulty, {"--time-limit", "300ms"}};
    REQUIRE(host.wait_until_staffed());
    const auto spinning = host.broker.submit_fault("spin");
    const auto sleeping = host.broker.submit_fault("sleep");
    for (const auto id : {spinning, sleeping}) {
        const SaidOutcome& said = outcome_of(host, id);
        CHECK(said.command == "CRASHED");
        CHECK(said.code == ErrorCode::timeout);
        CHECK(said.record.at("cause").at("reason") == "timeout");
        CHECK(said.record.at("cause").at("stage") == "raster");
    }
}

TEST_CASE("a renderer that burns its processor time is ended by the kernel when nobody else can") {
    Host host{faulty, {"--time-limit", "300ms"}};
    REQUIRE(host.wait_until_staffed());
    const auto id = host.broker.submit_fault("spin");
    const pid_t busy = host.wait_for_busy();
    REQUIRE(busy != 0);
    host.worker->signal(SIGSTOP);  // the master, whom the link asks to kill
    CHECK(host.broker.serve_until([&] { return !is_running(busy); }, 60s));
    host.worker->signal(SIGCONT);
    const SaidOutcome& said = outcome_of(host, id);
    CHECK(said.command == "CRASHED");
    CHECK(said.record.at("cause").at("signal") == SIGXCPU);
}

TEST_CASE("at its soft limit a job stops between two charts, and the renderer draws on") {
    // A hundredth of the hard limit, which is thus far away on the slowest machine.
    TempDir folder;
    const std::string settings = (folder.path() / "worker.yaml").string();
    write_file(settings, "worker: {soft_limit_percent: 1}\n");
    Host host{faulty, {"--config", settings}};
    REQUIRE(host.wait_until_staffed());
    const auto id = host.broker.submit(
        {.body = {{"data", table(3, 5)},
                  {"charts",
                   {{{"kind", "hold"}, {"options", {{"ms", 350}}}, {"output", "a.png"}},
                    {{"kind", "scatter_matrix"}, {"output", "b.png"}}}}},
         .outputs = {"a.png", "b.png"},
         .time_limit_s = 30});
    const SaidOutcome& said = outcome_of(host, id);
    CHECK(said.command == "FAILED");
    CHECK(said.code == ErrorCode::timeout);
    CHECK(said.retry);
    CHECK(host.broker.report.at("crashed") == 0);
    CHECK(host.temporaries() == 0);
}

TEST_CASE("a stopped renderer is found and replaced, busy or not") {
    Host host{faulty, {}};
    REQUIRE(host.wait_until_staffed());
    const auto id = host.broker.submit_fault("sleep");
    const pid_t busy = host.wait_for_busy();
    REQUIRE(busy != 0);
    const pid_t spare = host.broker.renderers("spare")[0].at("pid").get<pid_t>();
    ::kill(busy, SIGSTOP);
    ::kill(spare, SIGSTOP);
    const SaidOutcome& said = outcome_of(host, id);
    CHECK(said.command == "CRASHED");
    CHECK(said.record.at("cause").at("reason") == "stopped");
    REQUIRE(host.broker.serve_until([&] {
        return host.broker.is_staffed(2, 1) && host.broker.renderers("spare")[0].at("pid") != spare;
    }));
    CHECK_FALSE(is_running(spare));
}

TEST_CASE("a stopped link is found by the master, and everything starts anew") {
    Host host;
    REQUIRE(host.wait_until_staffed());
    const pid_t link = host.pid_of("link");
    ::kill(link, SIGSTOP);
    REQUIRE(host.broker.serve_until(
        [&] { return host.broker.readies.size() == 2 && host.pid_of("link") != link; }));
    CHECK_FALSE(is_running(link));
    CHECK(host.log_has("child_stopped"));
    const auto id = host.broker.submit_simple("again");
    CHECK(outcome_of(host, id).command == "DONE");
}

TEST_CASE("a crash is another event than a recycle: signal, exit, times and last stage") {
    Host host{faulty, {}};
    REQUIRE(host.wait_until_staffed());
    const auto dies = host.broker.submit_fault("segv");
    CHECK(outcome_of(host, dies).record.at("cause").at("signal") == SIGSEGV);
    const auto exits = host.broker.submit_fault("exit", {{"code", 42}});
    CHECK(outcome_of(host, exits).record.at("cause").at("exit") == 42);
    const auto aborts = host.broker.submit_fault("abort");
    CHECK(outcome_of(host, aborts).record.at("cause").at("signal") == SIGABRT);
    CHECK(host.log_has("renderer_crashed"));
    CHECK(host.log_has("exit=42"));
    CHECK(host.log_has("stage=raster"));
    CHECK_FALSE(host.log_has("recycled"));
    CHECK(host.temporaries() == 0);
}

TEST_CASE("a renderer that leaks is recycled for its growth before it is large") {
    Host host{faulty, {"--max-growth", "8MiB", "--max-jobs", "0"}};
    REQUIRE(host.wait_until_staffed());
    constexpr std::size_t jobs = 60;
    for (std::size_t i = 0; i < jobs; ++i) {
        host.broker.submit_fault("leak", {{"bytes", 1 << 20}});
    }
    REQUIRE(host.wait_for_outcomes(jobs));
    REQUIRE(host.broker.serve_until([&] { return host.broker.report.at("jobs_done") == jobs; }));
    std::size_t recycled = 0;
    for (const auto& each : host.broker.report.at("generations")) {
        const auto first = each.at("rss_first_bytes").get<std::int64_t>();
        const auto last = each.at("rss_last_bytes").get<std::int64_t>();
        recycled += each.at("ended") == "max_growth" ? 1U : 0U;
        CHECK(last - first < (9 + 2) * 1024 * 1024);  // an eighth above, and the job it came by
    }
    CHECK(recycled >= 4);
    CHECK(host.log_has("reason=max_growth"));
}

TEST_CASE("a worker whose first renderer cannot draw exits with 70") {
    for (const char* const way : {"fails", "dies"}) {
        const TempDir folder;
        ::setenv("PLOTMILL_TEST_REHEARSAL", way, 1);
        WorkerProcess worker{faulty,
                             {"--root", folder.path().string(), "--broker", "ipc:///tmp/nobody"},
                             folder.path() / "log"};
        ::unsetenv("PLOTMILL_TEST_REHEARSAL");
        CHECK(worker.wait_for_exit(60s) == 70);
        CHECK(read_file(folder.path() / "log").find("start_refused") != std::string::npos);
    }
}

// The dialogue over time: brokers that go away and come back, and workers that are told to stop.

#include "base/unique_fd.hpp"
#include "tests/integration/worker/host_fixture.hpp"

#include <catch2/catch.hpp>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

using namespace plotmill;
using namespace plotmill::test;

namespace {

/// Listens where the broker should, takes connections and never says a word.
class DeafBroker {
public:
    explicit DeafBroker(std::string path) : path_{std::move(path)} {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path_.copy(address.sun_path, sizeof address.sun_path - 1);
        ::unlink(path_.c_str());
        listener_.reset(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        REQUIRE(::bind(listener_.get(), reinterpret_cast<const sockaddr*>(&address),
                       sizeof address) == 0);
        REQUIRE(::listen(listener_.get(), 16) == 0);
    }
    ~DeafBroker() { ::unlink(path_.c_str()); }
    DeafBroker(const DeafBroker&) = delete;
    DeafBroker& operator=(const DeafBroker&) = delete;

    /// Connections so far.
    std::size_t accept_all() {
        for (UniqueFd each{::accept(listener_.get(), nullptr, nullptr)}; each;
             each.reset(::accept(listener_.get(), nullptr, nullptr))) {
            accepted_.push_back(std::move(each));
        }
        return accepted_.size();
    }

private:
    std::string path_;
    UniqueFd listener_;
    std::vector<UniqueFd> accepted_;
};

}  // namespace

TEST_CASE("a worker without a broker keeps trying until there is one") {
    Host host;
    host.broker.close();
    REQUIRE(host.broker.serve_until(
        [&] { return host.log().find("link_started") != std::string::npos; }));
    host.broker.open();
    REQUIRE(host.wait_until_staffed());
    host.broker.close();
    host.broker.open();
    host.broker.submit_simple("after");
    REQUIRE(host.wait_for_outcomes(1));
    CHECK(host.broker.outcomes[0].command == "DONE");
}

TEST_CASE("a broker that comes late hears of a worker once, however often it has greeted in vain") {
    Host host;
    host.broker.close();
    {
        DeafBroker deaf{host.folder.path() / "workers.sock"};
        REQUIRE(host.broker.serve_until([&] { return deaf.accept_all() >= 5; }));
    }
    const std::size_t before = host.broker.readies.size();
    std::size_t reports = 0;
    host.broker.on_report = [&](const auto& /*report*/) { ++reports; };
    const auto opened = std::chrono::steady_clock::now();
    host.broker.open();
    REQUIRE(host.broker.serve_until([&] { return reports >= 1; }));
    // Greetings that far into the vain ones are 2 s apart: one that a broker on a busy machine
    // answers too late is said again.
    const auto late = (std::chrono::steady_clock::now() - opened) / 1s;
    REQUIRE(host.broker.serve_until([&] { return reports >= 10; }));
    CHECK(host.broker.readies.size() > before);
    CHECK(host.broker.readies.size() <= before + 1 + static_cast<std::size_t>(late));
}

TEST_CASE("after RESYNC a worker names its leases and repeats what is not settled") {
    Host host;
    host.broker.settles = false;
    const auto id = host.broker.submit_simple("once");
    REQUIRE(host.wait_for_outcomes(1));
    const wire::Lease lease = host.broker.outcomes[0].lease;
    host.broker.restart();
    REQUIRE(host.broker.serve_until([&] { return host.broker.readies.size() >= 2; }));
    const auto& leases = host.broker.readies.back().leases;
    REQUIRE(leases.size() == 1);
    CHECK(leases[0].id.value() == id);
    CHECK(leases[0].token == lease.token);
    REQUIRE(host.wait_for_outcomes(2));
    CHECK(host.broker.outcomes[1].command == "DONE");
    CHECK(host.broker.outcomes[1].lease.token == lease.token);
    CHECK(host.broker.outcomes[1].record == host.broker.outcomes[0].record);

    host.broker.settles = true;
    host.broker.settle(lease);
    host.broker.submit_simple("twice");
    REQUIRE(host.wait_for_outcomes(3));
    host.broker.restart();
    REQUIRE(host.broker.serve_until([&] { return host.broker.readies.size() >= 3; }));
    CHECK(host.broker.readies.back().leases.empty());
}

TEST_CASE("TERM drains: what runs is finished, the rest is given back, then BYE and exit 0") {
    Host host;
    host.broker.leases_anew = false;
    REQUIRE(host.wait_until_staffed());
    for (std::size_t i = 0; i < 8; ++i) {
        host.broker.submit_long(numbered("drain", i));
    }
    REQUIRE(host.wait_for_busy() != 0);
    host.worker->signal(SIGTERM);
    REQUIRE(host.broker.serve_until([&] { return host.broker.has_bye; }));
    CHECK(host.worker->wait_for_exit(60s) == 0);
    CHECK(host.broker.outstanding() == 0);
    const auto count = [&](const char* command) {
        return std::count_if(host.broker.outcomes.begin(), host.broker.outcomes.end(),
                             [&](const SaidOutcome& said) { return said.command == command; });
    };
    CHECK(count("DONE") >= 1);
    CHECK(host.broker.returned >= 1);
    CHECK(count("CRASHED") == 0);
    CHECK(host.temporaries() == 0);
}

TEST_CASE("a second TERM stops at once") {
    Host host;
    REQUIRE(host.wait_until_staffed());
    for (std::size_t i = 0; i < 4; ++i) {
        host.broker.submit_long(numbered("stuck", i));
    }
    const pid_t busy = host.wait_for_busy();
    REQUIRE(busy != 0);
    for (const auto& each : host.broker.renderers("busy")) {
        ::kill(each.at("pid").get<pid_t>(), SIGSTOP);
    }
    host.worker->signal(SIGTERM);
    REQUIRE(
        host.broker.serve_until([&] { return host.log().find("draining") != std::string::npos; }));
    host.worker->signal(SIGTERM);
    REQUIRE(host.broker.serve_until([&] { return host.broker.has_bye; }, 3s));
    CHECK(host.worker->wait_for_exit(60s) == 0);
    CHECK_FALSE(is_running(busy));
}

TEST_CASE("the command line and the configuration are checked before anything starts") {
    const TempDir folder;
    const auto run = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--root", folder.path().string()});
        WorkerProcess worker{arguments, folder.path() / "log"};
        return worker.wait_for_exit(60s);
    };
    CHECK(run({"--check"}) == 0);
    CHECK(run({"--check", "--broker", "nonsense"}) == 78);
    CHECK(run({"--check", "--config", "/no/such/file.yaml"}) == 78);
    CHECK(run({"--no-such-option"}) == 2);
    CHECK(run({"--help"}) == 0);
    CHECK(run({"--check", "--max-rss", "512"}) == 78);
    CHECK(run({"--check", "--max-age", "soon"}) == 78);
    CHECK(run({"--check", "--log-level", "loud"}) == 78);
    CHECK(run({"--check", "--max-rss", "512MiB", "--max-growth", "64MiB", "--max-age", "1h"}) == 0);
    CHECK(run({"--broker", "tcp://not a host"}) == 78);
    const std::string log = read_file(folder.path() / "log");
    CHECK(log.find("--max-rss: got '512', expected a size with a unit") != std::string::npos);
    CHECK(log.find("Example") != std::string::npos);
}

TEST_CASE("a limit below what a renderer starts with is refused at start, with both figures") {
    const TempDir folder;
    WorkerProcess worker{{"--root", folder.path().string(), "--broker", "ipc:///tmp/nobody.sock",
                          "--max-rss", "1MiB"},
                         folder.path() / "log"};
    CHECK(worker.wait_for_exit(60s) == 78);
    const std::string log = read_file(folder.path() / "log");
    CHECK(log.find("worker.max_rss: got 1.0MiB, but a renderer has ") != std::string::npos);
}

TEST_CASE("with --die-with-parent a worker drains when whoever started it is gone") {
    TempDir folder;
    FakeBroker broker{"ipc://" + (folder.path() / "workers.sock").string()};
    // A shell starts the worker and waits; when the shell is killed, the worker must not stay.
    const WorkerProcess shell{
        "/bin/sh",
        {"-c", "\"$0\" \"$@\"; true", WorkerProcess::plotmill_worker, "--broker",
         "ipc://" + (folder.path() / "workers.sock").string(), "--root", folder.path().string(),
         "--renderers", "1", "--die-with-parent"},
        folder.path() / "log"};
    REQUIRE(broker.serve_until([&] { return broker.is_staffed(1, 1); }));
    const auto master = static_cast<pid_t>(broker.readies[0].pid);
    CHECK(is_running(master));
    shell.signal(SIGKILL);
    REQUIRE(broker.serve_until([&] { return broker.has_bye; }));
    CHECK(broker.serve_until([&] { return !is_running(master); }));
}

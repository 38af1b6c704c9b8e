// What an operator asks of a running worker by signals, and what systemd is told.

#include "base/unique_fd.hpp"
#include "tests/integration/worker/host_fixture.hpp"

#include <catch2/catch.hpp>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <set>

using namespace plotmill;
using namespace plotmill::test;

namespace {

std::set<pid_t> pids(const Host& host) {
    std::set<pid_t> found;
    for (const auto& each : host.broker.renderers("")) {
        found.insert(each.at("pid").get<pid_t>());
    }
    return found;
}

/// What systemd would hear, in the worker's environment while this lives.
class NotifySocket {
public:
    explicit NotifySocket(const std::filesystem::path& path)
        : socket_{::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)} {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.string().copy(address.sun_path, sizeof address.sun_path - 1);
        REQUIRE(::bind(socket_.get(), reinterpret_cast<const sockaddr*>(&address),
                       sizeof address) == 0);
        ::setenv("NOTIFY_SOCKET", path.c_str(), 1);
        ::setenv("WATCHDOG_USEC", "300000", 1);
    }
    NotifySocket(const NotifySocket&) = delete;
    NotifySocket& operator=(const NotifySocket&) = delete;
    ~NotifySocket() {
        ::unsetenv("NOTIFY_SOCKET");
        ::unsetenv("WATCHDOG_USEC");
    }

    /// Everything that has come so far.
    const std::string& heard() {
        std::array<char, 512> text{};
        for (;;) {
            const ssize_t size = ::recv(socket_.get(), text.data(), text.size(), MSG_DONTWAIT);
            if (size <= 0) {
                return all_;
            }
            all_.append(text.data(), static_cast<std::size_t>(size)).append("\n");
        }
    }
    void forget() { all_.clear(); }

private:
    UniqueFd socket_;
    std::string all_;
};

}  // namespace

TEST_CASE("QUIT stops at once, with jobs at work") {
    Host host{faulty, {}};
    REQUIRE(host.wait_until_staffed());
    host.broker.submit_fault("sleep");
    const pid_t busy = host.wait_for_busy();
    REQUIRE(busy != 0);
    host.worker->signal(SIGQUIT);
    CHECK(host.worker->wait_for_exit(60s) == 0);
    CHECK_FALSE(is_running(busy));
}

TEST_CASE("TTIN and TTOU make one renderer more and one fewer") {
    Host host;
    REQUIRE(host.wait_until_staffed());
    host.worker->signal(SIGTTIN);
    REQUIRE(host.broker.serve_until([&] { return host.broker.is_staffed(3, 1); }));
    for (int i = 0; i < 2; ++i) {
        host.worker->signal(SIGTTOU);
        const std::size_t wanted = i == 0 ? 2 : 1;
        REQUIRE(host.broker.serve_until([&] { return host.broker.is_staffed(wanted, 1); }));
    }
    host.worker->signal(SIGTTOU);
    REQUIRE(host.broker.serve_until([&] { return host.log_has("resize_refused"); }));
    host.broker.submit_simple("one");
    REQUIRE(host.wait_for_outcomes(1));
}

TEST_CASE("another number of renderers outlives the link") {
    Host host;
    REQUIRE(host.wait_until_staffed());
    host.worker->signal(SIGTTIN);
    REQUIRE(host.broker.serve_until([&] { return host.broker.is_staffed(3, 1); }));
    const pid_t link = host.pid_of("link");
    ::kill(link, SIGKILL);
    REQUIRE(host.broker.serve_until(
        [&] { return host.pid_of("link") != link && host.broker.is_staffed(3, 1); }));
}

TEST_CASE("USR1 replaces every renderer, one after the other, while jobs flow") {
    Host host;
    REQUIRE(host.wait_until_staffed());
    const std::set<pid_t> before = pids(host);
    std::size_t dips = 0;
    host.broker.on_report = [&](const nlohmann::json& /*report*/) {
        dips += host.broker.renderers("idle").size() + host.broker.renderers("busy").size() == 2
                    ? 0U
                    : 1U;
    };
    host.worker->signal(SIGUSR1);
    std::size_t sent = 0;
    REQUIRE(host.broker.serve_until([&] {
        if (host.broker.outcomes.size() == sent) {
            host.broker.submit_simple(numbered("flow", sent++));
        }
        const std::set<pid_t> now = pids(host);
        return host.broker.is_staffed(2, 1) &&
               std::none_of(before.begin(), before.end(),
                            [&](pid_t pid) { return now.contains(pid); });
    }));
    CHECK(dips == 0);
    CHECK(host.log_has("reason=asked"));
    for (const SaidOutcome& said : host.broker.outcomes) {
        CHECK(said.command == "DONE");
    }
}

TEST_CASE("USR2 logs what master and link know") {
    Host host;
    REQUIRE(host.wait_until_staffed());
    host.worker->signal(SIGUSR2);
    REQUIRE(host.broker.serve_until([&] {
        return host.log_has("state process=master renderers=2") &&
               host.log_has("state process=link held=0");
    }));
}

TEST_CASE("HUP takes over a changed file, keeps the old when it is wrong, and loses no job") {
    const TempDir folder;
    const auto config = folder.path() / "plotmill.yaml";
    write_file(config, "worker:\n  max_jobs: 0\n");
    Host host{{"--config", config.string()}};
    REQUIRE(host.wait_until_staffed());
    write_file(config, "worker:\n  max_job: 5\n");
    host.worker->signal(SIGHUP);
    REQUIRE(host.broker.serve_until([&] { return host.log_has("reload_refused"); }));
    CHECK(host.log_has("plotmill.yaml:2"));
    write_file(config, "worker:\n  max_rss: 1MiB\n");
    host.worker->signal(SIGHUP);
    REQUIRE(host.broker.serve_until([&] { return host.log_has("worker.max_rss: got 1.0MiB"); }));

    const std::set<pid_t> before = pids(host);
    write_file(config, "worker:\n  max_jobs: 2\n");
    host.worker->signal(SIGHUP);
    REQUIRE(host.broker.serve_until([&] {
        const std::set<pid_t> now = pids(host);
        return host.broker.is_staffed(2, 1) &&
               std::none_of(before.begin(), before.end(),
                            [&](pid_t pid) { return now.contains(pid); });
    }));
    for (std::size_t i = 0; i < 12; ++i) {
        host.broker.submit_simple(numbered("after", i));
    }
    REQUIRE(host.wait_for_outcomes(12));
    for (const SaidOutcome& said : host.broker.outcomes) {
        CHECK(said.command == "DONE");
        CHECK(said.record.at("renderer").at("job") <= 2);
    }
    CHECK(host.log_has("reason=max_jobs"));
}

TEST_CASE("systemd hears READY, a fed watchdog and STOPPING; a link that stands still starves it") {
    const TempDir folder;
    NotifySocket systemd{folder.path() / "notify"};
    Host host;
    const auto hears = [&](const char* word) {
        return host.broker.serve_until(
            [&] { return systemd.heard().find(word) != std::string::npos; });
    };
    REQUIRE(hears("READY=1"));
    REQUIRE(hears("WATCHDOG=1"));
    // A link on its way up counts as progress: look at one that stands still.
    const pid_t link = host.pid_of("link");
    ::kill(link, SIGSTOP);
    REQUIRE(host.broker.serve_until([&] { return host.log_has("child_stopped"); }));
    const TimePoint stopped_at = std::chrono::steady_clock::now();
    systemd.heard();
    systemd.forget();
    REQUIRE(host.broker.serve_until(
        [&] { return std::chrono::steady_clock::now() > stopped_at + 1s; }));
    const std::string heard = systemd.heard();
    CHECK(heard.find("WATCHDOG=1") == heard.rfind("WATCHDOG=1"));  // one may have been on its way
    host.worker->signal(SIGTERM);
    REQUIRE(hears("STOPPING=1"));
    ::kill(link, SIGCONT);
    CHECK(host.broker.serve_until([&] { return host.broker.has_bye; }));
}

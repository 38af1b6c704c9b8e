// A renderer can do no harm: the same attempts with and without the walls.

#include "tests/integration/worker/host_fixture.hpp"

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include <csignal>

using namespace plotmill;
using namespace plotmill::test;

namespace {

const SaidOutcome& try_to_escape(Host& host, const TempDir& outside) {
    const auto id = host.broker.submit_fault("escape", {{"outside", outside.path().string()}});
    REQUIRE(host.wait_for_outcomes(1));
    return *host.broker.outcome(id);
}

/// The number behind `name` in a file of /proc, as "Seccomp:	2".
std::string value_of(const std::string& text, const std::string& name) {
    const std::size_t at = text.find(name + ":");
    const std::size_t from = text.find_first_not_of(" \t", at + name.size() + 1);
    return at == std::string::npos ? "" : text.substr(from, text.find('\n', from) - from);
}

std::string proc(pid_t pid, const std::string& file) {
    return read_file("/proc/" + std::to_string(pid) + "/" + file);
}

}  // namespace

TEST_CASE("a renderer finds no way out of its sandbox, and draws within") {
    Host host{faulty, {"--sandbox", "require"}};
    const TempDir outside;
    const SaidOutcome& said = try_to_escape(host, outside);
    INFO(said.record.dump());
    CHECK(said.command == "DONE");
    CHECK(std::filesystem::is_empty(outside.path()));
    CHECK(host.broker.report.at("sandbox") == "full");
}

TEST_CASE("without a sandbox the same attempts succeed: the test can tell") {
    Host host{faulty, {"--sandbox", "off"}};
    const TempDir outside;
    const SaidOutcome& said = try_to_escape(host, outside);
    REQUIRE(said.command == "FAILED");
    const std::string message = said.record.at("error").at("message");
    for (const char* const way : {"fork", "exec", "thread", "socket", "read", "write", "signal"}) {
        CHECK(message.find(way) != std::string::npos);
    }
    CHECK(host.broker.report.at("sandbox") == "off");
}

TEST_CASE("every renderer stands within its walls, and goes first when memory runs out") {
    Host host;
    REQUIRE(host.wait_until_staffed());
    for (const auto& each : host.broker.renderers("")) {
        const auto pid = each.at("pid").get<pid_t>();
        const std::string status = proc(pid, "status");
        CHECK(value_of(status, "NoNewPrivs") == "1");
        CHECK(value_of(status, "Seccomp") == "2");
        CHECK(proc(pid, "oom_score_adj") == "500\n");
        const std::string limits = proc(pid, "limits");
        CHECK(limits.find("Max open files            64") != std::string::npos);
        CHECK(limits.find("Max core file size        0") != std::string::npos);
        CHECK(limits.find("Max file size             1073741824") != std::string::npos);
    }
    const pid_t link = host.pid_of("link");
    CHECK(value_of(proc(link, "status"), "Seccomp") == "0");
    CHECK(proc(link, "oom_score_adj") != "500\n");
}

TEST_CASE("a picture larger than it may be fails for want of room, and the renderer lives") {
    Host host{faulty, {}};
    const auto id = host.broker.submit_fault("write", {{"bytes", std::size_t{2} << 30}});
    REQUIRE(host.wait_for_outcomes(1));
    CHECK(host.broker.outcome(id)->command == "FAILED");
    CHECK(host.broker.outcome(id)->code == ErrorCode::resource);
}

TEST_CASE("the signal that a renderer dies of is its own, sandbox or not") {
    Host host{faulty, {"--sandbox", "require"}};
    const auto id = host.broker.submit_fault("abort");
    REQUIRE(host.wait_for_outcomes(1));
    CHECK(host.broker.outcome(id)->record.at("cause").at("signal") == SIGABRT);
}

TEST_CASE("pictures and folders have the modes of the configuration") {
    const TempDir folder;
    const auto config = folder.path() / "plotmill.yaml";
    write_file(config,
               "worker:\n  file_mode: \"0640\"\n  folder_mode: \"0777\"\n  umask: \"0027\"\n");
    Host host{{"--config", config.string()}};
    host.broker.submit_simple("moded");
    REQUIRE(host.wait_for_outcomes(1));
    struct stat status {};
    REQUIRE(::stat((host.root() / "pictures/moded.png").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0640);
    REQUIRE(::stat((host.root() / "pictures").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0750);
}

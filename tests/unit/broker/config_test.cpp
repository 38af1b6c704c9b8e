#include "broker/broker_config.hpp"
#include "config/yaml_reader.hpp"
#include "tests/support/temp_dir.hpp"

#include <catch2/catch.hpp>

#include <fstream>

namespace plotmill::test {
namespace {

using namespace config;
using namespace std::chrono_literals;

struct Settings {
    bool flag = false;
    std::int64_t count = 3;
    double ratio = 0.5;
    std::string name = "default";
    std::string choice = "info";
    std::uint64_t bytes = 7;
    std::chrono::milliseconds wait{9};
};

Status read(std::string_view text, Settings& settings) {
    auto file = YamlFile::parse(text, "f.yaml");
    if (!file) {
        return fail(std::move(file).error());
    }
    Section root = file->root();
    root.ignore("other");
    Section section = root.section("broker");
    section.read("flag", settings.flag);
    section.read("count", settings.count, {.low = 1, .high = 100});
    section.read("ratio", settings.ratio, {.low = 0, .high = 1});
    section.read("name", settings.name);
    section.read_choice("level", settings.choice, {"debug", "info"});
    section.read_bytes("bytes", settings.bytes);
    section.read_duration("wait", settings.wait);
    return file->finish();
}

std::string problem(std::string_view text) {
    Settings settings;
    const Status status = read(text, settings);
    return status ? "" : status.error().message;
}

}  // namespace

TEST_CASE("every kind of value is read, and absent keys keep their default", "[config]") {
    Settings settings;
    REQUIRE(
        read("other: [1, 2]\nbroker:\n  flag: true\n  count: 5\n  ratio: 1\n  name: \"7\"\n"
             "  level: debug\n  bytes: 512MiB\n  wait: 1.5s\n",
             settings));
    CHECK(settings.flag);
    CHECK(settings.count == 5);
    CHECK(settings.ratio == 1);
    CHECK(settings.name == "7");
    CHECK(settings.choice == "debug");
    CHECK(settings.bytes == 512 * 1024 * 1024);
    CHECK(settings.wait == 1500ms);
    Settings defaults;
    REQUIRE(read("", defaults));
    REQUIRE(read("broker:\n", defaults));
    CHECK(defaults.count == 3);
    CHECK(defaults.wait == 9ms);
}

TEST_CASE("a wrong value says file:line:column, the key, what came and what was expected",
          "[config]") {
    CHECK(problem("broker:\n  flag: yes\n") ==
          "f.yaml:2:9: broker.flag: got 'yes', expected true or false");
    CHECK(problem("broker: {count: 101}") ==
          "f.yaml:1:17: broker.count: got '101', expected an integer from 1 to 100");
    CHECK(problem("broker: {count: \"5\"}") ==
          "f.yaml:1:17: broker.count: got '5', expected an integer from 1 to 100");
    CHECK(problem("broker: {ratio: .nan}") ==
          "f.yaml:1:17: broker.ratio: got '.nan', expected a number from 0 to 1");
    CHECK(problem("broker: {ratio: nan}") ==
          "f.yaml:1:17: broker.ratio: got 'nan', expected a number from 0 to 1");
    CHECK(problem("broker: {name: [a]}") == "f.yaml:1:16: broker.name: got a list, expected text");
    CHECK(problem("broker: {level: inof}") ==
          "f.yaml:1:17: broker.level: got 'inof', expected one of debug, info, did you mean "
          "'info'?");
    CHECK(problem("broker: {bytes: 512}") ==
          "f.yaml:1:17: broker.bytes: got '512', expected a size with a unit (B, kB, MB, GB, TB, "
          "KiB, MiB, GiB, TiB) as 512MiB");
    CHECK(problem("broker: {wait: 3 weeks}") ==
          "f.yaml:1:16: broker.wait: got '3 weeks', expected a duration with a unit (ms, s, m, h, "
          "d) of at most ten years, as 10s");
    CHECK(problem("broker: 5") == "f.yaml:1:9: broker: got '5', expected a section");
}

TEST_CASE("an unknown key is refused with the nearest known one", "[config]") {
    CHECK(problem("broker:\n  cuont: 5\n") ==
          "f.yaml:2:3: broker.cuont: unknown key, did you mean 'count'?");
    CHECK(problem("brokers: {}\n") == "f.yaml:1:1: brokers: unknown key, did you mean 'broker'?");
}

TEST_CASE("a key given twice is refused with both places", "[config]") {
    CHECK(problem("broker:\n  count: 5\n  count: 6\n") ==
          "f.yaml:3:3: 'count' is given twice, first at 2:3");
}

TEST_CASE("all problems are reported together", "[config]") {
    CHECK(problem("broker:\n  flag: 1\n  count: x\n  what: 1\n") ==
          "f.yaml:2:9: broker.flag: got '1', expected true or false\n"
          "f.yaml:3:10: broker.count: got 'x', expected an integer from 1 to 100\n"
          "f.yaml:4:3: broker.what: unknown key");
}

TEST_CASE("what is not one YAML mapping is refused", "[config]") {
    CHECK(problem("- 1\n") == "f.yaml:1:1: got a list, expected sections");
    CHECK(problem("a: &x 1\n") == "f.yaml:1:4: expected a value, got an anchor");
    CHECK(problem("a: 1\n---\nb: 2\n").find("expected one document") != std::string::npos);
    CHECK(problem("broker: {\n").find("not YAML") != std::string::npos);
    CHECK(problem(std::string(2000, '[')).find("f.yaml:1:") == 0);
    CHECK(problem("a: 1\nb: x\xff\n") == "f.yaml:2:5: not UTF-8: byte \\xff");
    CHECK(problem(std::string(max_file_bytes + 1, ' ')).find("larger than") != std::string::npos);
}

TEST_CASE("sizes and durations need a unit, zero does not", "[config]") {
    CHECK(parse_bytes("0").value() == 0);
    CHECK(parse_bytes("1.5GB").value() == 1'500'000'000);
    CHECK(parse_bytes("1TiB").value() == std::uint64_t{1} << 40);
    CHECK_FALSE(parse_bytes("-1MB"));
    CHECK_FALSE(parse_bytes("1e300GB"));
    CHECK_FALSE(parse_bytes("MiB"));
    CHECK_FALSE(parse_bytes(""));
    CHECK_FALSE(parse_bytes("1 MiB"));
    CHECK(parse_duration("0").value() == 0ms);
    CHECK(parse_duration("250ms").value() == 250ms);
    CHECK(parse_duration("1d").value() == 24h);
    CHECK_FALSE(parse_duration("inf"));
    CHECK_FALSE(parse_duration("100000000d"));
}

TEST_CASE("a file that cannot be read says so", "[config]") {
    CHECK(YamlFile::load("/nowhere/f.yaml").error().message == "/nowhere/f.yaml: cannot be read");
}

TEST_CASE("the broker's settings come from its section; endpoints default to its folder",
          "[config]") {
    const TempDir dir;
    const std::string path = dir.file("plotmill.yaml");
    std::ofstream{path} << "broker:\n  data_dir: " << dir.file("q") << "\n  max_jobs: 5\n"
                        << "  heartbeat: 2s\nworker:\n  anything: 1\n";
    broker::BrokerSettings settings;
    REQUIRE(broker::read_config(path, settings));
    REQUIRE(broker::complete(settings));
    CHECK(settings.server.limits.max_jobs == 5);
    CHECK(settings.server.times.heartbeat == 2s);
    CHECK(settings.server.producers == "ipc://" + dir.file("q/producers.sock"));
    CHECK(settings.server.workers == "ipc://" + dir.file("q/workers.sock"));
    settings.server.workers = "udp://x";
    CHECK(broker::complete(settings).error().message ==
          "broker.workers: got 'udp://x', expected ipc://PATH or tcp://ADDRESS:PORT");
    settings.server.workers = "ipc://" + std::string(200, 'x');
    CHECK_FALSE(broker::complete(settings));
}

TEST_CASE("an endpoint that other hosts can reach is refused unless the network is trusted",
          "[config]") {
    for (const char* open : {"tcp://0.0.0.0:5570", "tcp://*:5570", "tcp://10.0.0.1:5570",
                             "tcp://eth0:5570", "tcp://[::]:5570", "tcp://1127.0.0.1:1"}) {
        INFO(open);
        broker::BrokerSettings settings;
        settings.server.producers = open;
        CHECK_FALSE(broker::complete(settings));
        settings.trust_network = true;
        CHECK(broker::complete(settings));
    }
    for (const char* closed :
         {"tcp://127.0.0.1:5570", "tcp://localhost:5570", "tcp://[::1]:5570"}) {
        INFO(closed);
        broker::BrokerSettings settings;
        settings.server.producers = closed;
        CHECK(broker::complete(settings));
    }
}

TEST_CASE("a port is a number of 16 bits, and 0 or * lets the system choose", "[config]") {
    for (const char* endpoint :
         {"tcp://127.0.0.1:65536", "tcp://127.0.0.1:70000", "tcp://127.0.0.1",
          "tcp://127.0.0.1:", "tcp://127.0.0.1:x", "tcp://127.0.0.1:-1"}) {
        INFO(endpoint);
        broker::BrokerSettings settings;
        settings.server.workers = endpoint;
        const Status status = broker::complete(settings);
        REQUIRE_FALSE(status);
        CHECK(status.error().message.find("broker.workers: got") == 0);
    }
    for (const char* endpoint : {"tcp://127.0.0.1:0", "tcp://127.0.0.1:*", "tcp://127.0.0.1:1"}) {
        broker::BrokerSettings settings;
        settings.server.workers = endpoint;
        CHECK(broker::complete(settings));
    }
}

TEST_CASE("limits that contradict each other are refused with both names", "[config]") {
    broker::BrokerSettings settings;
    settings.server.max_body_bytes = 2048;
    settings.server.limits.max_queued_bytes = 1024;
    CHECK(
        broker::complete(settings).error().message ==
        "broker.max_body: got 2048 bytes, expected at most max_queued, 1024 bytes: a job as large "
        "could never be accepted");
}

TEST_CASE("a job may be as large as the queue, where nothing else is said", "[config]") {
    const TempDir dir;
    const std::string path = dir.file("plotmill.yaml");
    std::ofstream{path} << "broker:\n  max_queued: 8MiB\n";
    broker::BrokerSettings settings;
    REQUIRE(broker::read_config(path, settings));
    REQUIRE(broker::complete(settings));
    CHECK(settings.server.max_body_bytes == 8U << 20U);
}

TEST_CASE("queues have weights by their names", "[config]") {
    const TempDir dir;
    const std::string path = dir.file("plotmill.yaml");
    std::ofstream{path} << "broker:\n  queue_weights: { urgent: 10, nightly: 1 }\n";
    broker::BrokerSettings settings;
    REQUIRE(broker::read_config(path, settings));
    CHECK(settings.server.weights == broker::QueueWeights{{"nightly", 1}, {"urgent", 10}});
    std::ofstream{path} << "broker:\n  queue_weights: { urgent: 0 }\n";
    CHECK_FALSE(broker::read_config(path, settings));
}

}  // namespace plotmill::test

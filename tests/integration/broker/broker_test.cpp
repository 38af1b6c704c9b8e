// The broker as a process: what it says over its sockets, and what a kill leaves.

#include "tests/integration/broker/broker_process.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <utility>

namespace plotmill::test {
namespace {

struct Stage {
    TempDir dir;
    BrokerProcess broker;
    transport::Context context;
    Producer producer;
    FakeWorker worker;

    explicit Stage(std::vector<std::string> arguments = {})
        : broker{dir.file("q"), std::move(arguments)},
          producer{context, broker.endpoint("producers")},
          worker{context, broker.endpoint("workers")} {
        REQUIRE(broker.is_ready());
    }
};

}  // namespace

TEST_CASE("a job goes from producer to worker and its result comes back", "[broker]") {
    Stage stage;
    stage.producer.hello();
    stage.producer.submit("a");
    const auto accepted = stage.producer.expect<wire::Accepted>();
    stage.worker.ready("loom");
    stage.worker.say(wire::Credit{1});
    const auto assign = stage.worker.expect<wire::Assign>();
    CHECK(assign.lease.id == accepted.id);
    CHECK(assign.store.size() == 16);
    CHECK(stage.worker.last.frames == std::vector<std::string>{"body of a"});
    stage.worker.done(assign.lease);
    CHECK(stage.worker.expect<wire::Settled>().lease.token == assign.lease.token);
    const auto result = stage.producer.expect<wire::JobResult>();
    CHECK(result.key == "a");
    CHECK(result.state == wire::JobState::done);
    CHECK(stage.producer.last.frames == std::vector<std::string>{R"({"host":"test"})"});
}

TEST_CASE("a failure record has the error, the counters and what the worker said", "[broker]") {
    Stage stage;
    stage.producer.hello();
    stage.producer.submit("a");
    stage.producer.expect<wire::Accepted>();
    stage.worker.ready("loom");
    stage.worker.say(wire::Credit{1});
    const auto lease = stage.worker.expect<wire::Assign>().lease;
    stage.worker.say(wire::Failed{lease, ErrorCode::ragged, "column 'y' is short", false},
                     {R"({"cause":{"stage":"decode"}})"});
    CHECK(stage.producer.expect<wire::JobResult>().state == wire::JobState::dead);
    const auto record = nlohmann::json::parse(stage.producer.last.frames.at(0));
    CHECK(record["error"]["code"] == "E_RAGGED");
    CHECK(record["error"]["message"] == "column 'y' is short");
    CHECK(record["failures"] == 1);
    CHECK(record["crashes"] == 0);
    CHECK(record["cause"]["stage"] == "decode");
}

TEST_CASE("a report that is no JSON object fails the attempt, it does not keep the job",
          "[broker]") {
    Stage stage;
    stage.producer.hello();
    stage.producer.submit("a");
    stage.producer.expect<wire::Accepted>();
    stage.worker.ready("loom");
    stage.worker.say(wire::Credit{2});
    const auto lease = stage.worker.expect<wire::Assign>().lease;
    stage.worker.say(wire::Done{lease}, {"not json"});
    // A back-off may be shorter than the commit that SETTLED waits for: either comes first.
    std::size_t settled = 0;
    std::size_t assigned_again = 0;
    for (int i = 0; i < 2; ++i) {
        const auto message = wire::decode_to_worker(stage.worker.hear().header);
        REQUIRE(message);
        if (const auto* end = std::get_if<wire::Settled>(&*message)) {
            settled += end->lease.token == lease.token ? 1U : 0U;
        } else if (const auto* again = std::get_if<wire::Assign>(&*message)) {
            assigned_again += again->attempt == 2 ? 1U : 0U;
        }
    }
    CHECK(settled == 1);
    CHECK(assigned_again == 1);
}

TEST_CASE("malformed messages are refused with a sentence, and the broker goes on", "[broker]") {
    struct Case {
        std::vector<std::string> frames;
        ErrorCode code;
    };
    const std::string digest(64, '0');
    const Case cases[] = {
        {{""}, ErrorCode::syntax},
        {{"\xff\xfe"}, ErrorCode::syntax},
        {{"[]"}, ErrorCode::frame},
        {{"{}"}, ErrorCode::missing},
        {{R"({"cmd":"NONSENSE"})"}, ErrorCode::command},
        {{R"({"cmd":"DONE","id":1,"token":1})"}, ErrorCode::command},
        {{R"({"cmd":"PING","n":1,"n":2})"}, ErrorCode::duplicate_key},
        {{R"({"cmd":"PING","n":-1})"}, ErrorCode::type},
        {{R"({"cmd":"PING","n":9007199254740992})"}, ErrorCode::range},
        {{R"({"cmd":"PING","n":1,"m":1})"}, ErrorCode::unknown_key},
        {{R"({"cmd":"PING"})"}, ErrorCode::missing},
        {{R"({"cmd":"WATCH","ids":[[[[1]]]]})"}, ErrorCode::limit},
        {{R"({"cmd":"PING","n":1,"x":")" + std::string(70'000, 'x') + "\"}"}, ErrorCode::limit},
        {{R"({"cmd":"SUBMIT","req":1,"key":"a","outputs":["a.png"],"bytes":1,"sha256":")" + digest +
          "\"}"},
         ErrorCode::frame},
        {{R"({"cmd":"SUBMIT","req":1,"key":"a","outputs":["a.png"],"bytes":2,"sha256":")" + digest +
              "\"}",
          "x"},
         ErrorCode::checksum},
        {{R"({"cmd":"SUBMIT","req":1,"key":"a","outputs":["a.png"],"bytes":1,"sha256":")" + digest +
              "\"}",
          "x"},
         ErrorCode::checksum},
    };
    Stage stage;
    stage.producer.hello();
    for (const Case& one : cases) {
        INFO(one.frames[0].substr(0, 100));
        stage.producer.say_raw(one.frames);
        const auto refused = stage.producer.expect<wire::Refused>();
        CHECK(word(refused.code) == word(one.code));
        CHECK_FALSE(refused.message.empty());
        stage.worker.say_raw(one.frames);
        stage.worker.hear();  // REFUSED, or RESYNC to what could be read
    }
    stage.producer.say(wire::Ping{3});
    CHECK(stage.producer.expect<wire::Pong>().n == 3);
}

TEST_CASE("a message of too many frames or bytes is dropped, and the broker goes on", "[broker]") {
    Stage stage;
    stage.producer.hello();
    stage.producer.say_raw(std::vector<std::string>(5000, "x"));
    stage.producer.say(wire::Ping{4});
    CHECK(stage.producer.expect<wire::Pong>().n == 4);
}

TEST_CASE("STATUS is what docs/protocol.md says", "[broker]") {
    Stage stage;
    stage.producer.hello();
    stage.producer.submit("a");
    stage.producer.expect<wire::Accepted>();
    stage.worker.ready("loom");
    stage.worker.say(wire::Heartbeat{}, {R"({"recycled":3})"});
    stage.worker.expect<wire::Heartbeat>();
    stage.producer.say(wire::StatusRequest{8});
    CHECK(stage.producer.expect<wire::StatusReply>().request == 8);
    const auto status = nlohmann::json::parse(stage.producer.last.frames.at(0));
    CHECK(status["broker"]["pid"] == stage.broker.pid());
    CHECK(status["broker"]["rss_bytes"] > 1'000'000);
    CHECK(status["broker"]["store_bytes"] > 4096);
    CHECK(status["jobs"]["queued"] == 1);
    CHECK(status["totals"]["accepted"] == 1);
    CHECK(status["totals"]["committed_jobs"] == 1);
    REQUIRE(status["workers"].size() == 1);
    CHECK(status["workers"][0]["worker"] == "loom");
    CHECK(status["workers"][0]["report"]["recycled"] == 3);
}

TEST_CASE("a second worker of the same name is refused while the first is connected", "[broker]") {
    Stage stage;
    stage.worker.ready("loom");
    {
        FakeWorker other{stage.context, stage.broker.endpoint("workers")};
        wire::Ready ready;
        ready.worker = "loom";
        ready.host = "test";
        ready.pid = 2;
        other.say(ready);
        CHECK(other.expect<wire::Refused>().code == ErrorCode::key_conflict);
    }
    stage.worker.expect<wire::Heartbeat>();  // it was asked whether it is still there
}

TEST_CASE("kill -9 of the broker at any moment: every accepted job ends done, once", "[broker]") {
    constexpr int jobs = 300;
    Stage stage;
    std::mt19937_64 random{5};
    std::map<std::string, JobId> accepted;
    std::set<std::string> results;
    std::map<JobId, wire::Lease> rendering;
    std::map<JobId, wire::Lease> unsettled;
    int next = 0;
    bool says_hello = true;  // every message of the gap is answered with RESYNC: one HELLO will do
    bool says_ready = true;
    const auto key = [](int n) { return std::string{"job-"}.append(std::to_string(n)); };
    const auto submit = [&](int n, bool resend) {
        const std::string body = std::string{"body of "}.append(key(n));
        wire::Submit envelope = Producer::envelope(key(n), body);
        envelope.request = static_cast<wire::RequestId>(n);
        envelope.resend = resend;
        stage.producer.say(envelope, {body});
    };
    const auto say_hello = [&] {
        stage.producer.say(wire::Hello{});
        for (int n = 0; n < next; ++n) {
            if (!accepted.contains(key(n))) {
                submit(n, true);
            }
        }
        wire::Watch watch;
        for (const auto& [name, id] : accepted) {
            if (!results.contains(name)) {
                watch.ids.push_back(id);
            }
        }
        stage.producer.say(watch);
    };
    const auto say_ready = [&] {
        wire::Ready ready{
            .worker = "loom", .host = "test", .pid = 1, .slots = 4, .renderer = "1", .leases = {}};
        for (const auto& [id, lease] : unsettled) {
            ready.leases.push_back(lease);
        }
        stage.worker.say(ready);
        for (const auto& [id, lease] : unsettled) {
            stage.worker.done(lease);
        }
        stage.worker.say(wire::Credit{8});
    };
    const auto hear_producer = [&] {
        while (auto heard = stage.producer.hear_within(1ms)) {
            const auto message = wire::decode_to_producer(heard->header).value();
            if (std::holds_alternative<wire::Resync>(message)) {
                if (!std::exchange(says_hello, true)) {
                    say_hello();
                }
            } else if (std::holds_alternative<wire::Welcome>(message)) {
                says_hello = false;
            } else if (const auto* yes = std::get_if<wire::Accepted>(&message)) {
                accepted[key(static_cast<int>(yes->request))] = yes->id;
            } else if (const auto* result = std::get_if<wire::JobResult>(&message)) {
                REQUIRE(result->state == wire::JobState::done);
                results.insert(result->key);
            } else {
                REQUIRE_FALSE(std::holds_alternative<wire::UnknownJobs>(message));
                REQUIRE_FALSE(std::holds_alternative<wire::Refused>(message));
            }
        }
    };
    const auto hear_worker = [&] {
        while (auto heard = stage.worker.hear_within(1ms)) {
            const auto message = wire::decode_to_worker(heard->header).value();
            if (std::holds_alternative<wire::Resync>(message)) {
                if (!std::exchange(says_ready, true)) {
                    say_ready();
                }
            } else if (std::holds_alternative<wire::Welcome>(message)) {
                says_ready = false;
            } else if (const auto* assign = std::get_if<wire::Assign>(&message)) {
                unsettled[assign->lease.id] = assign->lease;
                stage.worker.done(assign->lease);
                stage.worker.say(wire::Credit{1});
            } else if (const auto* settled = std::get_if<wire::Settled>(&message)) {
                unsettled.erase(settled->lease.id);
            } else if (const auto* revoked = std::get_if<wire::Revoked>(&message)) {
                unsettled.erase(revoked->lease.id);
            }
        }
    };
    say_hello();
    say_ready();
    int kills = 0;
    std::size_t next_kill = 5;
    const SystemClock clock;
    const TimePoint deadline = clock.now() + 60s;
    TimePoint next_beat = clock.now();
    while (results.size() < jobs && clock.now() < deadline) {
        const auto most = static_cast<int>(results.size()) + 20;  // so that there is always work
        for (; next < std::min(jobs, most); ++next) {
            submit(next, false);
        }
        if (kills < 8 && results.size() >= next_kill) {
            stage.broker.kill(SIGKILL);
            stage.broker.start();
            REQUIRE(stage.broker.is_ready());
            ++kills;
            next_kill = results.size() + random() % 30;
            says_hello = says_ready = false;
            next_beat = clock.now();
        }
        if (clock.now() >= next_beat) {  // what went into a dying connection is lost: say it again
            next_beat = clock.now() + 200ms;
            stage.producer.say(wire::Ping{1});
            stage.worker.say(wire::Heartbeat{}, {"{}"});
        }
        hear_producer();
        hear_worker();
    }
    CHECK(kills == 8);
    CHECK(accepted.size() == jobs);
    CHECK(results.size() == jobs);
}

TEST_CASE("TERM writes what it has, says BUSY to the rest, and ends with 0", "[broker]") {
    Stage stage;
    stage.producer.hello();
    for (int i = 0; i < 50; ++i) {
        stage.producer.submit(std::string{"k"}.append(std::to_string(i)));
    }
    stage.producer.expect<wire::Accepted>();
    stage.broker.signal(SIGTERM);
    CHECK(stage.broker.wait() == 0);
}

TEST_CASE("a store that cannot be trusted ends the broker with its code", "[broker]") {
    const TempDir dir;
    std::filesystem::create_directories(dir.file("q"));
    std::ofstream{dir.file("q/queue.db")} << "garbage, and not a little of it";
    BrokerProcess broker{dir.file("q")};
    CHECK_FALSE(broker.is_ready());
    CHECK(broker.wait() == 74);
}

TEST_CASE("bodies that do not fit the cache come from the disk", "[broker]") {
    const TempDir dir;
    std::ofstream{dir.file("c.yaml")} << "broker:\n  body_cache: 0\n";
    Stage stage{{"--config", dir.file("c.yaml")}};
    stage.producer.hello();
    stage.producer.submit("a");
    stage.producer.submit("b");
    stage.producer.expect<wire::Accepted>();
    stage.producer.expect<wire::Accepted>();
    stage.worker.ready("loom");
    stage.worker.say(wire::Credit{2});
    std::set<std::string> bodies;
    for (int i = 0; i < 2; ++i) {
        const auto assign = stage.worker.expect<wire::Assign>();
        CHECK(stage.worker.last.frames.at(0) == "body of " + assign.key);
        bodies.insert(assign.key);
    }
    CHECK(bodies.size() == 2);
}

}  // namespace plotmill::test

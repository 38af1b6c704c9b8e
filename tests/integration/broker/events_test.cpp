// docs/protocol.md#events over real sockets.

#include "tests/integration/broker/broker_process.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace plotmill::test {
namespace {

using nlohmann::json;

class Listener : public Producer {
public:
    using Producer::Producer;

    void subscribe(std::uint64_t credit, wire::Subscribe wanted = {}) {
        wanted.request = 9;
        wanted.credit = credit;
        say(wanted);
        expect<wire::Answer>();
    }
    /// The next event; its number is checked against the one before.
    json next() {
        const auto notice = expect<wire::EventNotice>();
        CHECK(notice.request == 9);
        json event = json::parse(last.frames.at(0));
        sequence_ += event["event"] == "missed" ? event["missed"].get<std::uint64_t>() : 1;
        CHECK(notice.sequence == sequence_);
        return event;
    }

private:
    std::uint64_t sequence_ = 0;
};

}  // namespace

TEST_CASE("a subscriber sees the life of a job, and of the worker that has it", "[broker]") {
    TempDir dir;
    BrokerProcess broker{dir.file("q")};
    REQUIRE(broker.is_ready());
    transport::Context context;
    Listener listener{context, broker.endpoint("producers")};
    listener.hello();
    listener.subscribe(100);
    Producer producer{context, broker.endpoint("producers")};
    producer.hello();
    {
        FakeWorker worker{context, broker.endpoint("workers")};
        worker.ready("loom");
        json joined = listener.next();
        CHECK(joined["at_ms"].is_number());
        joined.erase("at_ms");
        CHECK(joined ==
              json{{"event", "worker_joined"}, {"worker", "loom"}, {"host", "test"}, {"slots", 4}});
        worker.say(wire::Credit{1});
        producer.submit("a");
        producer.expect<wire::Accepted>();
        CHECK(listener.next()["event"] == "accepted");
        const json leased = listener.next();
        CHECK(leased["event"] == "leased");
        CHECK(leased["key"] == "a");
        CHECK(leased["worker"] == "loom");
        CHECK(leased["batch"].is_null());
        worker.say(wire::Failed{worker.expect<wire::Assign>().lease, ErrorCode::ragged,
                                std::string(60'000, 'x'), false},
                   {"{}"});
        const json dead = listener.next();
        CHECK(dead["event"] == "dead");
        CHECK(dead["error"]["code"] == "E_RAGGED");
        CHECK(dead["error"]["message"].get<std::string>().size() == 500);
        CHECK(dead["attempt"] == 1);
        worker.expect<wire::Settled>();
    }
    CHECK(listener.next()["event"] == "worker_lost");
}

TEST_CASE("who does not read costs the broker nothing, and is told how many events that was",
          "[broker]") {
    TempDir dir;
    BrokerProcess broker{dir.file("q")};
    REQUIRE(broker.is_ready());
    transport::Context context;
    Listener listener{context, broker.endpoint("producers")};
    listener.hello();
    listener.subscribe(10);
    Producer producer{context, broker.endpoint("producers")};
    producer.hello();
    constexpr int jobs = 2000;
    constexpr int at_once = 100;  // fewer than a socket takes
    for (int i = 0; i < jobs; i += at_once) {
        for (int k = i; k < i + at_once; ++k) {
            producer.submit("k" + std::to_string(k));
        }
        for (int k = 0; k < at_once; ++k) {
            producer.expect<wire::Accepted>();
        }
    }
    for (int i = 0; i < 10; ++i) {
        CHECK(listener.next()["event"] == "accepted");
    }
    listener.say(wire::EventCredit{9, 5});
    CHECK(listener.next()["missed"] == jobs - 10);
    producer.submit("last");
    CHECK(listener.next()["key"] == "last");
    listener.say(wire::Unsubscribe{9});
    producer.submit("unheard");
    listener.say(wire::Ping{1});
    listener.expect<wire::Pong>();
}

TEST_CASE("a batch's events come through its filter, also after the broker was killed",
          "[broker]") {
    TempDir dir;
    BrokerProcess broker{dir.file("q")};
    REQUIRE(broker.is_ready());
    const std::string body = "body";
    {
        transport::Context context;
        Producer producer{context, broker.endpoint("producers")};
        producer.hello();
        wire::Submit submit = Producer::envelope("a", body);
        submit.batch = "b";
        producer.say(submit, {body});
        producer.expect<wire::Accepted>();
        producer.submit("of no batch");
        producer.expect<wire::Accepted>();
    }
    broker.kill(SIGKILL);
    broker.start();
    REQUIRE(broker.is_ready());
    transport::Context context;
    Listener listener{context, broker.endpoint("producers")};
    listener.hello();
    wire::Subscribe wanted;
    wanted.batch = "b";
    listener.subscribe(10, wanted);
    FakeWorker worker{context, broker.endpoint("workers")};
    worker.ready("loom");
    worker.say(wire::Credit{2});
    const wire::Lease first = worker.expect<wire::Assign>().lease;
    worker.done(worker.expect<wire::Assign>().lease);
    worker.done(first);
    CHECK(listener.next()["event"] == "leased");
    const json done = listener.next();
    CHECK(done["event"] == "done");
    CHECK(done["key"] == "a");
    CHECK(done["batch"] == "b");
}

}  // namespace plotmill::test

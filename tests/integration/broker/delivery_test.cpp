// Pictures that come back as bytes: docs/protocol.md#bytes.

#include "tests/integration/broker/broker_process.hpp"

#include <algorithm>

namespace plotmill::test {
namespace {

constexpr std::size_t piece_bytes = wire::max_chunk_bytes;

struct DeliveryStage {
    TempDir dir;
    BrokerProcess broker;
    transport::Context context;
    Producer producer;
    FakeWorker worker;

    explicit DeliveryStage(std::vector<std::string> arguments = {})
        : broker{dir.file("q"), std::move(arguments)},
          producer{context, broker.endpoint("producers")},
          worker{context, broker.endpoint("workers")} {
        REQUIRE(broker.is_ready());
        producer.hello();
        worker.ready("loom");
        worker.say(wire::Credit{100});
    }

    wire::Assign submit(const std::string& key, wire::Deliver deliver = wire::Deliver::bytes) {
        const std::string body = "body of " + key;
        wire::Submit submit = Producer::envelope(key, body);
        submit.deliver = deliver;
        producer.say(submit, {body});
        producer.expect<wire::Accepted>();
        return worker.expect<wire::Assign>();
    }
    void done(const wire::Lease& lease, const std::vector<std::string>& pictures) {
        std::vector<std::string> frames{R"({"charts":[]})"};
        frames.insert(frames.end(), pictures.begin(), pictures.end());
        worker.say(wire::Done{lease}, frames);
        worker.expect<wire::Settled>();
    }
    void fetch(JobId id, std::uint64_t offset) {
        producer.say(wire::FetchPictures{.request = 9, .id = id, .offset = offset});
    }
    std::string fetched(JobId id, std::uint64_t offset) {
        fetch(id, offset);
        const auto chunk = producer.expect<wire::PicturesChunk>();
        CHECK(chunk.id == id);
        CHECK(chunk.offset == offset);
        return producer.last.frames.at(0);
    }
};

}  // namespace

TEST_CASE("pictures are kept with the job's end and fetched piece by piece", "[broker]") {
    DeliveryStage stage;
    const wire::Assign assign = stage.submit("a");
    CHECK(assign.deliver == wire::Deliver::bytes);
    stage.done(assign.lease, {std::string(piece_bytes, 'p'), "tail"});
    CHECK(stage.producer.expect<wire::JobResult>().state == wire::JobState::done);
    CHECK(stage.producer.last.frames.size() == 1);
    CHECK((stage.fetched(assign.lease.id, 0) == std::string(piece_bytes, 'p')));
    CHECK(stage.fetched(assign.lease.id, piece_bytes) == "tail");
    stage.fetch(assign.lease.id, 2 * piece_bytes);
    CHECK(stage.producer.expect<wire::Refused>().code == ErrorCode::not_found);
    stage.broker.kill(SIGKILL);
    stage.broker.start();
    REQUIRE(stage.broker.is_ready());
    stage.producer.hello();
    CHECK(stage.fetched(assign.lease.id, piece_bytes) == "tail");
}

TEST_CASE("names of jobs that deliver bytes are no paths: several may have the same", "[broker]") {
    DeliveryStage stage;
    for (const std::string key : {"a", "b"}) {
        wire::Submit submit = Producer::envelope(key, key);
        submit.outputs = {"same.png"};
        submit.deliver = wire::Deliver::bytes;
        stage.producer.say(submit, {key});
        stage.producer.expect<wire::Accepted>();
    }
    wire::Submit as_file = Producer::envelope("c", "c");
    as_file.outputs = {"same.png"};
    stage.producer.say(as_file, {"c"});
    stage.producer.expect<wire::Accepted>();
    as_file.key = "d";
    stage.producer.say(as_file, {"c"});
    CHECK(stage.producer.expect<wire::Refused>().code == ErrorCode::path_busy);
    wire::Submit other_way = Producer::envelope("a", "a");
    other_way.outputs = {"same.png"};
    stage.producer.say(other_way, {"a"});
    CHECK(stage.producer.expect<wire::Refused>().code == ErrorCode::key_conflict);
}

TEST_CASE("a DONE without the pictures that are wanted, or with too many, is a failure",
          "[broker]") {
    DeliveryStage stage;
    const std::vector<std::vector<std::string>> wrong{
        {},
        {""},
        {"short", "one"},
        {std::string(piece_bytes + 1, 'x')},
        std::vector<std::string>(17, std::string(piece_bytes, 'x'))};
    for (const auto& pictures : wrong) {
        const std::string key = "k" + std::to_string(pictures.size()) +
                                std::to_string(pictures.empty() ? 0 : pictures[0].size());
        wire::Submit submit = Producer::envelope(key, key);
        submit.deliver = wire::Deliver::bytes;
        submit.max_attempts = 1;
        stage.producer.say(submit, {key});
        stage.producer.expect<wire::Accepted>();
        const auto lease = stage.worker.expect<wire::Assign>().lease;
        std::vector<std::string> frames{"{}"};
        frames.insert(frames.end(), pictures.begin(), pictures.end());
        stage.worker.say(wire::Done{lease}, frames);
        const auto result = stage.producer.expect<wire::JobResult>();
        INFO(pictures.size());
        CHECK(result.state == wire::JobState::dead);
        CHECK(stage.producer.last.frames.at(0).find("DONE: got") != std::string::npos);
        stage.worker.expect<wire::Settled>();
    }
    const auto file = stage.submit("file", wire::Deliver::files);
    stage.worker.say(wire::Done{file.lease}, {"{}", "a picture nobody asked for"});
    std::uint64_t attempt = 0;
    for (int i = 0; i < 2; ++i) {  // SETTLED and the next lease, in either order
        const auto said = wire::decode_to_worker(stage.worker.hear().header).value();
        const auto* const lease = std::get_if<wire::Assign>(&said);
        attempt = lease != nullptr ? lease->attempt : attempt;
    }
    CHECK(attempt == 2);
}

TEST_CASE("who fetches and does not read costs a bounded amount of memory", "[broker]") {
    DeliveryStage stage;
    const wire::Assign assign = stage.submit("a");
    stage.done(assign.lease, {std::string(piece_bytes, 'p')});
    stage.producer.expect<wire::JobResult>();
    const std::uint64_t before = stage.broker.resident_bytes();
    constexpr int rounds = 200;
    for (int i = 0; i < rounds; ++i) {
        stage.fetch(assign.lease.id, 0);
    }
    stage.producer.say(wire::Ping{1});
    int pieces = 0;
    int busy = 0;
    while (pieces + busy < rounds) {
        const Heard heard = stage.producer.hear();
        const auto message = wire::decode_to_producer(heard.header).value();
        pieces += std::holds_alternative<wire::PicturesChunk>(message) ? 1 : 0;
        busy += std::holds_alternative<wire::Busy>(message) ? 1 : 0;
    }
    CHECK(pieces >= 8);
    CHECK(busy > 0);
    CHECK(stage.broker.resident_bytes() < before + 64 * piece_bytes);
}

}  // namespace plotmill::test

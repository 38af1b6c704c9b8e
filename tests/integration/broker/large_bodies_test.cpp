// The broker and bodies that it never holds: docs/protocol.md#large-bodies.

#include "tests/integration/broker/broker_process.hpp"
#include "tests/support/body_files.hpp"
#include "tests/support/files.hpp"

#include <filesystem>

namespace plotmill::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mib = wire::max_chunk_bytes;

const std::vector<std::string> large{std::string(100, 'j'), std::string(9 * mib, 'x'),
                                     std::string(3 * mib + 7, 'y')};

struct LargeStage {
    // made before a worker is there: it would be taken for dead meanwhile where sums are slow
    // (ThreadSanitizer)
    const std::string large_file = body_file(large);
    TempDir dir;
    BrokerProcess broker;
    transport::Context context;
    Producer producer;
    FakeWorker worker;

    explicit LargeStage(std::vector<std::string> arguments = {})
        : broker{dir.file("q"), std::move(arguments)},
          producer{context, broker.endpoint("producers")},
          worker{context, broker.endpoint("workers")} {
        REQUIRE(broker.is_ready());
        producer.hello();
    }

    void announce(const std::string& key, const std::vector<std::string>& frames) {
        const body::FileHead head = head_of(frames);
        wire::Submit submit = Producer::envelope(key, "");
        submit.bytes = head.body_bytes();
        submit.sha256 = head.sha256;
        submit.sizes = head.sizes;
        producer.say(submit);
    }
    /// Sends all of it, as the broker wants it.
    void send(const std::vector<std::string>& frames) {
        std::string all;
        for (const std::string& frame : frames) {
            all += frame;
        }
        for (std::size_t at = 0; at < all.size();) {
            const std::uint64_t upto = producer.expect<wire::Continue>().upto;
            while (at < upto) {
                const std::string piece = all.substr(at, std::min<std::size_t>(mib, upto - at));
                producer.say(wire::Chunk{1, at}, {piece});
                at += piece.size();
            }
        }
    }
    /// Files of bodies, finished or not.
    [[nodiscard]] std::size_t files() const {
        std::size_t count = 0;
        for (const auto& entry : fs::recursive_directory_iterator{dir.file("q/spool")}) {
            count += entry.is_regular_file() ? 1U : 0U;
        }
        return count;
    }
    wire::Assign lease() {
        worker.ready("loom");
        worker.say(wire::Credit{1});
        return worker.expect<wire::Assign>();
    }
};

}  // namespace

TEST_CASE("a large body comes in pieces and is leased as a file", "[broker]") {
    LargeStage stage;
    stage.announce("a", large);
    stage.send(large);
    stage.producer.expect<wire::Accepted>();
    const wire::Assign assign = stage.lease();
    CHECK(stage.worker.last.frames.empty());
    CHECK(fs::path{assign.file}.is_absolute());
    CHECK(fs::file_size(assign.file) == assign.file_bytes);
    CHECK((read_file(assign.file) == stage.large_file));
    stage.worker.done(assign.lease);
    stage.worker.expect<wire::Settled>();
    stage.producer.expect<wire::JobResult>();
    CHECK(stage.files() == 0);
    CHECK(assign.sha256 == head_of(large).sha256);
}

TEST_CASE("who cannot open the file fetches it, byte for byte", "[broker]") {
    LargeStage stage;
    stage.announce("a", large);
    stage.send(large);
    stage.producer.expect<wire::Accepted>();
    const wire::Assign assign = stage.lease();
    std::string bytes;
    while (bytes.size() < assign.file_bytes) {
        const std::size_t wanted = std::min<std::size_t>(mib, assign.file_bytes - bytes.size());
        stage.worker.say(wire::Fetch{assign.lease, bytes.size(), wanted});
        CHECK(stage.worker.expect<wire::FetchedChunk>().offset == bytes.size());
        bytes += stage.worker.last.frames.at(0);
    }
    CHECK((bytes == stage.large_file));
    stage.worker.say(wire::Fetch{{assign.lease.id, Token{1}}, 0, 10});
    stage.worker.expect<wire::Revoked>();  // not its lease
}

TEST_CASE("a large job outlives kill -9, and a half body does not", "[broker]") {
    LargeStage stage;
    stage.announce("a", large);
    stage.send(large);
    const JobId id = stage.producer.expect<wire::Accepted>().id;
    stage.announce("b", large);
    stage.producer.say(wire::Chunk{1, 0}, {std::string(mib, 'j')});
    REQUIRE(stage.producer.expect<wire::Continue>().upto > 0);
    stage.broker.kill(SIGKILL);
    stage.broker.start();
    REQUIRE(stage.broker.is_ready());
    CHECK(stage.files() == 1);
    CHECK(stage.lease().lease.id == id);
}

TEST_CASE("a body that is not the one announced is refused, and nothing of it stays", "[broker]") {
    LargeStage stage;
    stage.announce("a", large);
    std::vector<std::string> other = large;
    other[2].back() = 'z';
    stage.send(other);
    CHECK(stage.producer.expect<wire::Refused>().code == ErrorCode::checksum);
    stage.producer.say(wire::Ping{1});  // the disk has been asked by now
    stage.producer.expect<wire::Pong>();
    stage.announce("a", large);
    stage.send(large);
    stage.producer.expect<wire::Accepted>();
    CHECK(stage.files() == 1);
}

TEST_CASE("pieces out of turn, too large or beyond what may come are refused", "[broker]") {
    LargeStage stage;
    const auto refused = [&](std::uint64_t offset, const std::vector<std::string>& frames) {
        stage.announce("a", large);
        stage.producer.expect<wire::Continue>();
        stage.producer.say(wire::Chunk{1, offset}, frames);
        return stage.producer.expect<wire::Refused>().code;
    };
    CHECK(refused(5, {"x"}) == ErrorCode::range);
    CHECK(refused(0, {std::string(mib + 1, 'x')}) == ErrorCode::frame);
    CHECK(refused(0, {""}) == ErrorCode::frame);
    CHECK(refused(0, {"x", "y"}) == ErrorCode::frame);
    CHECK(refused(0, {}) == ErrorCode::frame);
    stage.announce("a", large);
    stage.send(large);
    stage.producer.expect<wire::Accepted>();  // nothing is held against it
}

TEST_CASE("what is announced must add up, and stay below max_body", "[broker]") {
    LargeStage stage;
    wire::Submit submit = Producer::envelope("a", "");
    submit.sizes = {5, 6};
    submit.bytes = 12;
    stage.producer.say(submit);
    CHECK(stage.producer.expect<wire::Refused>().code == ErrorCode::range);
    submit.sizes = {1U << 30U, 1};
    submit.bytes = (1U << 30U) + 1;
    stage.producer.say(submit);
    const auto refused = stage.producer.expect<wire::Refused>();
    CHECK(refused.code == ErrorCode::limit);
    CHECK(refused.message.find("max_body_bytes") != std::string::npos);
}

TEST_CASE("a large body behind the header is refused with the way to send it", "[broker]") {
    LargeStage stage;
    const std::string body(mib + 1, 'x');
    stage.producer.say(Producer::envelope("a", body), {body});
    const auto refused = stage.producer.expect<wire::Refused>();
    CHECK(refused.code == ErrorCode::limit);
    CHECK(refused.message.find("CHUNK") != std::string::npos);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // they keep what was freed
TEST_CASE("the broker's memory does not follow a body", "[broker]") {
    LargeStage stage;
    constexpr std::size_t columns = 20;
    const std::vector<std::string> frames(columns, std::string(8 * mib, 'x'));
    const std::uint64_t before = stage.broker.resident_bytes();
    stage.announce("a", frames);
    stage.send(frames);
    stage.producer.expect<wire::Accepted>();
    CHECK(stage.broker.resident_bytes() < before + 32 * mib);
}
#endif

}  // namespace plotmill::test

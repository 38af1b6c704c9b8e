// docs/protocol.md#operators over real sockets and a real store: what is answered is on disk.

#include "tests/integration/broker/broker_process.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace plotmill::test {
namespace {

using nlohmann::json;

class OperatorStage {
public:
    explicit OperatorStage(std::vector<std::string> arguments = {})
        : broker_{dir_.file("q"), std::move(arguments)} {
        REQUIRE(broker_.is_ready());
        connect();
    }

    void restart() {
        broker_.kill(SIGKILL);
        broker_.start();
        REQUIRE(broker_.is_ready());
        connect();
    }
    Producer& producer() { return *producer_; }
    FakeWorker& worker() { return *worker_; }

    JobId accept(const std::string& key, const std::string& body) {
        producer().say(Producer::envelope(key, body), {body});
        return producer().expect<wire::Accepted>().id;
    }
    wire::Assign lease() {
        worker().say(wire::Credit{1});
        return worker().expect<wire::Assign>();
    }
    /// Accepts it, and a worker refuses it for good.
    JobId make_dead(const std::string& key, const std::string& body) {
        const JobId id = accept(key, body);
        worker().say(wire::Failed{lease().lease, ErrorCode::ragged, "column 'y' is short", false},
                     {R"({"cause":{"stage":"decode"}})"});
        worker().expect<wire::Settled>();
        producer().expect<wire::JobResult>();
        return id;
    }
    template <typename Question>
    json ask(const Question& question) {
        producer().say(question);
        producer().expect<wire::Answer>();
        return json::parse(producer().last.frames.at(0));
    }

private:
    void connect() {
        producer_.reset();  // a context ends only when its sockets have
        worker_.reset();
        context_.emplace();
        producer_.emplace(*context_, broker_.endpoint("producers"));
        worker_.emplace(*context_, broker_.endpoint("workers"));
        producer_->hello();
        worker_->ready("loom");
    }

    TempDir dir_;
    BrokerProcess broker_;
    std::optional<transport::Context> context_;
    std::optional<Producer> producer_;
    std::optional<FakeWorker> worker_;
};

}  // namespace

TEST_CASE("a dead job is listed with its cause, retried with its body, and done, across kill -9",
          "[broker]") {
    OperatorStage stage;
    const std::string body(1 << 20, 'x');  // a spool file
    const JobId id = stage.make_dead("a", body);
    stage.restart();
    const json page = stage.ask(wire::ListDead{1, JobId{}, 10});
    REQUIRE(page["dead"].size() == 1);
    CHECK(page["dead"][0]["id"] == id.value());
    CHECK(page["dead"][0]["error"]["code"] == "E_RAGGED");
    CHECK(page["dead"][0]["cause"]["stage"] == "decode");
    CHECK(page["more"] == false);
    const json shown = stage.ask(wire::ShowJob{2, id});
    CHECK(shown["state"] == "dead");
    CHECK(shown["record"]["failures"] == 1);
    CHECK(stage.ask(wire::RetryDead{3, id})["state"] == "queued");
    stage.restart();
    const wire::Assign assign = stage.lease();
    CHECK(assign.lease.id == id);
    CHECK(assign.attempt == 1);
    CHECK(assign.file_bytes > body.size());
    stage.producer().say(wire::Watch{{id}});
    stage.worker().done(assign.lease);
    CHECK(stage.producer().expect<wire::JobResult>().state == wire::JobState::done);
    CHECK(stage.ask(wire::ListDead{4, JobId{}, 10})["dead"].empty());
}

TEST_CASE("a dropped job is not known any more", "[broker]") {
    OperatorStage stage;
    const JobId id = stage.make_dead("a", "body");
    CHECK(stage.ask(wire::DropDead{1, id})["key"] == "a");
    stage.producer().say(wire::ShowJob{2, id});
    CHECK(stage.producer().expect<wire::Refused>().code == ErrorCode::not_found);
}

TEST_CASE("a leased job is cancelled when its worker has let go of it", "[broker]") {
    OperatorStage stage;
    const JobId id = stage.accept("a", "body");
    const wire::Lease lease = stage.lease().lease;
    CHECK(stage.ask(wire::ShowJob{1, id})["worker"] == "loom");
    stage.producer().say(wire::CancelJob{2, id, {}});
    CHECK(stage.worker().expect<wire::StopJob>().lease.token == lease.token);
    stage.worker().say(wire::Returned{lease});
    stage.worker().expect<wire::Settled>();
    stage.producer().expect<wire::Answer>();
    CHECK(json::parse(stage.producer().last.frames.at(0))["state"] == "cancelled");
    CHECK(stage.producer().expect<wire::JobResult>().state == wire::JobState::cancelled);
}

TEST_CASE("a pause outlives the broker, and STATUS tells of it", "[broker]") {
    OperatorStage stage;
    CHECK(stage.ask(wire::PauseQueue{1, "default"})["paused"] == true);
    stage.restart();
    stage.accept("a", "body");
    stage.worker().say(wire::Credit{1});
    stage.producer().say(wire::StatusRequest{2});
    stage.producer().expect<wire::StatusReply>();
    const json status = json::parse(stage.producer().last.frames.at(0));
    REQUIRE(status["queues"].size() == 1);
    CHECK(status["queues"][0]["queued"] == 1);
    CHECK(status["queues"][0]["paused"] == true);
    CHECK(stage.ask(wire::ResumeQueue{3, "default"})["paused"] == false);
    CHECK(stage.worker().expect<wire::Assign>().key == "a");
}

TEST_CASE("a batch is counted", "[broker]") {
    OperatorStage stage;
    for (const char* key : {"a", "b"}) {
        wire::Submit submit = Producer::envelope(key, "x");
        submit.batch = "monday";
        stage.producer().say(submit, {"x"});
        stage.producer().expect<wire::Accepted>();
    }
    stage.worker().done(stage.lease().lease);
    stage.producer().expect<wire::JobResult>();
    const json batch = stage.ask(wire::ShowBatch{1, "monday"});
    CHECK(batch["total"] == 2);
    CHECK(batch["done"] == 1);
    CHECK(batch["left"] == 1);
}

}  // namespace plotmill::test

// docs/protocol.md#keys-and-roles over real sockets: who comes in, and what he may do there.

#include "keys/key_files.hpp"
#include "tests/integration/broker/broker_process.hpp"

#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include <fstream>
#include <map>
#include <string>

namespace plotmill::test {
namespace {

using nlohmann::json;

/// A broker with keys, and a list of clients that the test writes.
class GuardedStage {
public:
    GuardedStage() : broker_keys_{transport::make_key_pair()} {
        REQUIRE(keys::write_key_pair(dir_.file("broker.key"), broker_keys_));
        add("alice", "producer", "    output_prefix: alice\n    max_jobs: 2\n");
        add("bob", "producer", "");
        add("loom", "worker", "");
        add("boss", "operator", "");
        write_list();
        broker_.emplace(dir_.file("q"),
                        std::vector<std::string>{"--curve-key", dir_.file("broker.key"),
                                                 "--clients", dir_.file("clients.yaml")});
        REQUIRE(broker_->is_ready());
    }

    void add(const std::string& name, const std::string& roles, const std::string& rest) {
        pairs_.try_emplace(name, transport::make_key_pair());
        entries_[name] = "    roles: " + roles + "\n" + rest;
    }
    void remove(const std::string& name) { entries_.erase(name); }
    void write_list() {
        std::string text = "clients:\n";
        for (const auto& [name, rest] : entries_) {
            text += "  " + name + ":\n    public_key: \"" + pairs_.at(name).public_key + "\"\n";
            text += rest;
        }
        write_raw(text);
    }
    void write_raw(const std::string& text) {
        const std::string path = dir_.file("clients.yaml");
        std::ofstream{path} << text;
        REQUIRE(::chmod(path.c_str(), 0600) == 0);
    }
    void reload() { broker_->signal(SIGHUP); }

    transport::SocketOptions options(const transport::KeyPair& own) const {
        transport::SocketOptions options;
        options.client_curve = transport::ClientCurve{own, broker_keys_.public_key};
        return options;
    }
    template <typename Kind>
    Kind peer(const transport::KeyPair& own, const char* entrance) {
        return Kind{context_, broker_->endpoint(entrance), options(own)};
    }
    Producer producer(const std::string& name) {
        auto one = peer<Producer>(pairs_.at(name), "producers");
        one.hello();
        return one;
    }
    FakeWorker worker() { return peer<FakeWorker>(pairs_.at("loom"), "workers"); }
    const transport::KeyPair& pair(const std::string& name) const { return pairs_.at(name); }
    std::string endpoint(const char* entrance) const { return broker_->endpoint(entrance); }
    transport::Context& context() { return context_; }

private:
    TempDir dir_;
    transport::KeyPair broker_keys_;
    std::map<std::string, transport::KeyPair> pairs_;
    std::map<std::string, std::string> entries_;
    std::optional<BrokerProcess> broker_;
    transport::Context context_;
};

JobId submit_beneath(Producer& producer, const std::string& folder, const std::string& key) {
    const std::string body = "body of " + key;
    wire::Submit submit = Producer::envelope(key, body);
    submit.outputs = {folder + key + ".png"};
    producer.say(submit, {body});
    return producer.expect<wire::Accepted>().id;
}

template <typename Question>
ErrorCode refusal_of(Producer& producer, const Question& question) {
    producer.say(question);
    return producer.expect<wire::Refused>().code;
}

std::uint64_t denied(Producer& boss) {
    boss.say(wire::StatusRequest{1});
    boss.expect<wire::StatusReply>();
    return json::parse(boss.last.frames.at(0))["totals"]["denied"].get<std::uint64_t>();
}

/// Until the broker has turned away so many more: no answer alone would prove nothing.
void wait_for_denials(Producer& boss, std::uint64_t least) {
    const SystemClock clock;
    const TimePoint deadline = clock.now() + patience;
    while (denied(boss) < least) {
        REQUIRE(clock.now() < deadline);
    }
}

}  // namespace

TEST_CASE("with keys a job goes from a producer to a worker and back", "[broker][access]") {
    GuardedStage stage;
    Producer alice = stage.producer("alice");
    const JobId id = submit_beneath(alice, "alice/", "a");
    FakeWorker loom = stage.worker();
    loom.ready("loom");
    loom.say(wire::Credit{1});
    const auto assign = loom.expect<wire::Assign>();
    CHECK(assign.name_space == "alice");  // whatever its HELLO said
    loom.done(assign.lease);
    CHECK(alice.expect<wire::JobResult>().id == id);
}

TEST_CASE("nobody comes in without a key of the list, nor by the wrong door", "[broker][access]") {
    GuardedStage stage;
    Producer boss = stage.producer("boss");
    auto stranger = stage.peer<Producer>(transport::make_key_pair(), "producers");
    stranger.say(wire::Hello{});
    wait_for_denials(boss, 1);
    auto worker_at_producers = stage.peer<Producer>(stage.pair("loom"), "producers");
    worker_at_producers.say(wire::Hello{});
    wait_for_denials(boss, 2);
    auto producer_at_workers = stage.peer<FakeWorker>(stage.pair("alice"), "workers");
    producer_at_workers.say(wire::Credit{1});
    wait_for_denials(boss, 3);
    Producer plain{stage.context(), stage.endpoint("producers")};
    plain.say(wire::Hello{});
    CHECK_FALSE(plain.hear_within(300ms));
    CHECK_FALSE(stranger.hear_within(1ms));
    CHECK_FALSE(worker_at_producers.hear_within(1ms));
    CHECK_FALSE(producer_at_workers.hear_within(1ms));
}

TEST_CASE("a producer writes beneath its folder and within its quota only", "[broker][access]") {
    GuardedStage stage;
    Producer alice = stage.producer("alice");
    alice.submit("elsewhere");
    const auto refused = alice.expect<wire::Refused>();
    CHECK(refused.code == ErrorCode::path);
    CHECK_THAT(refused.message, Catch::Contains("expected a path beneath 'alice/'"));
    submit_beneath(alice, "alice/", "a");
    submit_beneath(alice, "alice/", "b");
    const std::string body = "body of c";
    wire::Submit third = Producer::envelope("c", body);
    third.outputs = {"alice/c.png"};
    alice.say(third, {body});
    CHECK_THAT(alice.expect<wire::Busy>().reason, Catch::Contains("max_jobs of the namespace"));
    Producer bob = stage.producer("bob");  // has no quota
    submit_beneath(bob, "", "a");
}

TEST_CASE("operators' questions need the role, and other namespaces' jobs are not there",
          "[broker][access]") {
    GuardedStage stage;
    Producer alice = stage.producer("alice");
    const JobId id = submit_beneath(alice, "alice/", "a");
    Producer bob = stage.producer("bob");
    CHECK(refusal_of(bob, wire::StatusRequest{1}) == ErrorCode::forbidden);
    CHECK(refusal_of(bob, wire::PauseQueue{1, "default"}) == ErrorCode::forbidden);
    CHECK(refusal_of(bob, wire::ListDead{1, JobId{}, 100}) == ErrorCode::forbidden);
    CHECK(refusal_of(bob, wire::ListMeasured{1, JobId{}, 100}) == ErrorCode::forbidden);
    CHECK(refusal_of(bob, wire::DropDead{1, id}) == ErrorCode::forbidden);
    CHECK(refusal_of(bob, wire::ManageWorkers{1, "", wire::WorkerAction::recycle, 0}) ==
          ErrorCode::forbidden);
    CHECK(refusal_of(bob, wire::ShowJob{1, id}) == ErrorCode::not_found);
    CHECK(refusal_of(bob, wire::CancelJob{1, id, {}}) == ErrorCode::not_found);
    bob.say(wire::Watch{{id}});
    CHECK(bob.expect<wire::UnknownJobs>().ids == std::vector{id});

    Producer boss = stage.producer("boss");
    boss.submit("mine");
    CHECK(boss.expect<wire::Refused>().code == ErrorCode::forbidden);
    boss.say(wire::ShowJob{1, id});
    boss.expect<wire::Answer>();
    alice.say(wire::CancelJob{1, id, {}});  // its own
    alice.expect<wire::Answer>();
    alice.expect<wire::JobResult>();
    CHECK(refusal_of(bob, wire::ShowJob{1, id}) == ErrorCode::not_found);  // finished now
    bob.say(wire::Watch{{id}});
    bob.expect<wire::UnknownJobs>();
}

TEST_CASE("a key taken off the list is out with HUP, and in again with the next one",
          "[broker][access]") {
    GuardedStage stage;
    Producer boss = stage.producer("boss");
    Producer alice = stage.producer("alice");
    stage.remove("alice");
    stage.write_list();
    stage.reload();
    boss.expect<wire::Resync>();  // everybody says HELLO again
    boss.hello();
    alice.expect<wire::Resync>();
    const std::uint64_t before = denied(boss);
    alice.say(wire::Hello{});
    wait_for_denials(boss, before + 1);
    CHECK_FALSE(alice.hear_within(1ms));

    stage.add("alice", "producer", "");
    stage.write_list();
    stage.reload();
    boss.expect<wire::Resync>();
    alice.hello();
    submit_beneath(alice, "anywhere/", "a");
}

TEST_CASE("a producer hears what happens in its namespace, an operator what happens everywhere",
          "[broker][access]") {
    GuardedStage stage;
    Producer boss = stage.producer("boss");
    Producer bob = stage.producer("bob");
    wire::Subscribe wanted;
    wanted.request = 5;
    wanted.credit = 10;
    for (Producer* listener : {&boss, &bob}) {
        listener->say(wanted);
        listener->expect<wire::Answer>();
    }
    CHECK(json::parse(bob.last.frames.at(0))["namespace"] == "bob");
    Producer alice = stage.producer("alice");
    submit_beneath(alice, "alice/", "a");
    submit_beneath(bob, "", "b");
    CHECK(bob.expect<wire::EventNotice>().sequence == 1);
    CHECK(json::parse(bob.last.frames.at(0))["key"] == "b");
    for (const char* name_space : {"alice", "bob"}) {
        boss.expect<wire::EventNotice>();
        CHECK(json::parse(boss.last.frames.at(0))["namespace"] == name_space);
    }
    wanted.kinds = {"worker_lost"};
    CHECK(refusal_of(bob, wanted) == ErrorCode::forbidden);
}

TEST_CASE("a producer who is no operator may send a large body, and fetch what is its own",
          "[broker][access]") {
    GuardedStage stage;
    Producer alice = stage.producer("alice");
    alice.say(wire::Chunk{.request = 7, .offset = 0}, {"x"});  // of nothing: not refused either
    alice.say(wire::FetchPictures{.request = 8, .id = JobId{1}, .offset = 0});
    CHECK(alice.expect<wire::Refused>().code == ErrorCode::not_found);
}

TEST_CASE("a list that cannot be read lets nobody in until it can", "[broker][access]") {
    GuardedStage stage;
    Producer boss = stage.producer("boss");
    stage.write_raw("clients: [not a list of ours\n");
    stage.reload();
    boss.expect<wire::Resync>();
    boss.say(wire::Hello{});
    CHECK_FALSE(boss.hear_within(300ms));
    stage.write_list();
    stage.reload();
    const SystemClock clock;
    const TimePoint deadline = clock.now() + patience;
    for (bool is_in = false; !is_in;) {  // the HELLO may come before the list is read again
        REQUIRE(clock.now() < deadline);
        boss.say(wire::Hello{});
        is_in = boss.hear_within(100ms).has_value();
    }
}

}  // namespace plotmill::test

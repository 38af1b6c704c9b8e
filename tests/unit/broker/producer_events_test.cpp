// docs/protocol.md#producer--broker, sentence by sentence.

#include "tests/unit/broker/core_world.hpp"

namespace plotmill::test {

TEST_CASE("a producer the broker does not know gets RESYNC for whatever it says", "[broker]") {
    World world;
    world.dispatcher.submit(bob, job_named("a"), world.now());
    world.dispatcher.ping(bob, {5}, world.now());
    world.dispatcher.watch(bob, {{JobId{1}}}, world.now());
    CHECK(world.take_all<wire::Resync>(bob).size() == 3);
    world.commit();
    CHECK(world.dispatcher.jobs().size() == 0);
}

TEST_CASE("HELLO is answered with WELCOME: version, boot, limits", "[broker]") {
    World world;
    world.dispatcher.hello(bob, {}, world.now());
    const auto welcome = world.take<wire::Welcome>(bob);
    CHECK(welcome.version == 1);
    CHECK(welcome.broker == "0.1.0");
    CHECK(welcome.boot == 42);
    CHECK(welcome.max_body_bytes == 1000);
    CHECK(welcome.heartbeat_ms == 1000);
}

TEST_CASE("HELLO of another version is refused with E_VERSION", "[broker]") {
    World world;
    wire::Hello hello;
    hello.version = 2;
    world.dispatcher.hello(bob, hello, world.now());
    world.collect();
    REQUIRE(world.to_producers.size() == 1);
    const auto& refused = std::get<wire::Refused>(world.to_producers[0].message);
    CHECK(refused.code == ErrorCode::version);
    CHECK(refused.message == "HELLO.v: got 2, expected 1");
    CHECK_FALSE(world.dispatcher.knows(bob));
}

TEST_CASE("ACCEPTED is said only when the job is on disk, and no worker has it before",
          "[broker]") {
    World world;
    world.add_worker(loom, "loom", 1);
    world.dispatcher.submit(alice, job_named("a"), world.now());
    CHECK(world.said_nothing<wire::Accepted>(alice));
    CHECK(world.said_nothing<wire::Assign>(loom));
    world.commit();
    const auto accepted = world.take<wire::Accepted>(alice);
    CHECK(accepted.request == 1);
    CHECK_FALSE(accepted.duplicate);
    CHECK(world.take<wire::Assign>(loom).lease.id == accepted.id);
}

TEST_CASE("a malformed key, queue, digest or output is refused with its field and never kept",
          "[broker]") {
    struct Case {
        const char* what;
        void (*spoil)(wire::Submit&);
        ErrorCode code;
        const char* starts;
    };
    const Case cases[] = {
        {"empty key", [](wire::Submit& s) { s.key = ""; }, ErrorCode::key, "key: "},
        {"slash in key", [](wire::Submit& s) { s.key = "a/b"; }, ErrorCode::key, "key: "},
        {"leading dot", [](wire::Submit& s) { s.key = ".a"; }, ErrorCode::key, "key: "},
        {"control character", [](wire::Submit& s) { s.key = "a\n"; }, ErrorCode::key, "key: "},
        {"201 bytes", [](wire::Submit& s) { s.key = std::string(201, 'k'); }, ErrorCode::key,
         "key: "},
        {"empty queue", [](wire::Submit& s) { s.queue = ""; }, ErrorCode::range, "SUBMIT.queue: "},
        {"upper-case digest", [](wire::Submit& s) { s.sha256 = std::string(64, 'A'); },
         ErrorCode::range, "SUBMIT.sha256: "},
        {"short digest", [](wire::Submit& s) { s.sha256 = "ab"; }, ErrorCode::range,
         "SUBMIT.sha256: "},
        {"no outputs", [](wire::Submit& s) { s.outputs = {}; }, ErrorCode::path,
         "SUBMIT.outputs: "},
        {"parent folder", [](wire::Submit& s) { s.outputs = {"../x.png"}; }, ErrorCode::path,
         "SUBMIT.outputs[0]: "},
        {"absolute path", [](wire::Submit& s) { s.outputs = {"/x.png"}; }, ErrorCode::path,
         "SUBMIT.outputs[0]: "},
        {"one path twice",
         [](wire::Submit& s) {
             s.outputs = {"x.png", "x.png"};
         },
         ErrorCode::path, "SUBMIT.outputs[1]: "},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        World world;
        wire::Submit submit = job_named("a");
        one.spoil(submit);
        world.dispatcher.submit(alice, std::move(submit), world.now());
        const auto refused = world.take<wire::Refused>(alice);
        CHECK(refused.code == one.code);
        CHECK(refused.message.starts_with(one.starts));
        CHECK(refused.request == 1);
        world.commit();
        CHECK(world.dispatcher.jobs().size() == 0);
    }
}

TEST_CASE("join: the same content joins a live job, also one on its way to the disk", "[broker]") {
    World world;
    world.dispatcher.hello(bob, {}, world.now());
    world.dispatcher.submit(alice, job_named("a"), world.now());
    world.dispatcher.submit(bob, job_named("a"), world.now());
    CHECK(world.said_nothing<wire::Accepted>(bob));
    world.commit();
    const JobId id = world.take<wire::Accepted>(alice).id;
    CHECK(world.take<wire::Accepted>(bob).duplicate);
    world.dispatcher.submit(bob, job_named("a"), world.now());
    const auto again = world.take<wire::Accepted>(bob);
    CHECK(again.duplicate);
    CHECK(again.id == id);
}

TEST_CASE("join: other content under a live key is refused with E_KEY_CONFLICT and the id",
          "[broker]") {
    World world;
    const JobId id = world.accept(job_named("a"));
    world.dispatcher.submit(alice, job_named("a", "1"), world.now());
    const auto refused = world.take<wire::Refused>(alice);
    CHECK(refused.code == ErrorCode::key_conflict);
    CHECK(refused.id == id);
}

TEST_CASE("reject refuses the same and other content alike, but not a resend of its own",
          "[broker]") {
    World world;
    wire::Submit submit = job_named("a");
    submit.on_duplicate = wire::OnDuplicate::reject;
    const JobId id = world.accept(submit);
    world.dispatcher.submit(alice, wire::Submit{submit}, world.now());
    CHECK(world.take<wire::Refused>(alice).id == id);
    submit.resend = true;
    world.dispatcher.submit(alice, wire::Submit{submit}, world.now());
    CHECK(world.take<wire::Accepted>(alice).duplicate);
}

TEST_CASE("latest supersedes a job that is not leased, which ends as cancelled", "[broker]") {
    World world;
    const JobId old = world.accept(job_named("a"));
    wire::Submit submit = job_named("a", "1");
    submit.on_duplicate = wire::OnDuplicate::latest;
    world.dispatcher.submit(alice, wire::Submit{submit}, world.now());
    world.commit();
    const auto result = world.take<wire::JobResult>(alice);
    CHECK(result.id == old);
    CHECK(result.state == wire::JobState::cancelled);
    const JobId fresh = world.take<wire::Accepted>(alice).id;
    world.add_worker(loom, "loom", 5);
    CHECK(world.take<wire::Assign>(loom).lease.id == fresh);
}

TEST_CASE("latest does not take a job from the worker that has it", "[broker]") {
    World world;
    const wire::Lease lease = world.lease(job_named("a"));
    wire::Submit submit = job_named("a", "1");
    submit.on_duplicate = wire::OnDuplicate::latest;
    world.dispatcher.submit(alice, wire::Submit{submit}, world.now());
    const auto refused = world.take<wire::Refused>(alice);
    CHECK(refused.code == ErrorCode::key_conflict);
    CHECK(refused.id == lease.id);
}

TEST_CASE("latest supersedes even a job on its way to the disk, and both are answered",
          "[broker]") {
    World world;
    world.dispatcher.submit(alice, job_named("a"), world.now());
    wire::Submit submit = job_named("a", "1");
    submit.on_duplicate = wire::OnDuplicate::latest;
    world.dispatcher.submit(alice, std::move(submit), world.now());
    world.commit();
    CHECK(world.take_all<wire::Accepted>(alice).size() == 2);
    CHECK(world.take<wire::JobResult>(alice).state == wire::JobState::cancelled);
    CHECK(world.dispatcher.jobs().size() == 1);
}

TEST_CASE("the key of a finished job is free", "[broker]") {
    World world;
    const wire::Lease lease = world.lease(job_named("a"));
    world.dispatcher.done(loom, lease, "{}", world.now());
    world.commit();
    CHECK(world.accept(job_named("a", "1")) != lease.id);
}

TEST_CASE("keys are unique within a namespace only", "[broker]") {
    World world;
    wire::Hello hello;
    hello.name_space = "other";
    world.dispatcher.hello(bob, hello, world.now());
    const JobId first = world.accept(job_named("a"));
    wire::Submit submit = job_named("a");
    submit.outputs = {"elsewhere.png"};
    CHECK(world.accept(submit, bob) != first);
}

TEST_CASE("two live jobs with one output path: E_PATH_BUSY with the owner's id", "[broker]") {
    World world;
    const JobId owner = world.accept(job_named("a"));
    wire::Submit submit = job_named("b");
    submit.outputs = {"a.png"};
    world.dispatcher.submit(alice, std::move(submit), world.now());
    const auto refused = world.take<wire::Refused>(alice);
    CHECK(refused.code == ErrorCode::path_busy);
    CHECK(refused.id == owner);
}

TEST_CASE("a resend of a job that is finished is answered with its id and result", "[broker]") {
    World world;
    wire::Submit submit = job_named("a");
    submit.resend = true;
    world.dispatcher.submit(alice, std::move(submit), world.now());
    world.collect();
    REQUIRE(std::get<InsertJob>(world.writes.front().op).resend);
    world.dispatcher.committed({.ticket = world.writes.front().ticket,
                                .outcome = StoreOutcome::already_finished,
                                .id = JobId{77},
                                .key = "a",
                                .state = wire::JobState::done,
                                .record = std::make_shared<const std::string>("{}")},
                               world.now());
    const auto accepted = world.take<wire::Accepted>(alice);
    CHECK(accepted.id == JobId{77});
    CHECK(accepted.duplicate);
    CHECK(world.take<wire::JobResult>(alice).id == JobId{77});
    CHECK(world.dispatcher.jobs().size() == 0);
}

TEST_CASE("every limit answers BUSY with its name, how much of it is used, and when to come back",
          "[broker]") {
    const auto busy = [](Limits limits, auto before, wire::Submit submit) {
        World world{{.limits = limits}};
        before(world);
        world.dispatcher.submit(alice, std::move(submit), world.now());
        auto said = world.take<wire::Busy>(alice);
        CHECK(said.request == 1);
        CHECK(said.retry_after_ms > 0);
        return said;
    };
    const auto check = [](const wire::Busy& said, const char* name, std::uint64_t depth,
                          std::uint64_t limit) {
        CHECK_THAT(said.reason, Catch::Matchers::StartsWith(std::string{name} + ": "));
        CHECK(said.depth == depth);
        CHECK(said.limit == limit);
    };
    const auto one_job = [](World& world) { world.accept(job_named("a")); };
    const auto one_unanswered = [](World& world) {
        world.dispatcher.submit(alice, job_named("a"), world.now());
    };
    check(busy({.max_jobs = 1}, one_job, job_named("b")), "max_jobs", 1, 1);
    check(busy({.max_queued_bytes = 15}, one_job, job_named("b")), "max_queued_bytes", 10, 15);
    check(busy({.max_unanswered = 1}, one_unanswered, job_named("b")), "max_unanswered", 1, 1);
    check(busy({.max_watchers = 1}, one_job, job_named("a")), "max_watchers", 1, 1);
    wire::Submit other_queue = job_named("b");
    other_queue.queue = "other";
    check(busy({.max_queues = 1}, one_job, other_queue), "max_queues", 1, 1);
    check(busy(
              {}, [](World& world) { world.dispatcher.drain(); }, job_named("b")),
          "draining", 0, 0);
    check(busy(
              {},
              [](World& world) {
                  world.dispatcher.hold_up({"min_free_disk: 3 bytes, the limit is 8", 3, 8});
              },
              job_named("b")),
          "min_free_disk", 3, 8);
}

TEST_CASE("max_producers: one more HELLO is BUSY", "[broker]") {
    World world{{.limits = {.max_producers = 1}}};
    world.dispatcher.hello(bob, {}, world.now());
    world.collect();
    REQUIRE(world.to_producers.size() == 1);
    const auto& busy = std::get<wire::Busy>(world.to_producers[0].message);
    CHECK(busy.depth == 1);
    CHECK(busy.limit == 1);
    CHECK_FALSE(world.dispatcher.knows(bob));
}

TEST_CASE("a full disk is BUSY, and the job is as if it had never come", "[broker]") {
    World world;
    world.dispatcher.submit(alice, job_named("a"), world.now());
    world.commit(StoreOutcome::full);
    const auto busy = world.take<wire::Busy>(alice);
    CHECK(busy.request == 1);
    CHECK_THAT(busy.reason, Catch::StartsWith("disk: "));
    CHECK(busy.depth == 10);
    CHECK(world.dispatcher.jobs().size() == 0);
    CHECK(world.dispatcher.jobs().bytes() == 0);
    world.accept(job_named("a"));
}

TEST_CASE("WATCH answers with the RESULT when it comes, and UNKNOWN for what is not known",
          "[broker]") {
    World world;
    world.dispatcher.hello(bob, {}, world.now());
    const wire::Lease lease = world.lease(job_named("a"));
    world.dispatcher.watch(bob, {{lease.id, JobId{999}}}, world.now());
    world.commit();
    CHECK(world.take<wire::UnknownJobs>(bob).ids == std::vector{JobId{999}});
    world.dispatcher.done(loom, lease, R"({"host":"h"})", world.now());
    CHECK(world.said_nothing<wire::JobResult>(bob));
    world.commit();
    CHECK(world.take<wire::JobResult>(bob).state == wire::JobState::done);
    CHECK(world.take<wire::JobResult>(alice).key == "a");
}

TEST_CASE("PING is answered with its number and the boot", "[broker]") {
    World world;
    world.dispatcher.ping(alice, {9}, world.now());
    const auto pong = world.take<wire::Pong>(alice);
    CHECK(pong.n == 9);
    CHECK(pong.boot == 42);
}

TEST_CASE("a producer that is gone loses nothing but its messages", "[broker]") {
    World world;
    const wire::Lease lease = world.lease(job_named("a"));
    world.dispatcher.producer_gone(alice);
    world.dispatcher.done(loom, lease, "{}", world.now());
    world.commit();
    CHECK(world.said_nothing<wire::JobResult>(alice));
    CHECK(world.dispatcher.totals().done == 1);
}

TEST_CASE("a producer that says nothing and waits for nothing is forgotten", "[broker]") {
    World world;
    world.dispatcher.hello(bob, {}, world.now());
    world.accept(job_named("a"));
    world.advance(1s);
    world.advance(11min);
    CHECK_FALSE(world.dispatcher.knows(bob));
    CHECK(world.dispatcher.knows(alice));  // its job is not finished
}

}  // namespace plotmill::test

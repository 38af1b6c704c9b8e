// docs/protocol.md#worker--broker and #attempts, sentence by sentence.

#include "tests/unit/broker/core_world.hpp"

namespace plotmill::test {
namespace {

Dispatcher::Misfortune misfortune(const wire::Lease& lease, Setback setback,
                                  ErrorCode code = ErrorCode::crash) {
    return {.lease = lease, .setback = setback, .error = {code, "why"}, .report = "{}"};
}

/// Has the same job leased again, however long its back-off.
wire::Assign lease_again(World& world) {
    world.commit();
    world.take_all<wire::Assign>(loom);
    world.dispatcher.credit(loom, 1, world.now());
    world.advance(100ms);
    if (auto now = world.take_all<wire::Assign>(loom); !now.empty()) {
        return now.front();
    }
    world.dispatcher.heartbeat(loom, world.now());
    world.advance(900ms);
    return world.take<wire::Assign>(loom);
}

}  // namespace

TEST_CASE("a worker the broker does not know gets RESYNC", "[broker]") {
    World world;
    world.dispatcher.heartbeat(loom, world.now());
    world.dispatcher.credit(loom, 1, world.now());
    world.dispatcher.done(loom, {JobId{1}, Token{1}}, "{}", world.now());
    CHECK(world.take_all<wire::Resync>(loom).size() == 3);
}

TEST_CASE("credit starts at 0, adds up, and every ASSIGN uses one", "[broker]") {
    World world;
    for (const char* key : {"a", "b", "c", "d"}) {
        world.accept(job_named(key));
    }
    world.dispatcher.ready(loom, worker_named("loom"), world.now());
    CHECK(world.said_nothing<wire::Assign>(loom));
    world.dispatcher.credit(loom, 1, world.now());
    world.dispatcher.credit(loom, 2, world.now());
    CHECK(world.take_all<wire::Assign>(loom).size() == 3);
}

TEST_CASE("credit beyond what a READY could name is refused", "[broker]") {
    World world;
    world.dispatcher.ready(loom, worker_named("loom"), world.now());
    world.dispatcher.credit(loom, 4096, world.now());
    world.dispatcher.credit(loom, 1, world.now());
    CHECK(world.take<wire::Refused>(loom).code == ErrorCode::limit);
}

TEST_CASE("ASSIGN carries what the renderer needs of the envelope", "[broker]") {
    World world;
    wire::Submit submit = job_named("a");
    submit.time_limit_s = 30;
    world.accept(submit);
    world.add_worker(loom, "loom", 1);
    const auto assign = world.take<wire::Assign>(loom);
    CHECK(assign.key == "a");
    CHECK(assign.name_space == "default");
    CHECK(assign.attempt == 1);
    CHECK_FALSE(assign.alone);
    CHECK(assign.time_limit_s == 30);
    CHECK(assign.outputs == std::vector<std::string>{"a.png"});
}

TEST_CASE("a job has one lease at a time, and the least loaded worker gets it", "[broker]") {
    World world;
    world.add_worker(loom, "loom", 2);
    world.add_worker(mill, "mill", 2);
    world.accept(job_named("a"));
    world.accept(job_named("b"));
    CHECK(world.take_all<wire::Assign>(loom).size() == 1);
    CHECK(world.take_all<wire::Assign>(mill).size() == 1);
}

TEST_CASE("of equally loaded workers the one that waited longest gets the job", "[broker]") {
    World world;
    world.add_worker(loom, "loom", 100);
    world.add_worker(mill, "mill", 100);
    for (int job = 0; job < 6; ++job) {  // each has ended before the next one comes
        world.accept(job_named(std::to_string(job)));
        const WorkerId turn = job % 2 == 0 ? loom : mill;
        world.dispatcher.done(turn, world.take<wire::Assign>(turn).lease, "{}", world.now());
        world.commit();
    }
}

TEST_CASE("SETTLED and RESULT are said only when the end is on disk", "[broker]") {
    World world;
    const wire::Lease lease = world.lease(job_named("a"));
    world.dispatcher.done(loom, lease, "{}", world.now());
    CHECK(world.said_nothing<wire::Settled>(loom));
    CHECK(world.said_nothing<wire::JobResult>(alice));
    world.commit();
    CHECK(world.take<wire::Settled>(loom).lease.token == lease.token);
    CHECK(world.take<wire::JobResult>(alice).id == lease.id);
    CHECK(world.dispatcher.jobs().size() == 0);
}

TEST_CASE("a DONE repeated while its end is written is settled once and counts once", "[broker]") {
    World world;
    const wire::Lease lease = world.lease(job_named("a"));
    world.dispatcher.done(loom, lease, "{}", world.now());
    world.dispatcher.done(loom, lease, "{}", world.now());
    CHECK(world.said_nothing<wire::Settled>(loom));
    world.commit();
    CHECK(world.take_all<wire::Settled>(loom).size() == 1);
    CHECK(world.finished.size() == 1);
    CHECK(world.dispatcher.totals().stale == 0);
}

TEST_CASE("an outcome with a token that is not current is settled at once, and only counted",
          "[broker]") {
    World world;
    const wire::Lease lease = world.lease(job_named("a"));
    world.dispatcher.done(loom, {lease.id, Token{12345}}, "{}", world.now());
    CHECK(world.take<wire::Settled>(loom).lease.token == Token{12345});
    world.commit();
    CHECK(world.finished.empty());
    CHECK(world.dispatcher.totals().stale == 1);
    CHECK(world.dispatcher.is_current(lease));
}

TEST_CASE("FAILED without retry is dead at once", "[broker]") {
    World world;
    const wire::Lease lease = world.lease(job_named("a"));
    world.dispatcher.misfortune(loom, misfortune(lease, Setback::bad_input, ErrorCode::ragged),
                                world.now());
    world.commit();
    REQUIRE(world.finished.size() == 1);
    CHECK(world.finished[0].state == wire::JobState::dead);
    CHECK(world.finished[0].error.code == ErrorCode::ragged);
    CHECK(world.finished[0].counters.failures == 1);
}

TEST_CASE("FAILED with retry is queued again until max_attempts are used", "[broker]") {
    World world;
    wire::Submit submit = job_named("a");
    submit.max_attempts = 2;
    const wire::Lease first = world.lease(submit);
    world.dispatcher.misfortune(loom, misfortune(first, Setback::failed, ErrorCode::output),
                                world.now());
    CHECK(world.said_nothing<wire::Settled>(loom));
    const auto second = lease_again(world);
    CHECK(world.take<wire::Settled>(loom).lease.token == first.token);
    CHECK(second.attempt == 2);
    CHECK(second.lease.token != first.token);
    world.dispatcher.misfortune(loom, misfortune(second.lease, Setback::failed, ErrorCode::output),
                                world.now());
    world.commit();
    REQUIRE(world.finished.size() == 1);
    CHECK(world.finished[0].state == wire::JobState::dead);
    CHECK(world.finished[0].error.message == "why; all 2 attempts used");
}

TEST_CASE("a killed renderer's job is leased again within 100 ms", "[broker]") {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        World world;
        const wire::Lease lease = world.lease(job_named("a"));
        world.dispatcher.credit(loom, 1, world.now());
        for (std::uint64_t i = 0; i < seed; ++i) {
            world.dispatcher.ping(alice, {i}, world.now());
        }
        world.dispatcher.misfortune(loom, misfortune(lease, Setback::crashed), world.now());
        world.advance(50ms);
        CHECK(world.take<wire::Assign>(loom).attempt == 2);
    }
}

TEST_CASE("after two crashes a job runs alone, and the third makes it dead whatever max_attempts",
          "[broker]") {
    World world;
    wire::Submit submit = job_named("a");
    submit.max_attempts = 100;
    wire::Lease lease = world.lease(submit);
    world.dispatcher.misfortune(loom, misfortune(lease, Setback::crashed), world.now());
    const auto second = lease_again(world);
    CHECK_FALSE(second.alone);
    world.dispatcher.misfortune(loom, misfortune(second.lease, Setback::crashed), world.now());
    const auto third = lease_again(world);
    CHECK(third.alone);
    world.dispatcher.misfortune(loom, misfortune(third.lease, Setback::crashed), world.now());
    world.commit();
    REQUIRE(world.finished.size() == 1);
    CHECK(world.finished[0].state == wire::JobState::dead);
    CHECK(world.finished[0].counters.crashes == 3);
    CHECK(world.dispatcher.totals().crashed == 3);
}

TEST_CASE("RETURNED is free up to 20 times, and the job is leased again at once", "[broker]") {
    World world;
    wire::Lease lease = world.lease(job_named("a"));
    for (int i = 0; i < 20; ++i) {
        world.dispatcher.credit(loom, 1, world.now());
        world.dispatcher.misfortune(loom, misfortune(lease, Setback::returned), world.now());
        lease = world.take<wire::Assign>(loom).lease;
    }
    world.dispatcher.misfortune(loom, misfortune(lease, Setback::returned), world.now());
    world.collect();
    const auto& last = std::get<UpdateJob>(world.writes.back().op);
    CHECK(last.counters.returns == 21);
    CHECK(last.counters.failures == 1);
    world.commit();
    CHECK(world.take_all<wire::Settled>(loom).size() == 21);
}

TEST_CASE("the three counters follow docs/protocol.md#attempts", "[broker]") {
    const Limits limits;
    const Times times;
    Job job{.max_attempts = 3};
    job.counters.returns = 19;
    CHECK_FALSE(judge(job, Setback::returned, {}, limits, times).dead);
    CHECK(judge(job, Setback::returned, {}, limits, times).counters.failures == 0);
    CHECK(judge(job, Setback::returned, {}, limits, times).most_wait == 0ms);
    job.counters.returns = 20;
    const Verdict beyond = judge(job, Setback::returned, {}, limits, times);
    CHECK(beyond.counters.failures == 1);
    CHECK_FALSE(beyond.dead);
    job.counters.failures = 2;
    CHECK(judge(job, Setback::returned, {}, limits, times).dead);
    CHECK(judge(job, Setback::crashed, {}, limits, times).dead);
    job.counters = {.failures = 1};
    CHECK_FALSE(judge(job, Setback::crashed, {}, limits, times).dead);
    CHECK(judge(job, Setback::bad_input, {}, limits, times).dead);
}

TEST_CASE("the back-off is at most 50 ms × 2^(n−1), and 30 s", "[broker]") {
    const Times times;
    CHECK(backoff_bound(1, times) == 50ms);
    CHECK(backoff_bound(2, times) == 100ms);
    CHECK(backoff_bound(5, times) == 800ms);
    CHECK(backoff_bound(11, times) == 30s);
    CHECK(backoff_bound(4'000'000'000U, times) == 30s);
}

TEST_CASE("three missed heartbeats, and the leases return", "[broker]") {
    World world;
    const wire::Lease lease = world.lease(job_named("a"));
    world.advance(1s);
    world.dispatcher.heartbeat(loom, world.now());
    CHECK(world.take<wire::Heartbeat>(loom).boot == 42);
    for (int i = 0; i < 12; ++i) {
        world.advance(250ms);
    }
    CHECK(world.dispatcher.is_current(lease));  // renewed 3 s ago
    world.advance(250ms);
    world.advance(250ms);
    CHECK_FALSE(world.dispatcher.knows(loom));
    CHECK_FALSE(world.dispatcher.is_current(lease));
    world.add_worker(mill, "mill", 1);
    CHECK(world.take<wire::Assign>(mill).attempt == 2);
    CHECK(world.dispatcher.totals().returned == 1);
}

TEST_CASE("a pause of the broker itself makes no worker late", "[broker]") {
    World world;
    const wire::Lease lease = world.lease(job_named("a"));
    world.advance(250ms);
    world.advance(30s);
    CHECK(world.dispatcher.is_current(lease));
}

TEST_CASE("BYE returns what the worker still holds", "[broker]") {
    World world;
    world.lease(job_named("a"));
    world.dispatcher.bye(loom, world.now());
    CHECK_FALSE(world.dispatcher.knows(loom));
    world.add_worker(mill, "mill", 1);
    CHECK(world.take<wire::Assign>(mill).lease.id == JobId{1});
}

TEST_CASE("a worker whose socket is full gets nothing until it has room", "[broker]") {
    World world;
    world.add_worker(loom, "loom", 2);
    world.dispatcher.worker_blocked(loom, true, world.now());
    world.accept(job_named("a"));
    CHECK(world.said_nothing<wire::Assign>(loom));
    world.dispatcher.worker_blocked(loom, false, world.now());
    CHECK(world.take_all<wire::Assign>(loom).size() == 1);
}

TEST_CASE("a body that is damaged on disk makes the job dead with E_CHECKSUM", "[broker]") {
    World world;
    const wire::Lease lease = world.lease(job_named("a"));
    world.dispatcher.body_lost(lease, {ErrorCode::checksum, "damaged"}, world.now());
    world.commit();
    REQUIRE(world.finished.size() == 1);
    CHECK(world.finished[0].state == wire::JobState::dead);
    CHECK(world.finished[0].error.code == ErrorCode::checksum);
    world.accept(job_named("b"));  // the credit was not used
    CHECK(world.take_all<wire::Assign>(loom).size() == 1);
}

TEST_CASE("high goes before normal before low, and age overtakes priority", "[broker]") {
    World world;
    const auto submit = [&](const char* key, wire::Priority priority) {
        wire::Submit job = job_named(key);
        job.priority = priority;
        world.accept(job);
    };
    submit("old low", wire::Priority::low);
    world.advance(241s);
    submit("normal", wire::Priority::normal);
    submit("high", wire::Priority::high);
    world.add_worker(loom, "loom", 3);
    std::vector<std::string> order;
    for (const wire::Assign& assign : world.take_all<wire::Assign>(loom)) {
        order.push_back(assign.key);
    }
    CHECK(order == std::vector<std::string>{"high", "old low", "normal"});
}

TEST_CASE("a delayed job waits for its time, also across a restart", "[broker]") {
    World world;
    world.add_worker(loom, "loom", 5);
    wire::Submit submit = job_named("a");
    submit.delay_s = 2;
    world.accept(submit);
    world.dispatcher.load({.id = JobId{50},
                           .name_space = "default",
                           .key = "b",
                           .queue = "default",
                           .outputs = {"b.png"},
                           .not_before_ms = world.clock.wall_ms() + 2500},
                          world.now());
    CHECK(world.dispatcher.jobs().count(Phase::delayed) == 2);
    world.advance(1900ms);
    world.dispatcher.heartbeat(loom, world.now());
    CHECK(world.said_nothing<wire::Assign>(loom));
    CHECK(world.dispatcher.next_deadline() <= world.now().steady + 100ms);
    world.advance(100ms);
    CHECK(world.take<wire::Assign>(loom).key == "a");
    world.advance(500ms);
    CHECK(world.take<wire::Assign>(loom).key == "b");
}

TEST_CASE("after a restart nothing is leased until the workers could say what they hold",
          "[broker]") {
    World world;
    world.add_worker(loom, "loom", 5);
    world.dispatcher.load({.id = JobId{50},
                           .name_space = "default",
                           .key = "b",
                           .queue = "default",
                           .outputs = {"b.png"}},
                          world.now());
    CHECK(world.dispatcher.jobs().count(Phase::queued) == 1);
    world.accept(job_named("a"));
    world.advance(200ms);
    CHECK(world.said_nothing<wire::Assign>(loom));
    CHECK(world.dispatcher.next_deadline() <= world.now().steady + 50ms);
    world.advance(50ms);
    CHECK(world.take_all<wire::Assign>(loom).size() == 2);
}

TEST_CASE("a back-off written under a clock that ran ahead does not outlast a restart",
          "[broker]") {
    World world;
    world.add_worker(loom, "loom", 5);
    constexpr std::int64_t ten_years_ms = 10LL * 365 * 86'400'000;
    world.dispatcher.load({.id = JobId{50},
                           .name_space = "default",
                           .key = "crashed",
                           .queue = "default",
                           .outputs = {"crashed.png"},
                           .accepted_ms = world.clock.wall_ms(),
                           .not_before_ms = world.clock.wall_ms() + ten_years_ms,
                           .counters = {.crashes = 1}},
                          world.now());
    for (int second = 0; second < 30; ++second) {
        world.advance(1s);
        world.dispatcher.heartbeat(loom, world.now());
    }
    CHECK(world.take<wire::Assign>(loom).key == "crashed");
}

}  // namespace plotmill::test

// docs/protocol.md#worker--broker: who is who, and which leases are kept.

#include "tests/unit/broker/core_world.hpp"

namespace plotmill::test {

TEST_CASE("after a restart a worker keeps the leases it still holds", "[broker]") {
    World world;
    world.dispatcher.load({.id = JobId{5},
                           .name_space = "default",
                           .key = "a",
                           .queue = "default",
                           .outputs = {"a.png"}},
                          world.now());
    const wire::Lease held{JobId{5}, Token{99}};
    world.dispatcher.ready(loom, worker_named("loom", {held, {JobId{6}, Token{98}}}), world.now());
    CHECK(world.take<wire::Revoked>(loom).lease.id == JobId{6});
    CHECK(world.dispatcher.is_current(held));
    world.add_worker(mill, "mill", 1);
    world.advance(1s);
    CHECK(world.said_nothing<wire::Assign>(mill));
    world.dispatcher.done(loom, held, "{}", world.now());
    world.commit();
    CHECK(world.take<wire::Settled>(loom).lease.id == JobId{5});
    CHECK(world.finished.size() == 1);
}

TEST_CASE("a lease that another worker has meanwhile is revoked", "[broker]") {
    World world;
    const wire::Lease lease = world.lease(job_named("a"));
    world.dispatcher.ready(mill, worker_named("mill", {{lease.id, Token{1}}}), world.now());
    CHECK(world.take<wire::Revoked>(mill).lease.token == Token{1});
    CHECK(world.dispatcher.is_current(lease));
}

TEST_CASE("the same process over a new connection keeps what it names and returns the rest",
          "[broker]") {
    World world;
    const wire::Lease kept = world.lease(job_named("a"));
    const wire::Lease dropped = world.lease(job_named("b"));
    world.dispatcher.ready(mill, worker_named("loom", {kept}), world.now());
    CHECK_FALSE(world.dispatcher.knows(loom));
    CHECK(world.dispatcher.is_current(kept));
    CHECK_FALSE(world.dispatcher.is_current(dropped));
    CHECK(world.said_nothing<wire::Revoked>(mill));
    world.dispatcher.done(mill, kept, "{}", world.now());
    world.commit();
    CHECK(world.take_all<wire::Settled>(mill).size() == 1);
}

TEST_CASE("an outcome on its way to the disk is settled over the new connection", "[broker]") {
    World world;
    const wire::Lease lease = world.lease(job_named("a"));
    world.dispatcher.done(loom, lease, "{}", world.now());
    world.dispatcher.ready(mill, worker_named("loom", {lease}), world.now());
    CHECK(world.said_nothing<wire::Revoked>(mill));
    world.dispatcher.done(mill, lease, "{}", world.now());
    world.commit();
    CHECK(world.take<wire::Settled>(mill).lease.token == lease.token);
    CHECK(world.finished.size() == 1);
}

TEST_CASE("a worker's name is taken while the one who has it is heard", "[broker]") {
    World world;
    world.dispatcher.ready(loom, worker_named("loom"), world.now());
    wire::Ready other = worker_named("loom");
    other.pid = 8;
    world.dispatcher.ready(mill, other, world.now());
    CHECK(world.take<wire::Refused>(mill).code == ErrorCode::key_conflict);
    world.dispatcher.worker_gone(loom, world.now());
    world.dispatcher.ready(mill, other, world.now());
    CHECK(world.take<wire::Welcome>(mill).version == 1);
}

TEST_CASE("READY of another version is refused with E_VERSION", "[broker]") {
    World world;
    wire::Ready ready = worker_named("loom");
    ready.version = 2;
    world.dispatcher.ready(loom, ready, world.now());
    CHECK(world.take<wire::Refused>(loom).code == ErrorCode::version);
    CHECK_FALSE(world.dispatcher.knows(loom));
}

TEST_CASE("max_workers: one more is refused", "[broker]") {
    World world{{.limits = {.max_workers = 1}}};
    world.dispatcher.ready(loom, worker_named("loom"), world.now());
    world.dispatcher.ready(mill, worker_named("mill"), world.now());
    CHECK(world.take<wire::Refused>(mill).code == ErrorCode::limit);
}

}  // namespace plotmill::test

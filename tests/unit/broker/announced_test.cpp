// Large bodies are announced before they come: everything that stands in the way is said at once.
#include "tests/unit/broker/core_world.hpp"

namespace plotmill::test {

TEST_CASE("a body is wanted only when its job would be accepted", "[broker]") {
    World world;
    CHECK(world.dispatcher.announce(alice, job_named("a"), world.now()));
    wire::Submit malformed = job_named("b");
    malformed.outputs = {"../b.png"};
    CHECK_FALSE(world.dispatcher.announce(alice, malformed, world.now()));
    CHECK(world.take<wire::Refused>(alice).code == ErrorCode::path);
    const JobId id = world.accept(job_named("c"));
    CHECK_FALSE(world.dispatcher.announce(alice, job_named("c"), world.now()));
    CHECK(world.take<wire::Accepted>(alice).id == id);  // it has come before: nothing is sent twice
    CHECK_FALSE(world.dispatcher.announce(alice, job_named("c", "1"), world.now()));
    CHECK(world.take<wire::Refused>(alice).code == ErrorCode::key_conflict);
    CHECK_FALSE(world.dispatcher.announce(bob, job_named("d"), world.now()));
    CHECK(world.said_nothing<wire::Refused>(bob));
    world.take<wire::Resync>(bob);
}

TEST_CASE("bodies on their way count against the limit of bytes until they are retracted",
          "[broker]") {
    Setup setup{.introduction = {"0.1.0", 42, 1000}};
    setup.limits.max_queued_bytes = 25;
    World world{setup};
    CHECK(world.dispatcher.announce(alice, job_named("a"), world.now()));
    CHECK(world.dispatcher.announce(alice, job_named("b"), world.now()));
    CHECK_FALSE(world.dispatcher.announce(alice, job_named("c"), world.now()));
    CHECK(world.take<wire::Busy>(alice).reason.starts_with("max_queued_bytes"));
    world.dispatcher.retract(10);
    world.accept(job_named("a"));  // its body has come
    CHECK_FALSE(world.dispatcher.announce(alice, job_named("c"), world.now()));
    world.take<wire::Busy>(alice);
    world.dispatcher.retract(10);  // the other one was given up
    CHECK(world.dispatcher.announce(alice, job_named("c"), world.now()));
}

TEST_CASE("max_uploads: one more body is BUSY", "[broker]") {
    Setup setup{.introduction = {"0.1.0", 42, 1000}};
    setup.limits.max_uploads = 1;
    World world{setup};
    CHECK(world.dispatcher.announce(alice, job_named("a"), world.now()));
    CHECK_FALSE(world.dispatcher.announce(alice, job_named("b"), world.now()));
    CHECK(world.take<wire::Busy>(alice).reason.starts_with("max_uploads"));
}

}  // namespace plotmill::test

// docs/protocol.md#events, sentence by sentence.

#include "tests/unit/broker/core_world.hpp"

namespace plotmill::test {
namespace {

using wire::EventKind;

wire::Subscribe everything(wire::RequestId request, std::uint64_t credit = 100) {
    return {.request = request,
            .kinds = {},
            .name_space = {},
            .queue = {},
            .batch = {},
            .credit = credit};
}

struct Told {
    EventKind kind;
    std::uint64_t sequence;
    friend bool operator==(const Told&, const Told&) = default;
};

/// What the subscription was sent since the last call.
std::vector<Happening> take_events(World& world, wire::RequestId request, ProducerId to = alice) {
    world.collect();
    std::vector<Happening> taken;
    for (TellEvent& event : world.events) {
        std::erase_if(event.to, [&](const EventRecipient& one) {
            if (one.producer != to || one.header.request != request) {
                return false;
            }
            taken.push_back(event.what);
            return true;
        });
    }
    return taken;
}

std::vector<Told> told(World& world, ProducerId to = alice) {
    world.collect();
    std::vector<Told> all;
    for (const TellEvent& event : std::exchange(world.events, {})) {
        for (const EventRecipient& one : event.to) {
            if (one.producer == to) {
                CHECK(one.header.boot == 42);
                all.push_back({event.what.kind, one.header.sequence});
            }
        }
    }
    return all;
}

std::vector<EventKind> kinds(const std::vector<Happening>& events) {
    std::vector<EventKind> all;
    for (const Happening& one : events) {
        all.push_back(one.kind);
    }
    return all;
}

void let_in(World& world, ProducerId id, const std::string& name_space, bool may_operate) {
    wire::Hello hello;
    hello.name_space = name_space;
    world.dispatcher.hello(id, hello, world.now(), {.may_operate = may_operate});
    world.take_all<wire::Welcome>(id);
}

ErrorCode refusal(World& world, const wire::Subscribe& wanted, ProducerId id = alice) {
    world.dispatcher.subscribe(id, wanted, world.now());
    return world.take<wire::Refused>(id).code;
}

}  // namespace

TEST_CASE("SUBSCRIBE is answered, then each step of a job's life is told once, numbered",
          "[broker]") {
    World world;
    world.dispatcher.subscribe(alice, everything(7), world.now());
    world.collect();
    REQUIRE(world.answers.size() == 1);
    CHECK(world.answers[0].request == 7);
    CHECK(std::get<Subscribed>(world.answers[0].content).boot == 42);
    wire::Submit submit = job_named("a");
    submit.batch = "b";
    const wire::Lease lease = world.lease(submit);
    world.dispatcher.done(loom, lease, "{}", world.now());
    CHECK(told(world) == std::vector<Told>{{EventKind::accepted, 1},
                                           {EventKind::worker_joined, 2},
                                           {EventKind::leased, 3}});
    world.commit();  // it is done when that is on disk
    world.collect();
    REQUIRE(world.events.size() == 1);
    const Happening& done = world.events[0].what;
    CHECK(done.kind == EventKind::done);
    CHECK(done.id == lease.id);
    CHECK(done.key == "a");
    CHECK(done.name_space == "default");
    CHECK(done.queue == "default");
    CHECK(done.batch == "b");
    CHECK(done.worker == "loom");
    CHECK(done.attempt == 1);
    CHECK_FALSE(done.error);
    CHECK(told(world) == std::vector<Told>{{EventKind::done, 4}});
}

TEST_CASE("a job that comes back is retried, with the reason; one that is given up is dead",
          "[broker]") {
    World world;
    const wire::Lease lease = world.lease(job_named("a"));
    world.dispatcher.subscribe(alice, everything(1), world.now());
    world.dispatcher.misfortune(
        loom,
        {.lease = lease, .setback = Setback::crashed, .error = {ErrorCode::crash, "signal 11"}},
        world.now());
    auto events = take_events(world, 1);
    REQUIRE(kinds(events) == std::vector{EventKind::retried});
    CHECK(events[0].reason == "crashed");
    CHECK(events[0].worker == "loom");
    CHECK(events[0].error->message == "signal 11");
    world.commit();
    world.dispatcher.credit(loom, 1, world.now());
    world.advance(100ms);
    world.dispatcher.misfortune(loom,
                                {.lease = world.take<wire::Assign>(loom).lease,
                                 .setback = Setback::bad_input,
                                 .error = {ErrorCode::ragged, "column 'y' is short"}},
                                world.now());
    world.commit();
    events = take_events(world, 1);
    REQUIRE(kinds(events) == std::vector{EventKind::leased, EventKind::dead});
    CHECK(events[0].attempt == 2);
    CHECK(events[1].error->code == ErrorCode::ragged);
}

TEST_CASE("cancelled, expired, paused, resumed, joined, left and lost are told", "[broker]") {
    World world;
    world.dispatcher.subscribe(alice, everything(1), world.now());
    world.dispatcher.cancel(alice, {5, world.accept(job_named("a")), {}}, world.now());
    world.commit();
    wire::Submit short_lived = job_named("b");
    short_lived.expires_s = 1;
    world.accept(short_lived);
    world.advance(2s);
    world.commit();
    CHECK(kinds(take_events(world, 1)) == std::vector{EventKind::accepted, EventKind::cancelled,
                                                      EventKind::accepted, EventKind::expired});
    world.dispatcher.set_paused(alice, {6, "q", true}, world.now());
    CHECK(take_events(world, 1).empty());  // not on disk
    world.commit();
    world.dispatcher.set_paused(alice, {7, "q", false}, world.now());
    world.commit();
    const auto queue = take_events(world, 1);
    CHECK(kinds(queue) == std::vector{EventKind::queue_paused, EventKind::queue_resumed});
    CHECK(queue.at(0).queue == "q");
    world.add_worker(loom, "loom", 1);
    world.dispatcher.ready(loom, worker_named("loom"), world.now());  // it was there
    world.dispatcher.bye(loom, world.now());
    world.add_worker(mill, "mill", 1);
    world.accept(job_named("c"));
    world.dispatcher.worker_gone(mill, world.now());
    const auto workers = take_events(world, 1);
    CHECK(kinds(workers) == std::vector{EventKind::worker_joined, EventKind::worker_left,
                                        EventKind::worker_joined, EventKind::accepted,
                                        EventKind::leased, EventKind::worker_lost,
                                        EventKind::retried});
    CHECK(workers.at(5).leases == 1);
    CHECK(workers.at(6).reason == "returned");
}

TEST_CASE("without credit events are counted, and the count is told before the next one",
          "[broker]") {
    World world;
    world.dispatcher.subscribe(alice, everything(1, 1), world.now());
    for (const char* key : {"a", "b", "c"}) {
        world.accept(job_named(key));
    }
    CHECK(told(world) == std::vector<Told>{{EventKind::accepted, 1}});
    world.dispatcher.add_event_credit(alice, {1, 2}, world.now());
    world.collect();
    REQUIRE(world.events.size() == 1);
    CHECK(world.events[0].what.missed == 2);
    CHECK(told(world) == std::vector<Told>{{EventKind::missed, 3}});
    world.accept(job_named("d"));
    world.accept(job_named("e"));
    CHECK(told(world) == std::vector<Told>{{EventKind::accepted, 4}});
}

TEST_CASE("kinds, queue, batch and namespace say what a subscription gets", "[broker]") {
    World world;
    wire::Subscribe ends = everything(1);
    ends.kinds = {"done", "dead"};
    wire::Subscribe of_queue = everything(2);
    of_queue.queue = "night";
    wire::Subscribe of_batch = everything(3);
    of_batch.batch = "b";
    wire::Subscribe of_bob = everything(4);
    of_bob.name_space = "bob";
    for (const wire::Subscribe& one : {ends, of_queue, of_batch, of_bob}) {
        world.dispatcher.subscribe(alice, one, world.now());
    }
    wire::Submit in_batch = job_named("a");
    in_batch.batch = "b";
    const wire::Lease lease = world.lease(in_batch);
    wire::Submit in_queue = job_named("n");
    in_queue.queue = "night";
    world.accept(in_queue);
    let_in(world, bob, "bob", true);
    wire::Submit namesake = job_named("of bob");
    namesake.batch = "b";  // of another namespace: another batch
    world.accept(namesake, bob);
    world.dispatcher.done(loom, lease, "{}", world.now());
    world.commit();
    world.dispatcher.set_paused(alice, {6, "night", true}, world.now());
    world.commit();
    CHECK(kinds(take_events(world, 1)) == std::vector{EventKind::done});
    CHECK(kinds(take_events(world, 2)) ==
          std::vector{EventKind::accepted, EventKind::queue_paused});
    CHECK(kinds(take_events(world, 3)) ==
          std::vector{EventKind::accepted, EventKind::leased, EventKind::done});
    CHECK(kinds(take_events(world, 4)) == std::vector{EventKind::accepted});
}

TEST_CASE("without the role operator it is the producer's own namespace, and no service",
          "[broker]") {
    World world;
    let_in(world, bob, "bob", false);
    wire::Subscribe wanted = everything(1);
    wanted.name_space = "default";
    CHECK(refusal(world, wanted, bob) == ErrorCode::forbidden);
    wanted = everything(1);
    wanted.kinds = {"worker_lost"};
    CHECK(refusal(world, wanted, bob) == ErrorCode::forbidden);
    world.dispatcher.subscribe(bob, everything(1), world.now());
    world.accept(job_named("a"));
    world.add_worker(loom, "loom", 0);
    world.dispatcher.set_paused(alice, {6, "q", true}, world.now());
    world.commit();
    CHECK(take_events(world, 1, bob).empty());
    world.accept(job_named("of bob"), bob);
    CHECK(kinds(take_events(world, 1, bob)) == std::vector{EventKind::accepted});
}

TEST_CASE("SUBSCRIBE and CREDIT beyond their limits are refused or BUSY", "[broker]") {
    World world;
    wire::Subscribe wanted = everything(1);
    wanted.kinds = {"done", "missed"};
    CHECK(refusal(world, wanted) == ErrorCode::range);
    wanted.kinds = {"finished"};
    CHECK(refusal(world, wanted) == ErrorCode::range);
    CHECK(refusal(world, everything(1, 0)) == ErrorCode::range);
    CHECK(refusal(world, everything(1, EventFeed::limits.max_credit + 1)) == ErrorCode::range);
    world.dispatcher.subscribe(alice, everything(1, EventFeed::limits.max_credit), world.now());
    CHECK(refusal(world, everything(2, 1)) == ErrorCode::range);
    world.dispatcher.subscribe(alice, everything(1, 1), world.now());  // takes its own place
    world.dispatcher.add_event_credit(alice, {1, EventFeed::limits.max_credit}, world.now());
    CHECK(world.take<wire::Refused>(alice).request == 1);
    for (wire::RequestId request = 1; request <= 16; ++request) {
        world.dispatcher.subscribe(alice, everything(request, 1), world.now());
    }
    CHECK(world.said_nothing<wire::Busy>(alice));
    world.dispatcher.subscribe(alice, everything(17, 1), world.now());
    const auto busy = world.take<wire::Busy>(alice);
    CHECK(busy.request == 17);
    CHECK(busy.depth == 16);
    CHECK_THAT(busy.reason, Catch::StartsWith("max_subscriptions"));
}

TEST_CASE("a subscription ends with UNSUBSCRIBE, with HELLO, and with the connection", "[broker]") {
    World world;
    let_in(world, bob, "default", true);
    world.dispatcher.subscribe(alice, everything(1), world.now());
    world.dispatcher.subscribe(alice, everything(2), world.now());
    world.dispatcher.subscribe(bob, everything(1), world.now());
    world.dispatcher.unsubscribe(alice, {1}, world.now());
    world.accept(job_named("a"));
    CHECK(take_events(world, 1).empty());
    CHECK(take_events(world, 2).size() == 1);
    CHECK(take_events(world, 1, bob).size() == 1);
    world.dispatcher.hello(alice, {}, world.now());
    world.dispatcher.producer_gone(bob);
    world.accept(job_named("b"));
    world.collect();
    CHECK(world.events.size() == 1);  // the one of "a", emptied above
}

TEST_CASE("who says nothing for ten minutes is forgotten with his subscriptions", "[broker]") {
    World world;
    let_in(world, bob, "default", true);
    world.dispatcher.subscribe(bob, everything(1), world.now());
    world.advance(1s);
    world.advance(11min);
    CHECK_FALSE(world.dispatcher.knows(bob));
}

}  // namespace plotmill::test

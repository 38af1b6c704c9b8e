// docs/protocol.md#operators, sentence by sentence.

#include "tests/unit/broker/core_world.hpp"

namespace plotmill::test {
namespace {

JobEnd only_end(World& world) {
    world.collect();
    REQUIRE(world.answers.size() == 1);
    return std::get<JobEnd>(world.answers[0].content);
}

wire::CancelJob cancel_id(wire::RequestId request, JobId id) {
    return {request, id, {}};
}
wire::CancelJob cancel_key(wire::RequestId request, const std::string& key) {
    return {request, {}, key};
}

StoreResult kept_as(JobId id, wire::JobState state, const std::string& key = "a") {
    KeptJobs kept;
    kept.jobs.push_back({.job = {.id = id,
                                 .name_space = "default",
                                 .key = key,
                                 .queue = "default",
                                 .outputs = {key + ".png"},
                                 .bytes = 10,
                                 .counters = {3, 2, 1, 6}},
                         .state = state,
                         .record = std::make_shared<const std::string>("{}")});
    return {.outcome = StoreOutcome::found, .kept = std::make_shared<const KeptJobs>(kept)};
}

}  // namespace

TEST_CASE("CANCEL ends a queued job at once; it is answered when that is on disk", "[broker]") {
    World world;
    const JobId id = world.accept(job_named("a"));
    world.dispatcher.cancel(alice, cancel_id(9, id), world.now());
    world.collect();
    CHECK(world.answers.empty());
    world.commit();
    const JobEnd end = only_end(world);
    CHECK(end.id == id);
    CHECK(end.key == "a");
    CHECK(end.state == wire::JobState::cancelled);
    CHECK(world.answers[0].request == 9);
    CHECK(world.take<wire::JobResult>(alice).state == wire::JobState::cancelled);
    CHECK(world.finished.at(0).error.code == ErrorCode::stale);
    world.add_worker(loom, "loom", 1);
    CHECK(world.said_nothing<wire::Assign>(loom));
}

TEST_CASE("CANCEL takes a key instead of an id, in the producer's own namespace", "[broker]") {
    World world;
    const JobId id = world.accept(job_named("a"));
    wire::Hello hello;
    hello.name_space = "other";
    world.dispatcher.hello(bob, hello, world.now());
    world.dispatcher.cancel(bob, cancel_key(1, "a"), world.now());
    CHECK(world.take<wire::Refused>(bob).code == ErrorCode::not_found);
    world.dispatcher.cancel(alice, cancel_key(2, "a"), world.now());
    world.commit();
    CHECK(only_end(world).id == id);
}

TEST_CASE("CANCEL of a leased job stops its worker, and ends it when the worker has let go",
          "[broker]") {
    World world;
    const wire::Lease lease = world.lease(job_named("a"));
    world.dispatcher.cancel(alice, cancel_id(9, lease.id), world.now());
    CHECK(world.take<wire::StopJob>(loom).lease.token == lease.token);
    world.commit();
    CHECK(world.answers.empty());
    CHECK(world.dispatcher.is_current(lease));
    world.dispatcher.misfortune(loom, {.lease = lease, .setback = Setback::returned}, world.now());
    world.commit();
    CHECK(only_end(world).state == wire::JobState::cancelled);
    CHECK(world.take<wire::Settled>(loom).lease.token == lease.token);
    CHECK(world.dispatcher.jobs().size() == 0);
}

TEST_CASE("CANCEL that comes too late is answered with how the job ended", "[broker]") {
    World world;
    const wire::Lease lease = world.lease(job_named("a"));
    world.dispatcher.cancel(alice, cancel_id(9, lease.id), world.now());
    world.dispatcher.done(loom, lease, "{}", world.now());
    world.commit();
    CHECK(only_end(world).state == wire::JobState::done);
    world.answers.clear();
    world.store_says.push_back({.outcome = StoreOutcome::found,
                                .id = lease.id,
                                .key = "a",
                                .state = wire::JobState::done});
    world.dispatcher.cancel(alice, cancel_id(10, lease.id), world.now());
    world.commit();
    CHECK(only_end(world).state == wire::JobState::done);
}

TEST_CASE("a cancelled job whose worker is lost is not leased again", "[broker]") {
    World world;
    const wire::Lease lease = world.lease(job_named("a"));
    world.dispatcher.cancel(alice, cancel_id(9, lease.id), world.now());
    world.dispatcher.worker_gone(loom, world.now());
    world.add_worker(mill, "mill", 1);
    world.commit();
    CHECK(world.said_nothing<wire::Assign>(mill));
    CHECK(only_end(world).state == wire::JobState::cancelled);
}

TEST_CASE("a worker that comes back with a cancelled job is told again to stop it", "[broker]") {
    World world;
    const wire::Lease lease = world.lease(job_named("a"));
    world.dispatcher.cancel(alice, cancel_id(9, lease.id), world.now());
    world.take<wire::StopJob>(loom);
    world.dispatcher.ready(mill, worker_named("loom", {lease}), world.now());
    CHECK(world.take<wire::StopJob>(mill).lease.token == lease.token);
}

TEST_CASE("CANCEL of a job on its way to the disk: accepted, then cancelled", "[broker]") {
    World world;
    world.dispatcher.submit(alice, job_named("a"), world.now());
    world.dispatcher.cancel(alice, cancel_key(9, "a"), world.now());
    world.commit();
    CHECK(world.take_all<wire::Accepted>(alice).size() == 1);
    CHECK(only_end(world).state == wire::JobState::cancelled);
}

TEST_CASE("who joins a job that is cancelled on its way to the disk hears of it from there",
          "[broker]") {
    World world;
    world.dispatcher.hello(bob, {}, world.now());
    world.dispatcher.submit(alice, job_named("a"), world.now());
    world.dispatcher.cancel(alice, cancel_key(9, "a"), world.now());
    world.dispatcher.submit(bob, job_named("a"), world.now());
    CHECK(world.said_nothing<wire::Accepted>(bob));
    world.commit();
    CHECK(world.take<wire::Accepted>(bob).duplicate);
    CHECK(world.take<wire::JobResult>(bob).state == wire::JobState::cancelled);
}

TEST_CASE("CANCEL of a job that the full disk did not take is refused", "[broker]") {
    World world;
    world.dispatcher.submit(alice, job_named("a"), world.now());
    world.dispatcher.cancel(alice, cancel_key(9, "a"), world.now());
    world.collect();
    const auto refused_later = [&] { return world.take_all<wire::Refused>(alice); };
    CHECK(refused_later().empty());
    const Persist insert = world.writes.front();
    world.writes.pop_front();
    world.dispatcher.committed({.ticket = insert.ticket, .outcome = StoreOutcome::full},
                               world.now());
    CHECK(refused_later().size() == 1);
    CHECK(world.take_all<wire::Busy>(alice).size() == 1);
    CHECK(world.dispatcher.jobs().size() == 0);
}

TEST_CASE("expires_s: a job that no worker has by then ends as expired", "[broker]") {
    World world;
    wire::Submit submit = job_named("a");
    submit.expires_s = 5;
    world.accept(submit);
    world.advance(4900ms);
    world.commit();
    CHECK(world.said_nothing<wire::JobResult>(alice));
    CHECK(world.dispatcher.next_deadline() <= world.now().steady + 100ms);
    world.advance(100ms);
    world.commit();
    CHECK(world.take<wire::JobResult>(alice).state == wire::JobState::expired);
    CHECK(world.finished.at(0).error.code == ErrorCode::timeout);
    world.add_worker(loom, "loom", 1);
    CHECK(world.said_nothing<wire::Assign>(loom));
}

TEST_CASE("expires_s does not take a job from the worker that has it, only from a second one",
          "[broker]") {
    World world;
    wire::Submit submit = job_named("a");
    submit.expires_s = 1;
    const wire::Lease lease = world.lease(submit);
    world.advance(1s);
    world.dispatcher.heartbeat(loom, world.now());
    world.advance(1s);
    world.commit();
    CHECK(world.dispatcher.is_current(lease));
    world.dispatcher.misfortune(loom, {.lease = lease, .setback = Setback::failed}, world.now());
    world.commit();
    CHECK(world.take<wire::JobResult>(alice).state == wire::JobState::expired);
}

TEST_CASE("expires_s goes on across a restart", "[broker]") {
    World world;
    world.dispatcher.load({.id = JobId{50},
                           .name_space = "default",
                           .key = "b",
                           .queue = "default",
                           .outputs = {"b.png"},
                           .expires_ms = world.clock.wall_ms() + 1000},
                          world.now());
    world.advance(1s);
    world.commit();
    CHECK(world.finished.at(0).state == wire::JobState::expired);
}

TEST_CASE("RETRY queues a dead job again under its id, with counters at 0", "[broker]") {
    World world;
    world.store_says.push_back(kept_as(JobId{5}, wire::JobState::dead));
    world.store_says.push_back({.outcome = StoreOutcome::written});
    world.dispatcher.retry(alice, {.request = 3, .id = JobId{5}}, world.now());
    world.commit();
    const JobEnd end = only_end(world);
    CHECK(end.id == JobId{5});
    CHECK(end.state == wire::JobState::queued);
    world.add_worker(loom, "loom", 1);
    const auto assign = world.take<wire::Assign>(loom);
    CHECK(assign.lease.id == JobId{5});
    CHECK(assign.attempt == 1);
    CHECK_FALSE(assign.alone);
}

TEST_CASE("RETRY is refused for what is not dead, or whose key or output is another's",
          "[broker]") {
    const auto refusal = [](World& world, StoreResult found) {
        world.store_says.push_back(std::move(found));
        world.dispatcher.retry(alice, {.request = 3, .id = JobId{5}}, world.now());
        world.commit();
        return world.take<wire::Refused>(alice);
    };
    World world;
    CHECK(refusal(world, {.outcome = StoreOutcome::not_found}).code == ErrorCode::not_found);
    CHECK(refusal(world, kept_as(JobId{5}, wire::JobState::done)).code == ErrorCode::not_found);
    const JobId live = world.accept(job_named("a"));
    const auto refused = refusal(world, kept_as(JobId{5}, wire::JobState::dead));
    CHECK(refused.code == ErrorCode::key_conflict);
    CHECK(refused.id == live);
    StoreResult same_path = kept_as(JobId{5}, wire::JobState::dead, "b");
    KeptJobs kept = *same_path.kept;
    kept.jobs[0].job.outputs = {"a.png"};
    same_path.kept = std::make_shared<const KeptJobs>(kept);
    CHECK(refusal(world, same_path).code == ErrorCode::path_busy);
}

TEST_CASE("RETRY twice at once queues the job once", "[broker]") {
    World world;
    world.store_says.push_back(kept_as(JobId{5}, wire::JobState::dead));
    world.store_says.push_back(kept_as(JobId{5}, wire::JobState::dead));
    world.store_says.push_back({.outcome = StoreOutcome::written});
    world.dispatcher.retry(alice, {.request = 3, .id = JobId{5}}, world.now());
    world.dispatcher.retry(alice, {.request = 4, .id = JobId{5}}, world.now());
    world.commit();
    CHECK(world.take<wire::Refused>(alice).request == 4);
    CHECK(only_end(world).id == JobId{5});
    CHECK(world.dispatcher.jobs().size() == 1);
}

TEST_CASE("RETRY of a job that was forgotten meanwhile is refused, and so is who joined it",
          "[broker]") {
    World world;
    world.store_says.push_back(kept_as(JobId{5}, wire::JobState::dead));
    world.store_says.push_back({.outcome = StoreOutcome::not_found});
    world.dispatcher.retry(alice, {.request = 3, .id = JobId{5}}, world.now());
    world.commit();
    CHECK(world.take<wire::Refused>(alice).code == ErrorCode::not_found);
    CHECK(world.dispatcher.jobs().size() == 0);
}

TEST_CASE("DROP is of dead jobs only", "[broker]") {
    World world;
    const JobId live = world.accept(job_named("a"));
    world.dispatcher.drop(alice, {.request = 3, .id = live}, world.now());
    CHECK(world.take<wire::Refused>(alice).code == ErrorCode::not_found);
    world.store_says.push_back({.outcome = StoreOutcome::not_found});
    world.dispatcher.drop(alice, {.request = 4, .id = JobId{70}}, world.now());
    world.commit();
    CHECK(world.take<wire::Refused>(alice).request == 4);
    world.store_says.push_back({.id = JobId{71}, .key = "k", .state = wire::JobState::dead});
    world.dispatcher.drop(alice, {.request = 5, .id = JobId{71}}, world.now());
    world.commit();
    CHECK(only_end(world).key == "k");
}

TEST_CASE("PAUSE holds a queue back at once, RESUME lets it go; both are answered from the disk",
          "[broker]") {
    World world;
    world.add_worker(loom, "loom", 5);
    world.dispatcher.set_paused(alice, {1, "default", true}, world.now());
    world.collect();
    CHECK(world.answers.empty());
    world.commit();
    CHECK(std::get<QueueAnswer>(world.answers.at(0).content).is_paused);
    world.accept(job_named("a"));
    CHECK(world.said_nothing<wire::Assign>(loom));
    world.dispatcher.set_paused(alice, {2, "default", false}, world.now());
    CHECK(world.take<wire::Assign>(loom).key == "a");
}

TEST_CASE("a queue that was paused when the broker ended is paused again", "[broker]") {
    World world;
    world.dispatcher.load_paused("default");
    world.add_worker(loom, "loom", 5);
    world.accept(job_named("a"));
    CHECK(world.said_nothing<wire::Assign>(loom));
}

TEST_CASE("SHOW tells of a live job where it is, and of a finished one what is kept", "[broker]") {
    World world;
    const wire::Lease lease = world.lease(job_named("a"));
    world.dispatcher.show(alice, {.request = 1, .id = lease.id}, world.now());
    world.collect();
    const auto& live = std::get<LiveJob>(world.answers.at(0).content);
    CHECK(live.state == wire::JobState::leased);
    CHECK(live.worker == "loom");
    world.store_says.push_back(kept_as(JobId{5}, wire::JobState::dead));
    world.dispatcher.show(alice, {.request = 2, .id = JobId{5}}, world.now());
    world.commit();
    const auto& kept = std::get<std::shared_ptr<const KeptJobs>>(world.answers.at(1).content);
    CHECK(kept->jobs.at(0).job.counters.crashes == 2);
    CHECK_FALSE(world.answers.at(1).is_list);
}

TEST_CASE("DEAD lists 1 to 1000 at a time", "[broker]") {
    World world;
    for (const std::uint64_t limit : {std::uint64_t{0}, std::uint64_t{1001}}) {
        world.dispatcher.list_dead(alice, {.request = 1, .after = {}, .limit = limit}, world.now());
        CHECK(world.take<wire::Refused>(alice).code == ErrorCode::range);
    }
    world.dispatcher.list_dead(alice, {.request = 1, .after = JobId{7}, .limit = 10}, world.now());
    world.collect();
    REQUIRE(world.writes.size() == 1);
    CHECK(std::get<ListKeptDead>(world.writes[0].op).after == JobId{7});
}

TEST_CASE("MEMORY lists 1 to 1000 at a time", "[broker]") {
    World world;
    for (const std::uint64_t limit : {std::uint64_t{0}, std::uint64_t{1001}}) {
        world.dispatcher.list_measured(alice, {.request = 1, .after = {}, .limit = limit},
                                       world.now());
        CHECK(world.take<wire::Refused>(alice).message.starts_with("MEMORY.limit: got "));
    }
    world.dispatcher.list_measured(alice, {.request = 1, .after = JobId{7}, .limit = 10},
                                   world.now());
    world.collect();
    REQUIRE(world.writes.size() == 1);
    CHECK(std::get<ListKeptDone>(world.writes[0].op).after == JobId{7});
}

}  // namespace plotmill::test

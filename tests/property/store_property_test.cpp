// The store against a model in memory: after any sequence of inserts, updates, ends, retries and
// drops, closed and opened anywhere, it holds what it has reported. (What kill -9 and a power cut
// leave behind is tests/unit/broker/store_test.cpp and tests/chaos; what the core does with it is
// the simulator's.)

#include "generators.hpp"
#include "tests/unit/broker/store_world.hpp"

#include <optional>

using namespace plotmill;
using namespace plotmill::test;

namespace {

// Each try syncs the disk some fifty times.
[[maybe_unused]] const bool tries_are_few = try_often("max_success=25");

struct Modelled {
    JobRecord job;
    std::vector<std::string> frames;
};

class World {
public:
    World() { open(); }

    void insert() {
        Modelled one{stored_job(++last_id_, any_text(8)), {}};
        one.job.key = any_text(12);
        one.job.outputs.assign(*rc::gen::inRange<std::size_t>(1, 4), "温度/a b.png");
        one.job.time_limit_s = *rc::gen::inRange(0, 100);
        const int frames = *rc::gen::inRange(1, 4);
        for (int i = 0; i < frames; ++i) {
            one.frames.push_back(any_bytes() + std::string(*rc::gen::element(0U, 0U, 5000U), 'x'));
        }
        store_->insert(one.job, one.frames);
        living_[one.job.id] = std::move(one);
    }
    void update() {
        if (Modelled* one = any_of(living_)) {
            one->job.counters.failures += 1;
            one->job.counters.returns += 2;
            one->job.not_before_ms = *rc::gen::inRange(0, 100'000);
            store_->write(UpdateJob{one->job.id, one->job.counters, one->job.not_before_ms});
        }
    }
    void finish(wire::JobState state) {
        if (Modelled* one = any_of(living_)) {
            const JobId id = one->job.id;
            store_->finish(id, state, "{}");
            if (state == wire::JobState::dead) {
                dead_[id] = std::move(*one);
            }
            ended_[id] = state;
            living_.erase(id);
        }
    }
    void revive() {
        if (Modelled* one = any_of(dead_)) {
            const JobId id = one->job.id;
            store_->write(ReviveJob{id});
            one->job.counters = {};
            one->job.not_before_ms = 0;
            living_[id] = std::move(*one);
            dead_.erase(id);
            ended_.erase(id);
        }
    }
    void drop() {
        if (Modelled* one = any_of(dead_)) {
            const JobId id = one->job.id;
            store_->write(DropJob{id});
            dead_.erase(id);
            ended_.erase(id);
            dropped_.push_back(id);
        }
    }
    void reopen() {
        store_->wait_for_all();
        store_.reset();
        open();
        std::map<JobId, JobRecord> found;
        for (const JobRecord& job : store_->jobs) {
            found[job.id] = job;
        }
        RC_ASSERT(found.size() == living_.size());
        for (const auto& [id, expected] : living_) {
            RC_ASSERT(found.contains(id));
            check_same(found.at(id), expected.job);
        }
    }
    /// What is asked for one by one: bodies, and how the others ended.
    void look_up() {
        store_->wait_for_all();
        for (const auto& [id, expected] : living_) {
            const LoadedBody loaded = store_->load_body(id);
            RC_ASSERT(loaded.id == id);
            RC_ASSERT(frames_of(loaded) == expected.frames);
        }
        for (const auto& [id, state] : ended_) {
            const StoreResult result = ask(id);
            RC_ASSERT(result.outcome == StoreOutcome::found);
            RC_ASSERT(result.state == state);
        }
        for (const JobId id : dropped_) {
            RC_ASSERT(ask(id).outcome == StoreOutcome::not_found);
        }
    }

private:
    void open() {
        store_.emplace(
            StoreOptions{.data_dir = dir_.file("q"), .spool_from = 4096, .ballast_bytes = 0});
    }
    StoreResult ask(JobId id) {
        store_->write(FindResult{id});
        return store_->wait_for_all().back();
    }
    static void check_same(const JobRecord& found, const JobRecord& expected) {
        RC_ASSERT(found.key == expected.key);
        RC_ASSERT(found.queue == expected.queue);
        RC_ASSERT(found.outputs == expected.outputs);
        RC_ASSERT(found.sha256 == expected.sha256);
        RC_ASSERT(found.bytes == expected.bytes);
        RC_ASSERT(found.time_limit_s == expected.time_limit_s);
        RC_ASSERT(found.counters.failures == expected.counters.failures);
        RC_ASSERT(found.counters.returns == expected.counters.returns);
        RC_ASSERT(found.not_before_ms == expected.not_before_ms);
    }
    static Modelled* any_of(std::map<JobId, Modelled>& jobs) {
        if (jobs.empty()) {
            return nullptr;
        }
        auto at = jobs.begin();
        std::advance(
            at, *rc::gen::inRange<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(jobs.size())));
        return &at->second;
    }

    TempDir dir_;
    std::optional<OpenStore> store_;
    std::uint64_t last_id_ = 0;
    std::map<JobId, Modelled> living_;
    std::map<JobId, Modelled> dead_;
    std::map<JobId, wire::JobState> ended_;
    std::vector<JobId> dropped_;
};

void step(World& world) {
    switch (*rc::gen::inRange(0, 10)) {
        case 0:
        case 1:
        case 2:
        case 3:
            return world.insert();
        case 4:
            return world.update();
        case 5:
            return world.finish(*rc::gen::element(wire::JobState::done, wire::JobState::cancelled,
                                                  wire::JobState::expired));
        case 6:
            return world.finish(wire::JobState::dead);
        case 7:
            return world.revive();
        case 8:
            return world.drop();
        default:
            return world.reopen();
    }
}

}  // namespace

TEST_CASE("a store holds what it has reported, wherever it was closed", "[property][store]") {
    holds([] {
        World world;
        const int steps = *rc::gen::inRange(1, 40);
        for (int i = 0; i < steps; ++i) {
            step(world);
        }
        world.look_up();
        world.reopen();
        world.look_up();
    });
}

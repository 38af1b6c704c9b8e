#include "worker/policy/staffing.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace plotmill;
using namespace plotmill::worker;
using namespace std::chrono_literals;

namespace {

/// A master without processes: does what the plan says, with numbers for pids, in simulated time.
struct Master {
    explicit Master(StaffingSettings settings) : staffing{settings} {}

    Plan step() {
        if (is_link_alive) {
            staffing.link_turned(now);
        }
        Plan plan = staffing.plan(now);
        if (plan.fork_link) {
            link = ++last_pid;
            staffing.link_started(link, now);
        }
        for (std::size_t i = 0; i < plan.fork_renderers; ++i) {
            renderers.push_back(++last_pid);
            staffing.renderer_started(last_pid);
        }
        return plan;
    }
    void end_renderer(ProcessId pid, bool had_a_job) {
        std::erase(renderers, pid);
        staffing.renderer_ended(pid, had_a_job, now);
    }

    Staffing staffing;
    bool is_link_alive = true;
    TimePoint now{1000s};
    ProcessId last_pid = 0;
    ProcessId link = 0;
    std::vector<ProcessId> renderers;
};

const StaffingSettings four_and_one{.renderers = 4, .spares = 1};

}  // namespace

TEST_CASE("first the link, then renderers and spares", "[worker]") {
    Master master{four_and_one};
    const Plan plan = master.step();
    CHECK(plan.fork_link);
    CHECK(plan.fork_renderers == 5);
    const Plan settled = master.step();
    CHECK_FALSE(settled.fork_link);
    CHECK(settled.fork_renderers == 0);
    CHECK(settled.wake == master.now + four_and_one.link_turns_within);
}

TEST_CASE("a renderer that retires is replaced before it has ended", "[worker]") {
    Master master{four_and_one};
    master.step();
    const ProcessId old = master.renderers.front();
    master.staffing.renderer_retires(old, master.now);
    CHECK(master.step().fork_renderers == 1);
    master.end_renderer(old, true);
    CHECK(master.step().fork_renderers == 0);
}

TEST_CASE("a renderer that does not exit after its last job is killed, once", "[worker]") {
    Master master{four_and_one};
    master.step();
    const ProcessId old = master.renderers.front();
    master.staffing.renderer_retires(old, master.now);
    const Plan waiting = master.step();
    REQUIRE(waiting.wake);
    CHECK(*waiting.wake == master.now + four_and_one.retire_grace);
    master.now = *waiting.wake;
    CHECK(master.step().kill == std::vector<ProcessId>{old});
    CHECK(master.step().kill.empty());
}

TEST_CASE("those on their way out are bounded, too", "[worker]") {
    Master master{four_and_one};
    master.step();
    for (int i = 0; i < 50; ++i) {
        master.staffing.renderer_retires(master.renderers.back(), master.now);
        master.step();
    }
    CHECK(master.renderers.size() <= 10);
}

TEST_CASE("renderers that die on start are forked ever more slowly, one at a time", "[worker]") {
    Master master{four_and_one};
    master.step();
    master.staffing.renderer_was_ready();
    std::vector<milliseconds> pauses;
    for (int i = 0; i < 12; ++i) {
        master.end_renderer(master.renderers.back(), false);
        const TimePoint died_at = master.now;
        Plan plan = master.step();
        while (plan.fork_renderers == 0) {
            REQUIRE(plan.wake);
            master.now = *plan.wake;
            plan = master.step();
        }
        pauses.push_back(std::chrono::duration_cast<milliseconds>(master.now - died_at));
    }
    CHECK(master.staffing.is_breaker_open());
    CHECK(pauses[0] == 0ms);
    CHECK(pauses[1] == 100ms);
    CHECK(pauses.back() == 30000ms);
    CHECK(std::is_sorted(pauses.begin(), pauses.end()));
}

TEST_CASE("a job in a renderer forked since closes the breaker; one in an old one does not",
          "[worker]") {
    Master master{four_and_one};
    master.step();
    const ProcessId old = master.renderers.front();
    for (int i = 0; i < 3; ++i) {
        master.end_renderer(master.renderers.back(), false);
        master.now += 60s;
        master.step();
    }
    REQUIRE(master.staffing.is_breaker_open());
    master.staffing.renderer_works(old);
    CHECK(master.staffing.is_breaker_open());
    master.staffing.renderer_works(master.renderers.back());
    CHECK_FALSE(master.staffing.is_breaker_open());
}

TEST_CASE("there is no hope when none was ever ready, and only then", "[worker]") {
    for (const bool was_ready : {false, true}) {
        Master master{four_and_one};
        master.step();
        if (was_ready) {
            master.staffing.renderer_was_ready();
        }
        Plan plan;
        for (unsigned i = 0; i < four_and_one.hopeless_after; ++i) {
            master.end_renderer(master.renderers.back(), false);
            master.now += 60s;
            plan = master.step();
        }
        CHECK(plan.never_ready == !was_ready);
        CHECK(plan.is_over == false);  // the link and the others are to be ended first
    }
}

TEST_CASE("a link that dies takes its renderers along; both start anew when all are gone",
          "[worker]") {
    Master master{four_and_one};
    master.step();
    master.staffing.link_ended(master.now);
    const Plan plan = master.step();
    CHECK(plan.kill == master.renderers);
    CHECK_FALSE(plan.fork_link);
    CHECK(plan.fork_renderers == 0);
    while (!master.renderers.empty()) {
        master.end_renderer(master.renderers.back(), false);
    }
    CHECK(master.staffing.early_deaths() == 0);  // it was not their fault
    const Plan anew = master.step();
    CHECK(anew.fork_link);
    CHECK(anew.fork_renderers == 5);
}

TEST_CASE("a link that keeps dying is started ever more slowly", "[worker]") {
    Master master{four_and_one};
    const auto die = [&] {
        master.staffing.link_ended(master.now);
        master.step();
        while (!master.renderers.empty()) {
            master.end_renderer(master.renderers.back(), false);
        }
        return master.step();
    };
    master.step();
    CHECK(die().fork_link);
    const Plan second = die();
    CHECK_FALSE(second.fork_link);
    REQUIRE(second.wake);
    CHECK(*second.wake == master.now + 100ms);
    master.now = *second.wake;
    CHECK(master.step().fork_link);
    master.now += four_and_one.link_is_stable_after;
    CHECK(die().fork_link);  // it was well for long
}

TEST_CASE("a failed fork is tried again later", "[worker]") {
    Master master{four_and_one};
    master.step();
    master.end_renderer(master.renderers.back(), true);
    master.staffing.fork_failed(master.now);
    const Plan plan = master.step();
    CHECK(plan.fork_renderers == 0);
    REQUIRE(plan.wake);
    master.now = *plan.wake;
    CHECK(master.step().fork_renderers == 1);
}

TEST_CASE("draining replaces nobody, and is over when everybody is gone", "[worker]") {
    Master master{four_and_one};
    master.step();
    master.staffing.stop_asked(30s, master.now);
    CHECK(master.staffing.stop() == Stop::drain);
    master.end_renderer(master.renderers.back(), true);
    Plan plan = master.step();
    CHECK(plan.fork_renderers == 0);
    CHECK(plan.kill.empty());
    master.staffing.link_ended(master.now);
    plan = master.step();
    CHECK(plan.kill == master.renderers);
    CHECK_FALSE(plan.is_over);
    while (!master.renderers.empty()) {
        master.end_renderer(master.renderers.back(), true);
    }
    CHECK(master.step().is_over);
}

TEST_CASE("renderers that end without a job because all is stopped are no crash loop", "[worker]") {
    Master master{four_and_one};
    master.step();
    master.staffing.stop_asked(30s, master.now);
    const auto all = master.renderers;
    REQUIRE(all.size() == 5);
    for (const ProcessId pid : all) {
        master.end_renderer(pid, false);
    }
    CHECK(master.staffing.early_deaths() == 0);
    CHECK_FALSE(master.staffing.is_breaker_open());
}

TEST_CASE("a drain that takes too long is ended; a second stop kills at once", "[worker]") {
    Master late{four_and_one};
    late.step();
    late.staffing.stop_asked(30s, late.now);
    const Plan waiting = late.step();
    REQUIRE(waiting.wake);
    late.now = *waiting.wake;
    CHECK(late.step().kill.size() == 6);  // renderers and link

    Master hasty{four_and_one};
    hasty.step();
    hasty.staffing.stop_asked(30s, hasty.now);
    hasty.staffing.stop_asked(30s, hasty.now);
    CHECK(hasty.staffing.stop() == Stop::at_once);
    const Plan now = hasty.step();
    CHECK(now.kill == hasty.renderers);
    REQUIRE(now.wake);  // the link has a moment to say BYE
    hasty.now = *now.wake;
    CHECK(hasty.step().kill == std::vector<ProcessId>{hasty.link});
}

TEST_CASE("a process that is stopped is killed after a grace, unless it goes on", "[worker]") {
    Master master{four_and_one};
    master.step();
    const ProcessId one = master.renderers[0];
    const ProcessId other = master.renderers[1];
    master.staffing.stopped(one, master.now);
    master.staffing.stopped(other, master.now);
    const Plan waiting = master.step();
    CHECK(waiting.kill.empty());
    CHECK(waiting.wake == master.now + four_and_one.stopped_grace);
    CHECK(master.staffing.stopped_for(one, master.now + 1s) == 0ms);
    master.staffing.continued(other, master.now);
    master.now += four_and_one.stopped_grace;
    CHECK(master.step().kill == std::vector<ProcessId>{one});
    CHECK(master.staffing.stopped_for(one, master.now) == four_and_one.stopped_grace);
    CHECK(master.step().kill.empty());
    master.end_renderer(one, true);
    CHECK(master.staffing.stopped_for(one, master.now) == 0ms);
}

TEST_CASE("a link that is stopped, or whose loop stands still, is killed", "[worker]") {
    Master stopped{four_and_one};
    stopped.step();
    stopped.staffing.stopped(stopped.link, stopped.now);
    stopped.now += four_and_one.stopped_grace;
    CHECK(stopped.step().kill == std::vector<ProcessId>{stopped.link});

    Master hung{four_and_one};
    hung.step();
    hung.is_link_alive = false;
    const Plan waiting = hung.step();
    REQUIRE(waiting.wake);
    CHECK(waiting.kill.empty());
    hung.now = *waiting.wake;
    CHECK(hung.step().kill == std::vector<ProcessId>{hung.link});
    CHECK(hung.step().kill.empty());
}

TEST_CASE("a master that stood still itself does not hold it against the link", "[worker]") {
    Master master{four_and_one};
    master.step();
    master.is_link_alive = false;
    REQUIRE(master.step().wake);
    master.now += 60s;  // the whole host was stopped
    CHECK(master.step().kill.empty());
}

TEST_CASE("another number of renderers is staffed with spares to fit", "[worker]") {
    Master master{four_and_one};
    master.step();
    master.staffing.set_renderers(30);
    CHECK(master.step().fork_renderers == 28);
    master.staffing.set_renderers(2);
    CHECK(master.step().fork_renderers == 0);
    CHECK(master.step().kill.empty());  // the link lets go of those that are too many
}

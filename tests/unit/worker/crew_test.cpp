#include "worker/link/crew.hpp"

#include <catch2/catch.hpp>

using namespace plotmill;
using namespace plotmill::worker;
using namespace std::chrono_literals;

namespace {

const TimePoint start{1000s};
constexpr RecycleLimits three_jobs{.max_jobs = 3};

/// Renderers 1 to n, all ready.
Crew crew_of(std::uint32_t slots, ProcessId n, RecycleLimits limits = three_jobs) {
    Crew crew{slots, limits};
    for (ProcessId pid = 1; pid <= n; ++pid) {
        crew.add(pid, static_cast<std::size_t>(pid), start);
        crew.ready(pid);
    }
    return crew;
}

void draw(Crew& crew, Member& member, int jobs) {
    for (int i = 0; i < jobs; ++i) {
        crew.begin(member, Token{9}, start + 1s, false);
        crew.end(member, 1000);
    }
}

}  // namespace

TEST_CASE("the first to be ready take the slots, the rest are spares", "[worker]") {
    Crew crew{2, three_jobs};
    crew.add(1, 0, start);
    CHECK(crew.find_idle() == nullptr);
    CHECK_FALSE(crew.has_ready());
    Crew full = crew_of(2, 3);
    CHECK(full.find(1)->slot == 0);
    CHECK(full.find(2)->slot == 1);
    CHECK(full.find(2)->generation == 1);
    CHECK(full.find(3)->state == MemberState::spare);
}

TEST_CASE("a renderer that is due goes only when a spare takes its slot at once", "[worker]") {
    Crew crew = crew_of(1, 1);
    draw(crew, *crew.find(1), 5);
    CHECK(crew.retire_due(start) == nullptr);  // nobody to take over: it draws on
    CHECK(crew.find_idle()->pid == 1);
    crew.add(2, 2, start);
    CHECK(crew.retire_due(start) == nullptr);  // forked, but not ready
    crew.ready(2);
    Member* const retired = crew.retire_due(start);
    REQUIRE(retired != nullptr);
    CHECK(retired->pid == 1);
    CHECK(retired->reason == RecycleReason::max_jobs);
    CHECK(retired->state == MemberState::retiring);
    REQUIRE(crew.find_idle() != nullptr);
    CHECK(crew.find_idle()->pid == 2);
    CHECK(crew.find(2)->slot == 0);
    CHECK(crew.find(2)->generation == 2);
    CHECK(crew.retire_due(start) == nullptr);
}

TEST_CASE("as many retire at once as there are spares", "[worker]") {
    Crew crew = crew_of(4, 5);
    for (ProcessId pid = 1; pid <= 4; ++pid) {
        draw(crew, *crew.find(pid), 3);
    }
    CHECK(crew.retire_due(start) != nullptr);
    CHECK(crew.retire_due(start) == nullptr);
}

TEST_CASE("a busy renderer is never retired, however old", "[worker]") {
    Crew crew = crew_of(1, 2, {.max_jobs = 0, .max_age = 1h});
    Member& member = *crew.find(1);
    crew.begin(member, Token{1}, start + 5h, false);
    CHECK(crew.retire_due(start + 2h) == nullptr);
    crew.end(member, 1);
    REQUIRE(crew.retire_due(start + 2h) != nullptr);
    CHECK(crew.find(1)->reason == RecycleReason::max_age);
}

TEST_CASE("a renderer that dies leaves its slot to a spare, and keeps its job until reaped",
          "[worker]") {
    Crew crew = crew_of(1, 2);
    Member& member = *crew.find(1);
    crew.begin(member, Token{7}, start + 1s, false);
    crew.lost(member);
    CHECK(crew.find_idle()->pid == 2);
    const auto last = crew.ended(1);
    REQUIRE(last);
    CHECK(last->token == Token{7});
    CHECK(last->state == MemberState::lost);
    CHECK(crew.find(1) == nullptr);
    CHECK_FALSE(crew.ended(1));
}

TEST_CASE("without a spare the slot of a dead renderer waits for the next that is ready",
          "[worker]") {
    Crew crew = crew_of(2, 2);
    crew.ended(2);
    crew.add(3, 3, start);
    crew.ready(3);
    CHECK(crew.find(3)->state == MemberState::idle);
    CHECK(crew.find(3)->slot == 1);
    CHECK(crew.find(3)->generation == 2);
}

TEST_CASE("a job that is to be alone gets one that has drawn nothing", "[worker]") {
    Crew crew = crew_of(1, 2);
    draw(crew, *crew.find(1), 1);
    const Crew::Fresh fresh = crew.find_fresh();
    REQUIRE(fresh.member != nullptr);
    CHECK(fresh.member->pid == 2);
    REQUIRE(fresh.retired != nullptr);
    CHECK(fresh.retired->pid == 1);
    crew.begin(*fresh.member, Token{3}, start + 1s, true);
    crew.end(*fresh.member, 1);
    Member* const retired = crew.retire_due(start);  // though no spare is there
    REQUIRE(retired != nullptr);
    CHECK(retired->reason == RecycleReason::alone);

    Crew unused = crew_of(1, 1);
    CHECK(unused.find_fresh().member->pid == 1);
    CHECK(unused.find_fresh().retired == nullptr);
    draw(unused, *unused.find(1), 1);
    CHECK(unused.find_fresh().member == nullptr);
}

TEST_CASE("a job's time limit is a deadline until it has been acted on", "[worker]") {
    Crew crew = crew_of(2, 2);
    crew.begin(*crew.find(1), Token{1}, start + 5s, false);
    crew.begin(*crew.find(2), Token{2}, start + 3s, false);
    CHECK(crew.next_deadline() == start + 3s);
    CHECK(crew.overdue(start + 2s).empty());
    const auto late = crew.overdue(start + 3s);
    REQUIRE(late.size() == 1);
    late[0]->is_overdue = true;
    CHECK(crew.next_deadline() == start + 5s);
    CHECK(crew.overdue(start + 4s).empty());
}

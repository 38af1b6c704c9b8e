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
        crew.begin(member, {.token = Token{9}, .limits = {}}, start);
        crew.end(member, 1000, start);
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
    draw(crew, *crew.find(1), 3);
    CHECK(crew.retire_due(start) == nullptr);  // nobody to take over
    CHECK(crew.find(1)->state == MemberState::idle);
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
    crew.begin(member, {.token = Token{1}, .limits = {.ceiling = 5h}}, start);
    CHECK(crew.retire_due(start + 2h) == nullptr);
    crew.end(member, 1, start);
    REQUIRE(crew.retire_due(start + 2h) != nullptr);
    CHECK(crew.find(1)->reason == RecycleReason::max_age);
}

TEST_CASE("a renderer that dies leaves its slot to a spare, and keeps its job until reaped",
          "[worker]") {
    Crew crew = crew_of(1, 2);
    Member& member = *crew.find(1);
    crew.begin(member, {.token = Token{7}, .limits = {}}, start);
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
    crew.begin(*fresh.member, {.token = Token{3}, .limits = {}, .is_alone = true}, start);
    crew.end(*fresh.member, 1, start);
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
    crew.begin(*crew.find(1), {.token = Token{1}, .limits = {.ceiling = 5s}}, start);
    crew.begin(*crew.find(2), {.token = Token{2}, .limits = {.ceiling = 3s}}, start);
    CHECK(crew.next_deadline() == start + 3s);
    CHECK(crew.overdue(start + 2s).empty());
    const auto late = crew.overdue(start + 3s);
    REQUIRE(late.size() == 1);
    late[0]->killed_for = KilledFor::time;
    CHECK(crew.next_deadline() == start + 5s);
    CHECK(crew.overdue(start + 4s).empty());
}

TEST_CASE("with nobody to take over, a renderer draws an eighth more jobs than it may, then waits",
          "[worker]") {
    Crew crew = crew_of(1, 1, {.max_jobs = 16});
    draw(crew, *crew.find(1), 17);
    CHECK(crew.find_idle() != nullptr);
    draw(crew, *crew.find(1), 1);
    CHECK(crew.find_idle() == nullptr);
    crew.set_may_overrun(true);  // the breaker is open: there will be no spare for a while
    CHECK(crew.find_idle() != nullptr);
    crew.set_may_overrun(false);
    crew.add(2, 2, start);
    crew.ready(2);
    REQUIRE(crew.retire_due(start) != nullptr);
    CHECK(crew.find_idle()->pid == 2);
}

TEST_CASE("no more retire at once than a tenth, however many spares stand ready", "[worker]") {
    Crew crew = crew_of(4, 8);
    for (ProcessId pid = 1; pid <= 4; ++pid) {
        draw(crew, *crew.find(pid), 3);
    }
    std::size_t surplus = 0;
    Member* first = crew.retire_due(start);
    while (first != nullptr && first->reason == RecycleReason::resized) {
        ++surplus;
        first = crew.retire_due(start);
    }
    CHECK(surplus == 3);  // four slots need one spare
    CHECK(first == nullptr);
    for (const ProcessId surplus_pid : {6, 7, 8}) {
        crew.ended(surplus_pid);
    }
    REQUIRE(crew.retire_due(start) != nullptr);
    CHECK(crew.retire_due(start) == nullptr);
}

TEST_CASE("all that were asked to go are replaced one after the other, spares first", "[worker]") {
    Crew crew = crew_of(1, 2, {.max_jobs = 0});
    crew.recycle_all();
    Member* retired = crew.retire_due(start);
    REQUIRE(retired != nullptr);
    CHECK(retired->pid == 2);
    CHECK(retired->reason == RecycleReason::asked);
    CHECK(crew.retire_due(start) == nullptr);
    crew.add(3, 3, start);
    crew.ready(3);
    CHECK(crew.retire_due(start) == nullptr);  // one is still on its way out
    crew.ended(2);
    retired = crew.retire_due(start);
    REQUIRE(retired != nullptr);
    CHECK(retired->pid == 1);
    crew.ended(1);
    CHECK(crew.retire_due(start) == nullptr);
    CHECK(crew.find_idle()->pid == 3);
}

TEST_CASE("a closed slot's renderer goes when it is idle; an opened one takes a spare",
          "[worker]") {
    Crew crew = crew_of(2, 3, {.max_jobs = 0});
    crew.begin(*crew.find(2), {.token = Token{1}, .limits = {}}, start);
    crew.set_slots(1, RecycleReason::idle);
    CHECK(crew.retire_due(start) == nullptr);
    crew.end(*crew.find(2), 1, start);
    Member* const retired = crew.retire_due(start);
    REQUIRE(retired != nullptr);
    CHECK(retired->pid == 2);
    CHECK(retired->reason == RecycleReason::idle);
    crew.set_slots(2, RecycleReason::idle);
    CHECK(crew.find(3)->state == MemberState::idle);
    CHECK(crew.find(3)->slot == 1);
}

TEST_CASE("the load counts who is idle, and for how long from the last slot down", "[worker]") {
    Crew crew = crew_of(3, 3, {.max_jobs = 0});
    draw(crew, *crew.find(1), 1);
    crew.begin(*crew.find(2), {.token = Token{1}, .limits = {}}, start);
    const Load load = crew.load(start + 10s, 5s);
    CHECK(load.slots == 3);
    CHECK(load.taken == 3);
    CHECK(load.idle == 2);
    CHECK(load.idle_long == 1);  // slot 2; slot 1 is busy, whatever slot 0 does
    CHECK(crew.load(start + 4s, 5s).idle_long == 0);
}

TEST_CASE("a renderer that has jobs in its socket goes on with them in their order", "[worker]") {
    Crew crew = crew_of(1, 1, {.max_jobs = 0});
    Member& member = *crew.find(1);
    for (std::uint32_t i = 1; i <= 3; ++i) {
        crew.begin(member, {.token = Token{i}, .limits = {.ceiling = 5s}, .ticket = i}, start);
    }
    CHECK(member.token == Token{1});
    CHECK(crew.is_fed());
    crew.end(member, 1, start + 2s);
    CHECK(member.state == MemberState::busy);
    CHECK(member.token == Token{2});
    CHECK(crew.next_deadline() == start + 7s);
    crew.end(member, 1, start + 2s);
    CHECK_FALSE(crew.is_fed());
    crew.end(member, 1, start + 2s);
    CHECK(crew.find_idle() == &member);
    CHECK(member.jobs == 3);
}

TEST_CASE("what a renderer has not begun is taken back in its order", "[worker]") {
    Crew crew = crew_of(1, 1, {.max_jobs = 0});
    Member& member = *crew.find(1);
    for (std::uint32_t i = 1; i <= 4; ++i) {
        crew.begin(member, {.token = Token{i}, .limits = {}, .ticket = i}, start);
    }
    CHECK(Crew::take_back(member, 2) == std::vector{Token{3}, Token{4}});
    CHECK(member.token == Token{1});
    CHECK(member.ahead.size() == 1);  // begun already: what came before it will be reported
    crew.end(member, 1, start);
    crew.end(member, 1, start);
    CHECK(crew.find_idle() == &member);
}

TEST_CASE("nobody is handed more than it may draw", "[worker]") {
    Crew crew = crew_of(2, 3, {.max_jobs = 6});
    Member& first = *crew.find(1);
    crew.begin(first, {.token = Token{8}, .limits = {}}, start);
    CHECK(crew.find_room(10) == nullptr);  // how it grows is not known
    crew.end(first, 1000, start);
    draw(crew, first, 1);
    crew.begin(first, {.token = Token{1}, .limits = {}, .ticket = 1}, start);
    for (std::uint32_t i = 2; Member* const room = crew.find_room(10); ++i) {
        REQUIRE(room == &first);
        crew.begin(*room, {.token = Token{i}, .limits = {}, .ticket = i}, start);
    }
    CHECK(first.ahead.size() == 3);
    CHECK(crew.find_room(2) == nullptr);
    CHECK(crew.overfed(start).empty());
    crew.recycle_all();
    CHECK(crew.overfed(start) == std::vector{&first});
    Crew::take_back(first, 1);
    CHECK(crew.find_room(10) == nullptr);
}

TEST_CASE("a renderer that grows is handed no more than it may grow by", "[worker]") {
    Crew crew = crew_of(1, 2, {.max_jobs = 0, .max_growth_bytes = 1000});
    Member& member = *crew.find(1);
    for (std::uint64_t rss : {5000U, 5100U, 5200U}) {
        crew.begin(member, {.token = Token{1}, .limits = {}}, start);
        crew.end(member, rss, start);
    }
    crew.begin(member, {.token = Token{1}, .limits = {}}, start);
    while (Member* const room = crew.find_room(100)) {
        crew.begin(*room, {.token = Token{2}, .limits = {}}, start);
    }
    CHECK(member.ahead.size() == 8);  // at 6000 it may draw one more
}

TEST_CASE("jobs go to the socket with the fewest", "[worker]") {
    Crew crew = crew_of(2, 2, {.max_jobs = 0});
    draw(crew, *crew.find(1), 2);
    draw(crew, *crew.find(2), 2);
    crew.begin(*crew.find(1), {.token = Token{1}, .limits = {}, .ticket = 1}, start);
    crew.begin(*crew.find(2), {.token = Token{2}, .limits = {}, .ticket = 1}, start);
    crew.begin(*crew.find(1), {.token = Token{3}, .limits = {}, .ticket = 2}, start);
    CHECK(crew.find_room(8) == crew.find(2));
    CHECK(crew.find_room(0) == nullptr);
}

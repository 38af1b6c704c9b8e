#include "worker/link/dialogue.hpp"

#include <catch2/catch.hpp>

using namespace plotmill;
using namespace plotmill::worker;
using namespace std::chrono_literals;

namespace {

const TimePoint connected_at{1000s};

Dialogue known_at(TimePoint now, milliseconds heartbeat = 1000ms) {
    Dialogue dialogue{{}, now};
    REQUIRE(dialogue.due(now).ready);
    REQUIRE(dialogue.welcomed(5, heartbeat, now));
    REQUIRE(dialogue.due(now).heartbeat);
    return dialogue;
}

}  // namespace

TEST_CASE("READY is repeated with growing pauses, on a new socket each time", "[worker]") {
    Dialogue dialogue{{}, start};
    const auto first = dialogue.due(connected_at);
    CHECK(first.ready);
    CHECK_FALSE(first.renew);
    TimePoint now = connected_at;
    milliseconds last{0};
    for (int i = 0; i < 10; ++i) {
        const auto pause = std::chrono::duration_cast<milliseconds>(dialogue.next() - now);
        CHECK(pause >= last);
        CHECK(pause <= 2000ms);
        last = pause;
        CHECK_FALSE(dialogue.due(dialogue.next() - 1ms).ready);
        now = dialogue.next();
        const auto due = dialogue.due(now);
        CHECK(due.ready);
        CHECK(due.renew);
    }
    CHECK(last == 2000ms);
}

TEST_CASE("a heartbeat is due every heartbeat_ms of the WELCOME", "[worker]") {
    Dialogue dialogue = known_at(connected_at, 200ms);
    CHECK(dialogue.next() == connected_at + 200ms);
    CHECK_FALSE(dialogue.due(connected_at + 199ms).heartbeat);
    CHECK(dialogue.due(connected_at + 200ms).heartbeat);
    CHECK(dialogue.next() == connected_at + 400ms);
}

TEST_CASE("a second WELCOME changes nothing", "[worker]") {
    Dialogue dialogue = known_at(connected_at);
    CHECK_FALSE(dialogue.welcomed(5, 1000ms, connected_at));
    CHECK(dialogue.is_known());
}

TEST_CASE("three heartbeats of silence and the worker says READY again", "[worker]") {
    Dialogue dialogue = known_at(connected_at);
    CHECK(dialogue.due(connected_at + 1000ms).heartbeat);
    CHECK(dialogue.due(connected_at + 2000ms).heartbeat);
    CHECK(dialogue.next() == connected_at + 3000ms);
    const auto due = dialogue.due(connected_at + 3000ms);
    CHECK(due.ready);
    CHECK_FALSE(dialogue.is_known());
}

TEST_CASE("whatever the broker says keeps it known", "[worker]") {
    Dialogue dialogue = known_at(connected_at);
    dialogue.heard(connected_at + 2900ms);
    CHECK_FALSE(dialogue.due(connected_at + 3000ms).ready);
    CHECK(dialogue.is_known());
}

TEST_CASE("RESYNC, another boot and a full socket lead to READY at once", "[worker]") {
    for (const int cause : {0, 1, 2}) {
        Dialogue dialogue = known_at(connected_at);
        dialogue.heartbeat(5, connected_at);
        CHECK(dialogue.is_known());
        if (cause == 0) {
            dialogue.resync(connected_at);
        } else if (cause == 1) {
            dialogue.heartbeat(6, connected_at);
        } else {
            dialogue.lost(connected_at);
        }
        CHECK_FALSE(dialogue.is_known());
        const auto due = dialogue.due(connected_at);
        CHECK(due.ready);
        CHECK_FALSE(due.renew);
        dialogue.resync(connected_at);  // one for each message that was under way
        CHECK_FALSE(dialogue.due(connected_at).ready);
    }
}

TEST_CASE("news is told before its time, but not with every event", "[worker]") {
    Dialogue dialogue = known_at(connected_at);
    dialogue.has_news(connected_at + 10ms);
    CHECK(dialogue.next() == connected_at + 250ms);
    CHECK(dialogue.due(connected_at + 250ms).heartbeat);
    dialogue.has_news(connected_at + 900ms);
    CHECK(dialogue.due(connected_at + 900ms).heartbeat);
}

// A session that listens: docs/protocol.md#events.
#include "tests/unit/clients/dialogue.hpp"

using namespace plotmill;
using namespace plotmill::test;

namespace {

RequestId listen(Dialogue& dialogue) {
    wire::Subscribe wanted;
    wanted.batch = "b";
    const RequestId number = dialogue.session.ask(wanted, dialogue.now);
    dialogue.sent();
    dialogue.welcome();
    return number;
}

}  // namespace

TEST_CASE("a subscription is answered once, stays, and its events come with their numbers",
          "[clients]") {
    Dialogue dialogue;
    const RequestId number = listen(dialogue);
    const auto said = dialogue.sent_of<wire::Subscribe>();
    REQUIRE(said.size() == 1);
    CHECK(said[0].batch == "b");
    CHECK(said[0].credit == 2048);
    dialogue.say(wire::Answer{number}, "{}");
    CHECK(dialogue.events<StatusArrived>().size() == 1);
    CHECK(dialogue.session.outstanding() == 1);
    dialogue.say(wire::EventNotice{number, 1, 1}, R"({"event":"done"})");
    const auto events = dialogue.events<Happened>();
    REQUIRE(events.size() == 1);
    CHECK(events[0].sequence == 1);
    CHECK(events[0].boot == 1);
    CHECK(events[0].what == R"({"event":"done"})");
    dialogue.say(wire::EventNotice{number + 1, 1, 1}, R"({"event":"done"})");
    CHECK(dialogue.events<Happened>().empty());  // nobody asked for it
}

TEST_CASE("credit is given for events that were taken, never for those that wait", "[clients]") {
    Dialogue dialogue;
    const RequestId number = listen(dialogue);
    dialogue.sent();
    dialogue.say(wire::Answer{number}, "{}");
    for (std::uint64_t i = 1; i <= 2048; ++i) {
        dialogue.say(wire::EventNotice{number, i, 1}, "{}");
    }
    CHECK(dialogue.sent_of<wire::EventCredit>().empty());
    CHECK(dialogue.events<Happened>().size() == 2048);
    const auto credit = dialogue.sent_of<wire::EventCredit>();
    REQUIRE(credit.size() == 1);
    CHECK(credit[0].request == number);
    CHECK(credit[0].n == 2048);
}

TEST_CASE("after a reconnect it is said again, and that something was missed", "[clients]") {
    Dialogue dialogue;
    const RequestId number = listen(dialogue);
    dialogue.sent();
    dialogue.say(wire::Answer{number}, "{}");
    CHECK(dialogue.session.take_events().size() == 1);
    dialogue.say(wire::Resync{});
    dialogue.sent();
    dialogue.say(wire::EventNotice{number, 5, 1}, "{}");  // of the connection that is no more
    CHECK(dialogue.events<Happened>().empty());
    dialogue.welcome(2);
    CHECK(dialogue.sent_of<wire::Subscribe>().size() == 1);
    dialogue.say(wire::Answer{number}, "{}");
    const auto events = dialogue.events<Happened>();
    REQUIRE(events.size() == 1);
    CHECK(events[0].what == R"({"event":"missed","missed":null})");
    CHECK(events[0].boot == 2);
}

TEST_CASE("unsubscribe() tells the broker, and nothing is outstanding any more", "[clients]") {
    Dialogue dialogue;
    const RequestId number = listen(dialogue);
    dialogue.session.submit(job("a"), dialogue.now);
    dialogue.sent();
    dialogue.session.unsubscribe(number);
    const auto farewell = dialogue.sent_of<wire::Unsubscribe>();
    REQUIRE(farewell.size() == 1);
    CHECK(farewell[0].request == number);
    CHECK(dialogue.session.outstanding() == 1);  // the job
    dialogue.say(wire::EventNotice{number, 1, 1}, "{}");
    CHECK(dialogue.events<Happened>().empty());
}

TEST_CASE("a subscription that is refused ends with the broker's sentence", "[clients]") {
    Dialogue dialogue;
    const RequestId number = listen(dialogue);
    dialogue.sent();
    dialogue.say(wire::Refused{number, ErrorCode::forbidden, "no", JobId{}});
    CHECK(dialogue.events<NoResult>().front().error.code == ErrorCode::forbidden);
    CHECK(dialogue.session.outstanding() == 0);
}

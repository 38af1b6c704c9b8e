// The producer's side of docs/protocol.md, without a socket.
#include "tests/unit/clients/dialogue.hpp"

using namespace plotmill;
using namespace plotmill::test;

TEST_CASE("a session says HELLO first and nothing else before WELCOME", "[clients]") {
    Dialogue dialogue;
    CHECK(dialogue.sent().empty());
    dialogue.session.submit(job("a"), dialogue.now);
    const auto first = dialogue.sent();
    REQUIRE(first.size() == 1);
    CHECK(std::get<wire::Hello>(first.front()).name == "test");
    dialogue.welcome();
    CHECK(dialogue.sent_of<wire::Submit>().size() == 1);
}

TEST_CASE("HELLO is repeated every second until WELCOME", "[clients]") {
    Dialogue dialogue;
    dialogue.session.submit(job("a"), dialogue.now);
    CHECK(dialogue.sent_of<wire::Hello>().size() == 1);
    dialogue.now += milliseconds{999};
    CHECK(dialogue.sent().empty());
    dialogue.now += milliseconds{1};
    CHECK(dialogue.sent_of<wire::Hello>().size() == 1);
}

TEST_CASE("a job is accepted, then ends", "[clients]") {
    Dialogue dialogue;
    const RequestId request = dialogue.session.submit(job("a"), dialogue.now);
    dialogue.sent();
    dialogue.welcome();
    CHECK_FALSE(dialogue.sent_of<wire::Submit>().front().resend);
    dialogue.say(wire::Accepted{request, JobId{7}, false});
    CHECK(dialogue.events<JobAccepted>().front().id == JobId{7});
    dialogue.say(wire::JobResult{JobId{7}, "a", wire::JobState::done}, R"({"host":"h"})");
    const auto ended = dialogue.events<JobEnded>();
    REQUIRE(ended.size() == 1);
    CHECK(ended.front().request == request);
    CHECK(ended.front().record == R"({"host":"h"})");
    CHECK(dialogue.session.outstanding() == 0);
    CHECK_FALSE(dialogue.session.wake_at());
}

TEST_CASE("after RESYNC what was not accepted is sent again as such, what was is watched",
          "[clients]") {
    Dialogue dialogue;
    const RequestId first = dialogue.session.submit(job("a"), dialogue.now);
    dialogue.session.submit(job("b"), dialogue.now);
    dialogue.sent();
    dialogue.welcome();
    dialogue.sent();
    dialogue.say(wire::Accepted{first, JobId{7}, false});
    const auto epoch = dialogue.session.epoch();
    dialogue.say(wire::Resync{});
    CHECK(dialogue.session.epoch() != epoch);
    CHECK(dialogue.sent_of<wire::Hello>().size() == 1);
    dialogue.say(wire::Resync{});  // of what was said before the HELLO
    CHECK(dialogue.sent().empty());
    dialogue.welcome(2);
    const auto again = dialogue.sent();
    REQUIRE(again.size() == 2);
    CHECK(std::get<wire::Watch>(again[0]).ids == std::vector{JobId{7}});
    CHECK(std::get<wire::Submit>(again[1]).key == "b");
    CHECK(std::get<wire::Submit>(again[1]).resend);
}

TEST_CASE("a boot number that changed means another greeting", "[clients]") {
    Dialogue dialogue;
    dialogue.session.submit(job("a"), dialogue.now);
    dialogue.sent();
    dialogue.welcome(1);
    dialogue.sent();
    dialogue.now += milliseconds{1000};
    CHECK(dialogue.sent_of<wire::Ping>().size() == 1);
    dialogue.say(wire::Pong{1, 1});
    CHECK(dialogue.sent().empty());
    dialogue.say(wire::Pong{1, 2});
    CHECK(dialogue.sent_of<wire::Hello>().size() == 1);
}

TEST_CASE("a WELCOME that came twice changes nothing", "[clients]") {
    Dialogue dialogue;
    dialogue.session.submit(job("a"), dialogue.now);
    dialogue.sent();
    dialogue.welcome();
    CHECK(dialogue.sent_of<wire::Submit>().size() == 1);
    dialogue.welcome();
    CHECK(dialogue.sent().empty());
}

TEST_CASE("a duplicate is watched, for its result may have come before", "[clients]") {
    Dialogue dialogue;
    const RequestId request = dialogue.session.submit(job("a"), dialogue.now);
    dialogue.sent();
    dialogue.welcome();
    dialogue.sent();
    dialogue.say(wire::Accepted{request, JobId{7}, true});
    CHECK(dialogue.sent_of<wire::Watch>().front().ids == std::vector{JobId{7}});
}

TEST_CASE("two requests that joined one job end together", "[clients]") {
    Dialogue dialogue;
    const RequestId first = dialogue.session.submit(job("a"), dialogue.now);
    const RequestId second = dialogue.session.submit(job("a"), dialogue.now);
    dialogue.sent();
    dialogue.welcome();
    dialogue.sent();
    dialogue.say(wire::Accepted{first, JobId{7}, false});
    dialogue.say(wire::Accepted{second, JobId{7}, true});
    dialogue.say(wire::JobResult{JobId{7}, "a", wire::JobState::done}, "{}");
    CHECK(dialogue.events<JobEnded>().size() == 2);
}

TEST_CASE("BUSY waits for the time it names, then tries again", "[clients]") {
    Dialogue dialogue;
    const RequestId request = dialogue.session.submit(job("a"), dialogue.now);
    dialogue.sent();
    dialogue.welcome();
    dialogue.sent();
    dialogue.say(wire::Busy{request, "queue: 1000 of 1000 bytes", 250});
    CHECK(dialogue.sent().empty());
    CHECK(dialogue.session.wake_at() == dialogue.now + milliseconds{250});
    dialogue.now += milliseconds{250};
    CHECK(dialogue.sent_of<wire::Submit>().size() == 1);
}

TEST_CASE("BUSY fails the job when asked to", "[clients]") {
    Dialogue dialogue{{.name = "test", .fail_when_busy = true}};
    const RequestId request = dialogue.session.submit(job("a"), dialogue.now);
    dialogue.sent();
    dialogue.welcome();
    dialogue.sent();
    dialogue.say(wire::Busy{request, "max_jobs: full", 250, 7, 5});
    const NoResult none = dialogue.events<NoResult>().front();
    CHECK(none.error.code == ErrorCode::busy);
    CHECK(none.error.message == "max_jobs: full; there: 7, try again in 250 ms");
    REQUIRE(none.busy);
    CHECK(none.busy->depth == 7);
    CHECK(none.busy->limit == 5);
}

TEST_CASE("a refusal ends the job with the broker's sentence", "[clients]") {
    Dialogue dialogue;
    const RequestId request = dialogue.session.submit(job("a"), dialogue.now);
    dialogue.sent();
    dialogue.welcome();
    dialogue.sent();
    dialogue.say(wire::Refused{request, ErrorCode::key_conflict, "key: lives already", JobId{3}});
    const auto none = dialogue.events<NoResult>();
    REQUIRE(none.size() == 1);
    CHECK(none.front().error.message == "key: lives already");
    CHECK(none.front().id == JobId{3});
}

TEST_CASE("a refused dialogue ends everything", "[clients]") {
    Dialogue dialogue;
    dialogue.session.submit(job("a"), dialogue.now);
    dialogue.session.ask(wire::StatusRequest{}, dialogue.now);
    dialogue.sent();
    dialogue.say(wire::Refused{0, ErrorCode::version, "v: got 1, expected 2", JobId{}});
    CHECK(dialogue.events<NoResult>().size() == 2);
    CHECK(dialogue.session.outstanding() == 0);
}

TEST_CASE("a body beyond the broker's limit is not sent", "[clients]") {
    Dialogue dialogue;
    dialogue.session.submit(job("a", 1001), dialogue.now);
    dialogue.sent();
    dialogue.welcome();
    CHECK(dialogue.sent_of<wire::Submit>().empty());
    CHECK(dialogue.events<NoResult>().front().error.message ==
          "body: got 1001 bytes, the broker takes at most 1000");
}

TEST_CASE("only so many jobs are on their way at once", "[clients]") {
    Dialogue dialogue{{.name = "test", .max_unanswered_jobs = 2}};
    const RequestId first = dialogue.session.submit(job("a"), dialogue.now);
    dialogue.session.submit(job("b"), dialogue.now);
    dialogue.session.submit(job("c"), dialogue.now);
    dialogue.sent();
    dialogue.welcome();
    CHECK(dialogue.sent_of<wire::Submit>().size() == 2);
    dialogue.say(wire::Accepted{first, JobId{1}, false});
    CHECK(dialogue.sent_of<wire::Submit>().size() == 1);
}

TEST_CASE("a broker that never answers is unreachable after connect_timeout", "[clients]") {
    Dialogue dialogue{{.name = "test", .connect_timeout = milliseconds{2000}}};
    dialogue.session.submit(job("a"), dialogue.now);
    dialogue.now += milliseconds{1999};
    dialogue.session.check_silence(dialogue.now);
    CHECK_FALSE(dialogue.session.has_events());
    dialogue.now += milliseconds{1};
    dialogue.session.check_silence(dialogue.now);
    CHECK(dialogue.events<NoResult>().front().error.code == ErrorCode::unreachable);
}

TEST_CASE("a broker that went silent is waited for much longer", "[clients]") {
    Dialogue dialogue{{.name = "test",
                       .connect_timeout = milliseconds{2000},
                       .outage_timeout = milliseconds{60'000}}};
    dialogue.session.submit(job("a"), dialogue.now);
    dialogue.sent();
    dialogue.welcome();
    dialogue.now += milliseconds{59'999};
    dialogue.session.check_silence(dialogue.now);
    CHECK(dialogue.session.outstanding() == 1);
    dialogue.now += milliseconds{1};
    dialogue.session.check_silence(dialogue.now);
    CHECK(dialogue.session.outstanding() == 0);
}

TEST_CASE("a job that the broker forgot ends as not found", "[clients]") {
    Dialogue dialogue;
    const RequestId request = dialogue.session.submit(job("a"), dialogue.now);
    dialogue.sent();
    dialogue.welcome();
    dialogue.sent();
    dialogue.say(wire::Accepted{request, JobId{7}, false});
    dialogue.say(wire::UnknownJobs{{JobId{7}}});
    CHECK(dialogue.events<NoResult>().front().error.code == ErrorCode::not_found);
}

TEST_CASE("a status is asked again after a reconnect", "[clients]") {
    Dialogue dialogue;
    const RequestId request = dialogue.session.ask(wire::StatusRequest{}, dialogue.now);
    dialogue.sent();
    dialogue.welcome();
    CHECK(dialogue.sent_of<wire::StatusRequest>().size() == 1);
    dialogue.say(wire::Resync{});
    dialogue.sent();
    dialogue.welcome(2);
    CHECK(dialogue.sent_of<wire::StatusRequest>().size() == 1);
    dialogue.say(wire::StatusReply{request}, R"({"jobs":{}})");
    CHECK(dialogue.events<StatusArrived>().front().report == R"({"jobs":{}})");
}

TEST_CASE("words that cannot be read are dropped", "[clients]") {
    Dialogue dialogue;
    dialogue.session.submit(job("a"), dialogue.now);
    Message nonsense;
    nonsense.frames.emplace_back(std::string_view{"{\"cmd\":\"WHAT\"}"});
    dialogue.session.receive(nonsense, dialogue.now);
    CHECK(dialogue.session.outstanding() == 1);
}

TEST_CASE("a large body is announced, and goes as far as the broker says", "[clients]") {
    Dialogue dialogue;
    Job large = job("a", 307);
    large.body = {Frame{std::string_view{std::string(300, 'x')}},
                  Frame{std::string_view{"columns"}}};
    dialogue.session.submit(std::move(large), dialogue.now);
    dialogue.sent();
    dialogue.welcome();
    const auto submit = dialogue.session.next(dialogue.now);
    REQUIRE(submit.has_value());
    CHECK(submit->frames.size() == 1);
    const auto said = std::get<wire::Submit>(*wire::decode_from_producer(submit->frames[0].text()));
    CHECK(said.sizes == std::vector<std::uint64_t>{300, 7});
    CHECK_FALSE(dialogue.session.next(dialogue.now).has_value());
    dialogue.say(wire::Continue{said.request, 302});
    std::string body;
    while (const auto chunk = dialogue.session.next(dialogue.now)) {
        REQUIRE(chunk->frames.size() == 2);
        CHECK(std::get<wire::Chunk>(*wire::decode_from_producer(chunk->frames[0].text())).offset ==
              body.size());
        body += chunk->frames[1].text();
    }
    CHECK(body == std::string(300, 'x') + "co");
    dialogue.say(wire::Continue{said.request, 5000});
    CHECK(dialogue.session.next(dialogue.now)->frames[1].text() == "lumns");
    dialogue.say(wire::Accepted{said.request, JobId{7}, false});
    CHECK(dialogue.events<JobAccepted>().size() == 1);
}

TEST_CASE("after a reconnect an announced body begins anew", "[clients]") {
    Dialogue dialogue;
    Job large = job("a", 300);
    large.body = {Frame{std::string_view{std::string(300, 'x')}}};
    dialogue.session.submit(std::move(large), dialogue.now);
    dialogue.sent();
    dialogue.welcome();
    REQUIRE(dialogue.sent_of<wire::Submit>().size() == 1);
    dialogue.say(wire::Continue{1, 200});
    REQUIRE(dialogue.sent_of<wire::Chunk>().size() == 1);
    dialogue.say(wire::Resync{});
    dialogue.say(wire::Continue{1, 300});  // of before
    CHECK(dialogue.sent_of<wire::Chunk>().empty());
    dialogue.welcome(2);
    const auto again = dialogue.sent_of<wire::Submit>();
    REQUIRE(again.size() == 1);
    CHECK(again[0].resend);
    dialogue.say(wire::Continue{1, 200});
    const auto chunks = dialogue.sent_of<wire::Chunk>();
    REQUIRE(chunks.size() == 1);
    CHECK(chunks[0].offset == 0);
}

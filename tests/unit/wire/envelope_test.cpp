#include "wire/envelope.hpp"

#include <catch2/catch.hpp>

using namespace plotmill;
using namespace plotmill::wire;

namespace {

Submit some_submit() {
    Submit submit;
    submit.request = 7;
    submit.key = "温度";
    submit.priority = Priority::high;
    submit.delay_s = 1.5;
    submit.outputs = {"download/a.png", "download/b.png"};
    submit.bytes = 1234;
    submit.sha256 = std::string(64, 'a');
    submit.resend = true;
    return submit;
}

ErrorCode code_of(std::string_view header) {
    const auto decoded = decode_from_producer(header);
    REQUIRE_FALSE(decoded.has_value());
    return decoded.error().code;
}
std::string sentence_of(std::string_view header) {
    const auto decoded = decode_from_producer(header);
    REQUIRE_FALSE(decoded.has_value());
    return decoded.error().message;
}

}  // namespace

TEST_CASE("a SUBMIT says the same after encoding and decoding") {
    const auto decoded = decode_from_producer(encode(some_submit()));
    REQUIRE(decoded.has_value());
    const auto& submit = std::get<Submit>(*decoded);
    REQUIRE(submit.request == 7);
    REQUIRE(submit.key == "温度");
    REQUIRE(submit.priority == Priority::high);
    REQUIRE(submit.delay_s == 1.5);
    REQUIRE(submit.outputs == std::vector<std::string>{"download/a.png", "download/b.png"});
    REQUIRE(submit.bytes == 1234);
    REQUIRE(submit.resend);
    REQUIRE(submit.on_duplicate == OnDuplicate::join);
}

TEST_CASE("leases, ids and tokens up to 2^53 - 1 survive the wire exactly") {
    Ready ready{.worker = "w",
                .host = "h",
                .pid = 1,
                .slots = 2,
                .renderer = "1",
                .leases = {{JobId{3}, Token{max_token}}}};
    const auto decoded = decode_from_worker(encode(ready));
    REQUIRE(decoded.has_value());
    REQUIRE(std::get<Ready>(*decoded).leases.at(0).token.value() == max_token);
}

TEST_CASE("what every side says can be read by the other") {
    REQUIRE(decode_to_producer(encode(Refused{1, ErrorCode::range, "dpi", JobId{4}})).has_value());
    REQUIRE(decode_to_producer(encode(Busy{1, "jobs", 250})).has_value());
    REQUIRE(decode_to_producer(encode(JobResult{JobId{1}, "k", JobState::dead})).has_value());
    REQUIRE(decode_to_producer(encode(UnknownJobs{{JobId{1}}})).has_value());
    REQUIRE(decode_to_producer(encode(Resync{})).has_value());
    REQUIRE(decode_to_worker(encode(Assign{.lease = {JobId{1}, Token{2}},
                                           .key = "k",
                                           .name_space = "n",
                                           .outputs = {"a"},
                                           .store = "s",
                                           .file = "/var/lib/plotmill/spool/2a/42",
                                           .file_bytes = 2000000,
                                           .sha256 = std::string(64, 'a')}))
                .has_value());
    REQUIRE(decode_to_worker(encode(Heartbeat{5})).has_value());
    REQUIRE(decode_from_worker(
                encode(Failed{{JobId{1}, Token{2}}, ErrorCode::empty, "no columns", false}))
                .has_value());
    REQUIRE(decode_from_worker(encode(Bye{})).has_value());
}

TEST_CASE(
    "text that is not UTF-8 goes out with replacement characters, so that the peer can read the "
    "rest") {
    const auto decoded =
        decode_to_producer(encode(Refused{1, ErrorCode::path, "bad \xff name", JobId{}}));
    REQUIRE(decoded.has_value());
    REQUIRE(std::get<Refused>(*decoded).message == "bad \xef\xbf\xbd name");
}

TEST_CASE("a malformed header is refused with the field, what came and what was expected") {
    REQUIRE(sentence_of(R"({"cmd":"PING"})") == "PING.n: is missing");
    REQUIRE(sentence_of(R"({"cmd":"PING","n":"x"})") ==
            "PING.n: got '\"x\"', expected an integer from 0");
    REQUIRE(sentence_of(R"({"cmd":"PING","n":1,"m":2})") == "PING: unknown field 'm'");
    REQUIRE(sentence_of(R"({"cmd":"PONG","n":1})") ==
            "cmd: got 'PONG', not a command of this dialogue");
    REQUIRE(sentence_of(R"({"cmd":"HELLO","v":1,"name":5})") ==
            "HELLO.name: got '5', expected a string");
}

TEST_CASE("each kind of malformed header has its code") {
    const std::string deep = R"({"cmd":"WATCH","ids":[[[[1]]]]})";
    const std::string key(201, 'k');
    REQUIRE(code_of("") == ErrorCode::syntax);
    REQUIRE(code_of("{\"cmd\":\"PI") == ErrorCode::syntax);
    REQUIRE(code_of("{\"cmd\":\"PING\",\"n\":1}x") == ErrorCode::syntax);
    REQUIRE(code_of("{\"cmd\":\"\xff\"}") == ErrorCode::syntax);
    REQUIRE(code_of("[1]") == ErrorCode::frame);
    REQUIRE(code_of("{}") == ErrorCode::missing);
    REQUIRE(code_of(R"({"cmd":"NO"})") == ErrorCode::command);
    REQUIRE(code_of(R"({"cmd":"PING","n":1,"n":2})") == ErrorCode::duplicate_key);
    REQUIRE(code_of(R"({"cmd":"PING","n":-1})") == ErrorCode::type);
    REQUIRE(code_of(R"({"cmd":"PING","n":1.5})") == ErrorCode::type);
    REQUIRE(code_of(R"({"cmd":"PING","n":9007199254740992})") == ErrorCode::range);
    REQUIRE(code_of(R"({"cmd":"PING","n":99999999999999999999})") == ErrorCode::type);
    REQUIRE(code_of(deep) == ErrorCode::limit);
    REQUIRE(code_of(std::string(70'000, ' ')) == ErrorCode::limit);
    REQUIRE(code_of(R"({"cmd":"HELLO","v":1,"name":")" + key + "\"}") == ErrorCode::limit);
}

TEST_CASE("numbers of a SUBMIT outside their range are refused") {
    auto submit = some_submit();
    submit.max_attempts = 0;
    REQUIRE(sentence_of(encode(submit)) == "SUBMIT.max_attempts: got '0', expected 1.0 to 100.0");
    submit = some_submit();
    submit.delay_s = -1;
    REQUIRE(code_of(encode(submit)) == ErrorCode::range);
    submit = some_submit();
    submit.time_limit_s = 1e9;
    REQUIRE(code_of(encode(submit)) == ErrorCode::range);
}

TEST_CASE("no prefix of a valid header is taken for a header") {
    const std::string whole = encode(some_submit());
    for (std::size_t n = 0; n < whole.size(); ++n) {
        REQUIRE_FALSE(decode_from_producer(std::string_view{whole}.substr(0, n)).has_value());
    }
}

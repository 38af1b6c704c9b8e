#include "wire/payload/job_file.hpp"

#include "support.hpp"

#include <catch2/catch.hpp>

using namespace plotmill;
using test::complaint;
using test::json;

namespace {

std::string json_complaint(std::string_view text) {
    return complaint(payload::read_job_json(text, {}));
}

Result<payload::RawBody> body_of(const payload::JobFile& job) {
    return test::decode(job.body);
}

}  // namespace

TEST_CASE("a JSON job is cut into envelope and body", "[payload]") {
    const auto job = payload::read_job_json(
        R"({"key": "7f0c", "folder": "download", "queue": "q", "priority": "high",
        "data": {"columns": ["温度", 1], "values": [[1, 2.5e3, null], [18446744073709551615, -1, "nan"]]},
        "delay_s": 1.5, "time_limit_s": 60, "max_attempts": 5, "on_duplicate": "latest"})",
        {});
    INFO(complaint(job));
    REQUIRE(job);
    CHECK(job->key == "7f0c");
    CHECK(job->queue == "q");
    CHECK(job->priority == wire::Priority::high);
    CHECK(job->delay_s == 1.5);
    CHECK(job->time_limit_s == 60);
    CHECK(job->max_attempts == 5);
    CHECK(job->on_duplicate == wire::OnDuplicate::latest);
    const auto body = body_of(*job);
    REQUIRE(body);
    CHECK(body->folder == "download");
    CHECK(test::names(body->data) == std::vector<std::string>{"温度", "1"});
    CHECK(test::numbers(body->data.columns[0])[1] == 2500);
    CHECK(test::numbers(body->data.columns[1])[0] == 0x1p64);
}

TEST_CASE("a msgpack job is the same job", "[payload]") {
    const Bytes bytes =
        test::packed({{"key", "k"}, {"data", {{"values", {{1, 2}}}}}, {"priority", nullptr}});
    const auto job = payload::read_job_msgpack(bytes, {});
    REQUIRE(job);
    CHECK(job->key == "k");
    CHECK_FALSE(job->priority);
    CHECK(body_of(*job)->data.rows == 2);
}

TEST_CASE("JSON that cannot be parsed says line and column", "[payload]") {
    CHECK(json_complaint("{\"key\": \"ä\",\n  \"data\" 5}") ==
          "E_SYNTAX JSON, line 2, column 10: unexpected number literal; expected ':'");
    CHECK(json_complaint("{\"a\": [1, 2")
              .starts_with("E_SYNTAX JSON, line 1, column 12: unexpected end of input"));
    CHECK(json_complaint("").starts_with("E_SYNTAX JSON, line 1, column 1: "));
    CHECK(json_complaint("{} x").starts_with("E_SYNTAX JSON, line 1, column 4: "));
}

TEST_CASE("NaN in JSON is told how to be written", "[payload]") {
    const std::string text = json_complaint(R"({"data": {"values": [[1, NaN]]}})");
    INFO(text);
    CHECK(text.starts_with("E_SYNTAX JSON, line 1, column 26: "));
    CHECK(text.ends_with("JSON has no such number, write null or \"nan\", \"inf\", \"-inf\""));
    CHECK(json_complaint("[-Infinity]").ends_with("\"-inf\""));
}

TEST_CASE("names that come twice are refused in JSON too", "[payload]") {
    CHECK(json_complaint(R"({"key": "a", "key": "b"})") ==
          "E_DUPLICATE_KEY job: field 'key' twice");
    const auto job = payload::read_job_json(R"({"data": {"values": [[1]], "values": [[2]]}})", {});
    REQUIRE(job);
    CHECK(complaint(body_of(*job)) == "E_DUPLICATE_KEY data: field 'values' twice");
}

TEST_CASE("the envelope's fields are checked", "[payload]") {
    const auto with = [](const char* name, const json& value) {
        return complaint(payload::read_job_msgpack(
            test::packed({{"data", {{"values", {{1}}}}}, {name, value}}), {}));
    };
    CHECK(with("priority", "urgent") ==
          "E_RANGE priority: got 'urgent', expected 'high', 'normal' or 'low'");
    CHECK(with("on_duplicate", 5) == "E_TYPE on_duplicate: got 5, expected text");
    CHECK(with("on_duplicate", "x") ==
          "E_RANGE on_duplicate: got 'x', expected 'join', 'reject' or 'latest'");
    CHECK(with("delay_s", -1) == "E_RANGE delay_s: got -1.0, expected 0 to 31622400.0 seconds");
    CHECK(with("max_attempts", 0) == "E_RANGE max_attempts: got 0, expected 1 to 100");
    CHECK(with("max_attempts", 2.5) == "E_TYPE max_attempts: got 2.5, expected an integer");
    CHECK(with("key", "") == "E_LIMIT key: got 0 bytes, expected 1 to 200");
    CHECK(with("folders", "") ==
          "E_UNKNOWN_KEY job: unknown field 'folders', did you mean 'folder'?");
}

TEST_CASE("a job file without data, or that is none, is refused", "[payload]") {
    CHECK(json_complaint("{}") ==
          "E_MISSING data: missing, expected a map with \"columns\" and \"values\"");
    CHECK(json_complaint("[]") ==
          "E_TYPE job: got an array, expected a map with \"key\" and \"data\"");
    CHECK(complaint(payload::read_job_msgpack(as_bytes("{\"a\": 1}"), {})) ==
          "E_SYNTAX job: looks like JSON, expected a msgpack map");
    CHECK(complaint(payload::read_job_msgpack({}, {})) ==
          "E_SYNTAX job: got 0 bytes, expected 1 to 1073741824");
}

TEST_CASE("JSON a million levels deep is refused without a million frames of stack", "[payload]") {
    CHECK(json_complaint(std::string(1'000'000, '[')) ==
          "E_LIMIT job: nested deeper than 16 levels");
}

TEST_CASE("each prefix of a JSON job is refused", "[payload]") {
    const std::string text =
        R"({"key": "k", "data": {"values": [[1, 2.5, null], ["a", "b", "ü"]]}})";
    REQUIRE(payload::read_job_json(text, {}));
    for (std::size_t size = 0; size < text.size(); ++size) {
        CHECK_FALSE(payload::read_job_json(std::string_view{text}.substr(0, size), {}));
    }
}

TEST_CASE("whole and huge numbers of JSON stay what they are", "[payload]") {
    const auto job = payload::read_job_json(
        R"({"data": {"values": [[1.0, 1e300, 18446744073709551616, -0.0, 5e-324]]},
            "charts": [{"kind": "heatmap", "options": {"vmin": 2.0, "vmax": 1e300, "center": 3}}]})",
        {});
    REQUIRE(job);
    const auto body = body_of(*job);
    REQUIRE(body);
    CHECK(test::numbers(body->data.columns[0]) ==
          std::vector<double>{1, 1e300, 0x1p64, -0.0, 5e-324});
    const auto again = test::decode(payload::encode_body(*body));
    REQUIRE(again);
    const chart::OptionMap& options = again->charts->at(0).options;
    CHECK(std::get<double>(options.at(0).second.value) == 2.0);
    CHECK(std::get<double>(options.at(1).second.value) == 1e300);
    CHECK(std::get<std::int64_t>(options.at(2).second.value) == 3);
}

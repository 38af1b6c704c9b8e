// The check of what workers report says of every text what a full parser says.

#include "broker/net/json_text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <random>
#include <string>

namespace plotmill::test {
namespace {

using broker::is_json_object;

constexpr const char* sound_report =
    "{\"host\":\"loom\",\"charts\":[{\"path\":\"/out/"
    "\\u00e4\\ud83d\\ude00.png\",\"bytes\":12345,\"sha256\":\"ab\","
    "\"stages_us\":{\"draw\":1.5e3,\"encode\":-0.25E-2},\"warnings\":[]},{}], "
    "\"ok\":true,\"no\":false,"
    "\"none\":null,\"deep\":[[[[0]]]],\"text\":\"\xe6\xb8\xa9\\n\\\\\\/\\\"\"}";

}  // namespace

TEST_CASE("what a worker reports is one JSON object in UTF-8", "[broker]") {
    for (const char* text : {"{}", " {\n\t}\r\n", sound_report, R"({"a":[1,2,{"b":[]}],"c":0})",
                             R"({"a":-0,"b":0.5,"c":1e300,"d":"\ud800\udc00"})"}) {
        CAPTURE(text);
        CHECK(is_json_object(text));
    }
    for (const char* text : {"",
                             " ",
                             "[]",
                             "1",
                             "\"a\"",
                             "{",
                             "}",
                             "{}{}",
                             "{} x",
                             "{\"a\"}",
                             "{\"a\":}",
                             "{\"a\":1,}",
                             "{,}",
                             "{\"a\":1 \"b\":2}",
                             "{a:1}",
                             "{'a':1}",
                             "{\"a\":01}",
                             "{\"a\":1.}",
                             "{\"a\":.5}",
                             "{\"a\":+1}",
                             "{\"a\":1e}",
                             "{\"a\":1e999}",
                             "{\"a\":NaN}",
                             "{\"a\":tru}",
                             "{\"a\":[1,]}",
                             "{\"a\":[1}",
                             "{\"a\":\"\\x\"}",
                             "{\"a\":\"\\u12g4\"}",
                             "{\"a\":\"\\ud800\"}",
                             "{\"a\":\"\\udc00\"}",
                             "{\"a\":\"\n\"}",
                             "{\"a\":\"\xff\"}",
                             "{\"a\":\"\xc3\"}",
                             "{\"a\":\"",
                             "{\"a\":\"\\",
                             "{\"a\":1]"}) {
        CAPTURE(text);
        CHECK_FALSE(is_json_object(text));
    }
    const std::string deep(100'000, '[');
    CHECK_FALSE(is_json_object("{\"a\":" + deep));
    CHECK(is_json_object("{\"a\":" + deep + std::string(100'000, ']') + "}"));
    CHECK(is_json_object("{\"a\":" + std::string(308, '9') + "}"));
    CHECK_FALSE(is_json_object("{\"a\":" + std::string(400, '9') + "}"));
}

TEST_CASE("of reports that were damaged at random the check says what the parser says",
          "[broker]") {
    std::mt19937_64 random{11};
    const std::string sound = sound_report;
    int still_sound = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text = sound;
        for (std::uint64_t i = 0; i <= random() % 3; ++i) {
            const std::size_t at = random() % text.size();
            if (random() % 3 == 0) {
                text.erase(at, 1 + random() % 4);
            } else {
                text[at] = sound[random() % sound.size()];
            }
        }
        const nlohmann::json parsed = nlohmann::json::parse(text, nullptr, false);
        INFO(text);
        REQUIRE(is_json_object(text) == parsed.is_object());
        still_sound += parsed.is_object() ? 1 : 0;
    }
    CHECK(still_sound > 1000);
}

}  // namespace plotmill::test

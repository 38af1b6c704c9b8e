#include "log/log.hpp"

#include <catch2/catch.hpp>

using plotmill::log::Field;

TEST_CASE("a log value that could be misread is quoted and escaped") {
    REQUIRE(Field("key", "plain").text() == "key=plain");
    REQUIRE(Field("key", "two words").text() == "key=\"two words\"");
    REQUIRE(Field("key", "a\nlevel=error").text() == "key=\"a\\x0alevel=error\"");
    REQUIRE(Field("key", "say \"x\"").text() == "key=\"say \\\"x\\\"\"");
    REQUIRE(Field("key", "a \xff\xc2\x9b").text() == "key=\"a \\xff\\xc2\\x9b\"");
    REQUIRE(Field("key", "a\xc2\x9b").text() == "key=\"a\\xc2\\x9b\"");
    REQUIRE(Field("key", "温度").text() == "key=温度");
    REQUIRE(Field("key", "温度 1").text() == "key=\"温度 1\"");
    REQUIRE(Field("key", "").text() == "key=\"\"");
    REQUIRE(Field("jobs", 500).text() == "jobs=500");
    REQUIRE(Field("ok", true).text() == "ok=true");
}

TEST_CASE("a log value is cut at 1,024 bytes") {
    REQUIRE(Field("key", std::string(5000, 'x')).text().size() == 4 + 1024);
}

TEST_CASE("a log level that is not one is refused") {
    REQUIRE_FALSE(plotmill::log::set_level("loud"));
    REQUIRE(plotmill::log::set_level("warn"));
}

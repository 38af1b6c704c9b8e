#include "base/error.hpp"

#include "base/result.hpp"
#include "base/unique_fd.hpp"

#include <catch2/catch.hpp>
#include <fcntl.h>

using namespace plotmill;

TEST_CASE("every error code has a word of its own that leads back to it") {
    for (int i = 0; i <= static_cast<int>(ErrorCode::internal); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        INFO(word(code));
        REQUIRE(error_code_from_word(word(code)) == code);
    }
    REQUIRE_FALSE(error_code_from_word("E_NONSENSE"));
}

TEST_CASE("text from outside is shown in quotes without control characters") {
    REQUIRE(in_quotes("a\nb\x1b[31m") == "'a\\x0ab\\x1b[31m'");
    REQUIRE(in_quotes("a\xc2\x9b[31m") == "'a\\xc2\\x9b[31m'");  // C1: a terminal obeys it too
    REQUIRE(in_quotes("温度\xc2\xa0é") == "'温度\xc2\xa0é'");
}

TEST_CASE(
    "text from outside that is not UTF-8 is shown byte by byte, so that the sentence is UTF-8") {
    REQUIRE(in_quotes("a\xff\xfe") == "'a\\xff\\xfe'");
    REQUIRE(in_quotes("\xe6\xb8") == "'\\xe6\\xb8'");
    REQUIRE(in_quotes("\xc0\x80温") == "'\\xc0\\x80温'");
}

TEST_CASE("a long text is cut at the limit, never within a UTF-8 sequence") {
    REQUIRE(in_quotes("abcdef", 3) == "'abc…'");
    REQUIRE(in_quotes("ab温度", 4) == "'ab…'");
    REQUIRE(in_quotes("ab温度", 5) == "'ab温…'");
}

TEST_CASE("a descriptor is closed exactly once, by its last owner") {
    UniqueFd first{::open("/dev/null", O_RDONLY | O_CLOEXEC)};
    const int number = first.get();
    UniqueFd second{std::move(first)};
    REQUIRE_FALSE(first);
    REQUIRE(::fcntl(number, F_GETFD) >= 0);
    second.reset();
    REQUIRE(::fcntl(number, F_GETFD) < 0);
}

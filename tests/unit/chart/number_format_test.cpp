#include "chart/spec/number_format.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using plotmill::chart::format_number;
using plotmill::chart::parse_number_format;

namespace {

std::string formatted(std::string_view spec, double value) {
    const auto format = parse_number_format(spec);
    REQUIRE(format);
    return format_number(*format, value);
}

}  // namespace

// Every expectation is what Python 3.11 gives for format(value, spec).
TEST_CASE("numbers are formatted as Python does it", "[number_format]") {
    CHECK(formatted(".2g", 0.123456) == "0.12");
    CHECK(formatted(".2g", 1.0) == "1");
    CHECK(formatted(".2g", -0.0001) == "-0.0001");
    CHECK(formatted(".2g", 123.0) == "1.2e+02");
    CHECK(formatted(".2g", 1e-7) == "1e-07");
    CHECK(formatted(".1f", 0.25) == "0.2");
    CHECK(formatted(".0%", 0.256) == "26%");
    CHECK(formatted("g", 55.1) == "55.1");
    CHECK(formatted("", 5.0) == "5.0");
    CHECK(formatted("", 1e16) == "1e+16");
    CHECK(formatted("", 1e-5) == "1e-05");
    CHECK(formatted(".2", 5.0) == "5.0");
    CHECK(formatted(".2", 12.0) == "1.2e+01");
    CHECK(formatted(".2", 10.0) == "1e+01");
    CHECK(formatted("d", 7) == "7");
    CHECK(formatted("+.1e", 12345.0) == "+1.2e+04");
    CHECK(formatted("08.2f", -3.14159) == "-0003.14");
    CHECK(formatted("*^9.1f", 2.0) == "***2.0***");
    CHECK(formatted(",.2f", 1234567.891) == "1,234,567.89");
    CHECK(formatted("#.3g", 1.0) == "1.00");
    CHECK(formatted("G", 1e-10) == "1E-10");
    CHECK(formatted(".2f", std::numeric_limits<double>::quiet_NaN()) == "nan");
    CHECK(formatted(".1%", -std::numeric_limits<double>::infinity()) == "-inf%");
}

TEST_CASE("a format that Python refuses for a float is refused", "[number_format]") {
    for (const char* bad : {"s", ".2d", "x", "5.", ".2gg", "..2f", ".999f", "9999f", "{"}) {
        INFO(bad);
        CHECK_FALSE(parse_number_format(bad));
    }
}

TEST_CASE("'#' keeps the point, 'z' drops the sign of a zero, zeros that fill are grouped",
          "[number_format]") {
    const auto formatted = [](std::string_view format, double value) {
        const auto parsed = parse_number_format(format);
        return parsed ? format_number(*parsed, value) : "refused";
    };
    CHECK(formatted("#.0f", -3) == "-3.");
    CHECK(formatted("#.0e", 3) == "3.e+00");
    CHECK(formatted("#.6g", 999999.5) == "1.00000e+06");
    CHECK(formatted("#.3", 121.6) == "1.22e+02");
    CHECK(formatted("z.1f", -0.01) == "0.0");
    CHECK(formatted("z.1f", -0.06) == "-0.1");
    CHECK(formatted("d", -0.0) == "0");
    CHECK(formatted("zd", 1) == "refused");
    CHECK(formatted("012,.1f", 1234) == "00,001,234.0");
    CHECK(formatted("012,.1f", -1.0 / 0.0) == "-00000000inf");
    CHECK(formatted("*^08.1f", 1) == "**1.0***");
}

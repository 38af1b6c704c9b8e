#include "chart/tick/axis_ticks.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace plotmill::chart;

namespace {

using Texts = std::vector<std::string>;
using Places = std::vector<double>;

FigureAxis log_axis() {
    FigureAxis axis;
    axis.scale.kind = ScaleSpec::Kind::log;
    return axis;
}

FigureAxis date_axis(FormatterSpec::Kind formatter) {
    FigureAxis axis;
    axis.is_date = true;
    axis.major_format.kind = formatter;
    return axis;
}

constexpr double new_year_2024 = 19723;  // days since 1970

}  // namespace

// More cases than here: tests/parity/compare_ticks.py.
TEST_CASE("a linear axis has AutoLocator's ticks and no minor ones", "[tick]") {
    const auto ticks = axis_ticks(FigureAxis{}, {.limits = {0, 1}, .tick_space = 5});
    REQUIRE(ticks);
    CHECK(ticks->labels == Texts{"0.0", "0.2", "0.4", "0.6", "0.8", "1.0"});
    CHECK(ticks->minor_at.empty());
}

TEST_CASE("ticks beyond the limits are not shown, whichever way the axis runs", "[tick]") {
    FigureAxis axis;
    axis.major.kind = LocatorSpec::Kind::multiple;
    axis.major.base = 2;
    CHECK(axis_ticks(axis, {.limits = {1, 5}})->at == Places{2, 4});
    CHECK(axis_ticks(axis, {.limits = {5, 1}})->at == Places{2, 4});
}

TEST_CASE("powers of ten on a log axis are written as powers", "[tick]") {
    const auto ticks = axis_ticks(log_axis(), {.limits = {0.5, 200}});
    REQUIRE(ticks);
    CHECK(ticks->labels ==
          Texts{"$\\mathdefault{10^{0}}$", "$\\mathdefault{10^{1}}$", "$\\mathdefault{10^{2}}$"});
    CHECK(ticks->minor_at.size() == 22);
    CHECK(ticks->minor_labels == Texts(22));
}

TEST_CASE("minor ticks of a log axis of less than a decade have labels", "[tick]") {
    const auto ticks = axis_ticks(log_axis(), {.limits = {2, 5}});
    REQUIRE(ticks);
    CHECK(ticks->minor_at == Places{2, 3, 4, 5});
    CHECK(ticks->minor_labels[1] == "$\\mathdefault{3\\times10^{0}}$");
}

TEST_CASE("a symmetric log axis has a tick at zero", "[tick]") {
    FigureAxis axis;
    axis.scale.kind = ScaleSpec::Kind::symlog;
    CHECK(axis_ticks(axis, {.limits = {-150, 15}})->at == Places{-100, -10, -1, 0, 1, 10});
}

TEST_CASE("dates are written by their distance", "[tick]") {
    const auto years = axis_ticks(date_axis(FormatterSpec::Kind::automatic),
                                  {.limits = {new_year_2024, new_year_2024 + 3000}});
    REQUIRE(years);
    CHECK(years->labels.front() == "2024");
    const auto days = axis_ticks(date_axis(FormatterSpec::Kind::automatic),
                                 {.limits = {new_year_2024, new_year_2024 + 6}});
    REQUIRE(days);
    CHECK(days->labels.front() == "2024-01-01");
}

TEST_CASE("concise dates leave to the offset what they share", "[tick]") {
    const auto ticks = axis_ticks(date_axis(FormatterSpec::Kind::date_concise),
                                  {.limits = {new_year_2024 + 4, new_year_2024 + 5.5}});
    REQUIRE(ticks);
    CHECK(ticks->labels.front() == "Jan-05");
    CHECK(ticks->labels[1] == "04:00");
    CHECK(ticks->offset == "2024-Jan-06");
}

TEST_CASE("a share of a thousand years has no dates beyond the calendar", "[tick]") {
    const auto ticks = axis_ticks(date_axis(FormatterSpec::Kind::automatic), {.limits = {0, 1e7}});
    REQUIRE_FALSE(ticks);
    CHECK(ticks.error().message ==
          "lim: got days 0.000000 to 10000000.000000 since 1970, expected "
          "dates in the years 1 to 9999");
}

TEST_CASE("more ticks than an axis may have are refused", "[tick]") {
    FigureAxis axis;
    axis.major.kind = LocatorSpec::Kind::multiple;
    axis.major.base = 1e-9;
    const auto ticks = axis_ticks(axis, {.limits = {0, 1}});
    REQUIRE_FALSE(ticks);
    CHECK(ticks.error().message == "locator: more than 10000 ticks from 0.000000 to 1.000000");
}

TEST_CASE("every second for a century is refused, not counted", "[tick]") {
    FigureAxis axis = date_axis(FormatterSpec::Kind::automatic);
    axis.major.kind = LocatorSpec::Kind::date_every;
    axis.major.unit = "second";
    CHECK_FALSE(axis_ticks(axis, {.limits = {0, 36525}}));
}

TEST_CASE("limits of any size end in ticks or an error", "[tick]") {
    for (const double huge : {1e300, 1.7e308}) {
        CHECK(axis_ticks(FigureAxis{}, {.limits = {-huge, huge}}));
        CHECK(axis_ticks(FigureAxis{}, {.limits = {huge, huge * 1.0000001}}));
        CHECK(axis_ticks(log_axis(), {.limits = {1 / huge, huge}}));
    }
    CHECK(axis_ticks(FigureAxis{}, {.limits = {5, 5}}));
}

TEST_CASE("a formatter of the user's is followed to the letter", "[tick]") {
    FigureAxis axis;
    axis.major.kind = LocatorSpec::Kind::fixed;
    axis.major.at = {1, 2};
    axis.major_format.kind = FormatterSpec::Kind::percent;
    axis.major_format.xmax = 4;
    CHECK(axis_ticks(axis, {.limits = {0, 4}})->labels == Texts{"25%", "50%"});
    axis.major_format.kind = FormatterSpec::Kind::fixed;
    axis.major_format.labels = {"a"};
    CHECK(axis_ticks(axis, {.limits = {0, 4}})->labels == Texts{"a", ""});
    axis.major_format.labels = {"two", "one"};
    axis.major_format.at = {2, 1};
    CHECK(axis_ticks(axis, {.limits = {0, 4}})->labels == Texts{"one", "two"});
    axis.major.at = {1, 3};
    CHECK_FALSE(axis_ticks(axis, {.limits = {0, 4}}));
    axis.major_format.kind = FormatterSpec::Kind::date;
    axis.major_format.fmt = "%Q";
    CHECK_FALSE(axis_ticks(axis, {.limits = {0, 4}}));
}

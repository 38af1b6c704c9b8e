#include "chart/scale/axis_scale.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>

using namespace plotmill::chart;

namespace {

constexpr LimitRule log_rule{.kind = LimitRule::Kind::log};

void check_limits(Interval limits, double low, double high) {
    CHECK(limits.low == Approx(low).epsilon(1e-14));
    CHECK(limits.high == Approx(high).epsilon(1e-14));
}

}  // namespace

TEST_CASE("a transform and its inverse lead back", "[scale]") {
    const auto transform =
        GENERATE(AxisTransform{}, AxisTransform::log(10), AxisTransform::log(2),
                 AxisTransform::symlog(10, 2, 1), AxisTransform::symlog(3, 0.5, 2));
    for (const double value : {0.001, 0.5, 2.0, 3.0, 1e6}) {
        CHECK(transform.inverse(transform.forward(value)) == Approx(value));
    }
}

TEST_CASE("a symmetric log transform is odd, and even within its threshold", "[scale]") {
    const AxisTransform transform = AxisTransform::symlog(10, 2, 1);
    CHECK(transform.forward(-700) == -transform.forward(700));
    CHECK(transform.forward(1) == Approx(transform.forward(2) / 2));
}

// Expectations: get_ylim() of matplotlib 3.6.3.
TEST_CASE("margins of a log axis are counted in decades", "[scale]") {
    check_limits(autoscale(AxisTransform::log(10), log_rule, {{1, 100}, 1}, {}), 0.7943282347242815,
                 125.89254117941675);
    check_limits(autoscale(AxisTransform::log(2), {.kind = LimitRule::Kind::log, .base = 2},
                           {{2, 900}, 2}, {}),
                 1.473565245410645, 1221.5271808330317);
}

TEST_CASE("a log axis begins at the least positive value, and at 1 when there is none", "[scale]") {
    const AxisTransform log = AxisTransform::log(10);
    check_limits(autoscale(log, log_rule, {{-1, 50}, 5}, {}), 4.456254690668728,
                 56.100922715098164);
    check_limits(autoscale(log, log_rule, {{5, 5}, 5}, {}), 0.8912509381337455, 11.220184543019634);
    check_limits(autoscale(log, log_rule, {{-5, -5}}, {}), 0.8912509381337455, 11.220184543019634);
}

TEST_CASE("margins of a symmetric log axis are counted along the axis", "[scale]") {
    constexpr LimitRule plain{.kind = LimitRule::Kind::plain};
    check_limits(autoscale(AxisTransform::symlog(10, 1, 1), plain, {{-100, 1000}, 1000}, {}),
                 -229.6736176338636, 2296.7361763386316);
    check_limits(autoscale(AxisTransform::symlog(10, 2, 1), plain, {{0.5, 1}, 0.5}, {}), 0.475,
                 1.025);
}

TEST_CASE("a margin stops at a sticky edge", "[scale]") {
    constexpr std::array<double, 1> floor{0};
    check_limits(autoscale({}, {}, {{0, 10}, 1}, {.stickies = floor}), 0, 10.5);
    check_limits(autoscale({}, {}, {{-2, 10}, 1}, {.stickies = floor}), -2.6, 10.6);
}

TEST_CASE("one date is shown amid four years, no date as the first day of 1970", "[scale]") {
    constexpr LimitRule dates{.kind = LimitRule::Kind::date};
    check_limits(autoscale({}, dates, {{10000, 10000}, 10000}, {}), 9197, 10803);
    check_limits(autoscale({}, dates, {{1, 0}}, {}), -0.05, 1.05);
}

TEST_CASE("limits that were asked for keep their direction", "[scale]") {
    CHECK(drawable_limits({}, {}, {5, 1}, 1) == Interval{5, 1});
    CHECK(drawable_limits(AxisTransform::log(10), log_rule, {100, 0.1}, 1) == Interval{100, 0.1});
}

TEST_CASE("a linear axis scale is its line", "[scale]") {
    const AxisScale scale = make_scale(AxisTransform{}, {2, 4}, 100, 50);
    CHECK(scale.is_linear());
    CHECK(scale(3) == scale.linear()(3));
    CHECK(make_scale(AxisTransform::log(10), {1, 100}, 0, 50)(10) == Approx(25));
}

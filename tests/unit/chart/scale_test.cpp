#include "chart/scale/color_scale.hpp"
#include "chart/scale/interval.hpp"
#include "chart/scale/ticks.hpp"
#include "tests/unit/chart/samples.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace plotmill::chart;

namespace {

constexpr double no_value = plotmill::test::missing;

struct TickedAxis {
    Interval view;
    int intervals;
    double first;
    double last;
    std::size_t count;
    std::string first_label;
    std::string offset;
};

}  // namespace

// Expectations: AutoLocator and ScalarFormatter of matplotlib 3.6.3.
TEST_CASE("ticks stand and read as matplotlib's", "[scale]") {
    const auto axis =
        GENERATE(TickedAxis{{-1, 1}, 9, -1, 1, 9, "\u22121.00", ""},
                 TickedAxis{{-0.58, 1}, 9, -0.6, 1, 9, "\u22120.6", ""},
                 TickedAxis{{1e-7, 8.8e-7}, 9, 1e-7, 9e-7, 9, "1", "1e\u22127"},
                 TickedAxis{{100000.1, 100000.9}, 9, 100000.1, 100000.9, 9, "0.1", "+1e5"},
                 TickedAxis{{0, 1234}, 5, 0, 1250, 6, "0", ""},
                 TickedAxis{{-37, -2}, 9, -40, 0, 9, "\u221240", ""},
                 TickedAxis{{3e8, 9e8}, 9, 3e8, 9e8, 7, "3", "1e8"},
                 TickedAxis{{0.9, 1.1}, 9, 0.9, 1.1, 9, "0.900", ""},
                 TickedAxis{{12345.2, 12345.8}, 4, 12345.2, 12345.8, 4, "0.2", "+1.2345e4"});
    INFO(axis.view.low << " to " << axis.view.high);
    const auto ticks = tick_values(axis.view, axis.intervals);
    REQUIRE(ticks.size() == axis.count);
    CHECK(ticks.front() == Approx(axis.first));
    CHECK(ticks.back() == Approx(axis.last).margin(1e-12));
    const TickTexts texts = tick_texts(ticks, axis.view);
    CHECK(texts.labels.front() == axis.first_label);
    CHECK(texts.offset == axis.offset);
}

TEST_CASE("a tick outside the view is not shown, one at its very end is", "[scale]") {
    CHECK_FALSE(is_shown(-0.6, {-0.58, 1}));
    CHECK(is_shown(1 + 1e-12, {-0.58, 1}));
}

TEST_CASE("limits have five percent of margin, and a single value gets room", "[scale]") {
    CHECK(autoscale({0, 10}) == Interval{-0.5, 10.5});
    CHECK(autoscale({0, 0}).low == Approx(-0.055));
    CHECK(autoscale({1, 1}).low == Approx(0.945));
    CHECK(autoscale({no_value, no_value}).high == Approx(0.055));
}

TEST_CASE("the range of pairs leaves out pairs with a no_value half", "[scale]") {
    const std::vector<double> x{1, 2, no_value, 100};
    const std::vector<double> y{5, 6, 7, std::numeric_limits<double>::infinity()};
    const PairRange range = range_of_pairs(x, y);
    CHECK(range.x == Interval{1, 2});
    CHECK(range.y == Interval{5, 6});
}

TEST_CASE("a scale takes its limits to the ends of a stretch", "[scale]") {
    const LinearScale scale = make_scale({-2, 6}, 100, 80);
    CHECK(scale(-2) == Approx(100));
    CHECK(scale(6) == Approx(180));
}

TEST_CASE("values beyond the limits take the end colours, NaN takes none", "[scale]") {
    const ColorScale scale{{0, 1}, *find_colormap("viridis")};
    CHECK(scale(-3.0) == scale(0.0));
    CHECK(scale(9.0) == scale(1.0));
    CHECK_FALSE(scale(no_value));
    CHECK(ColorScale({2, 2}, *find_colormap("viridis"))(2.0) == scale(0.0));
}

TEST_CASE("robust limits are the second and the ninety-eighth percentile", "[scale]") {
    std::vector<double> values{no_value};
    for (int i = 100; i >= 0; --i) {
        values.push_back(i);
    }
    CHECK(robust_range_of(values) == Interval{2, 98});
    CHECK(range_of(values) == Interval{0, 100});
}

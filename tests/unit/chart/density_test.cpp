#include "chart/stats/density.hpp"

#include "tests/unit/chart/samples.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>

using namespace plotmill::chart;
using namespace plotmill::test;

namespace {

using Values = std::vector<double>;

void check_close(const Values& ours, const Values& expected) {
    REQUIRE(ours.size() == expected.size());
    for (std::size_t i = 0; i < ours.size(); ++i) {
        CHECK(ours[i] == Approx(expected[i]).epsilon(1e-12));
    }
}

}  // namespace

// Expectations: scipy 1.10.1 gaussian_kde().
TEST_CASE("a density is the sum of a Gaussian for every value", "[density]") {
    const auto curve = density_curve(skewed, 5);
    REQUIRE(curve);
    check_close(curve->at, {0.1, 2.05, 4.0, 5.95, 7.9});
    check_close(curve->density, {0.18189572420131794, 0.17139708921461932, 0.05422660110149627,
                                 0.016976292648932113, 0.027283214732344605});
}

TEST_CASE("the curve has 1,000 points from the least to the greatest value", "[density]") {
    const auto curve = density_curve(skewed);
    CHECK(curve->at.size() == 1000);
    CHECK(curve->at.front() == 0.1);
    CHECK(curve->at.back() == 7.9);
}

TEST_CASE("an outlier far from all others takes nothing from the accuracy", "[density]") {
    const auto curve = density_curve(Values{0, 1e-9, 1e6}, 5);
    check_close(curve->density,
                {6.018362948650072e-07, 5.736260219690429e-07, 4.810173103091349e-07,
                 4.030148260283229e-07, 3.4288708682483257e-07});
}

TEST_CASE("between distant values the density is their tails, not zero", "[density]") {
    Values values(20'000, 0.0);
    values.resize(40'000, 1.0);
    const auto density = gaussian_kde(values, Values{0.5});
    const double h = std::sqrt(0.25 * 40'000 / 39'999) * std::pow(40'000.0, -0.2);
    const double expected = std::exp(-0.125 / (h * h)) / (h * std::sqrt(2 * std::numbers::pi));
    CHECK((*density)[0] == Approx(expected).epsilon(1e-11));
}

TEST_CASE("missing and infinite values are left out of a density", "[density]") {
    Values values = skewed;
    values.insert(values.begin() + 3, {missing, inf, -inf});
    CHECK(density_curve(values, 7)->density == density_curve(skewed, 7)->density);
}

TEST_CASE("one value, a constant and values beyond any variance have no density", "[density]") {
    CHECK_FALSE(density_curve(Values{}));
    CHECK_FALSE(density_curve(Values{missing, 3}));
    CHECK_FALSE(density_curve(Values{0.1, 0.1, 0.1}));
    CHECK_FALSE(density_curve(Values{-1.7e308, 1.7e308}));
    CHECK_FALSE(density_curve(Values{0, 5e-324}));
}

TEST_CASE("the axis of a density reaches 2.5 % beyond its values", "[density]") {
    const auto range = padded_range(Values{missing, 10, 30, inf});
    REQUIRE(range);
    CHECK(range->low == 9.5);
    CHECK(range->high == 30.5);
    CHECK_FALSE(padded_range(Values{missing}));
}

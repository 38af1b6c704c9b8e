#include "chart/stats/correlation.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace plotmill::chart;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();
using Column = std::vector<double>;

}  // namespace

// Expectations: pandas 1.5.3 DataFrame.corr().
TEST_CASE("a pair is correlated over the rows in which both are finite", "[correlation]") {
    const Column a{1, 2, missing, 5, 9};
    const Column b{3, missing, 4, 7, 1};
    const Column c{2, 4, 6, inf, 5};
    const auto matrix = pearson({a, b, c});
    CHECK(matrix.at(0, 0) == Approx(1).epsilon(1e-12));
    CHECK(matrix.at(0, 1) == Approx(-0.32732683535398854).epsilon(1e-12));
    CHECK(matrix.at(1, 0) == matrix.at(0, 1));
    CHECK(matrix.at(0, 2) == Approx(0.8260331876309022).epsilon(1e-12));
}

TEST_CASE("a constant column and one without values have no correlation", "[correlation]") {
    const Column a{1, 2, 3};
    const Column constant{4, 4, 4};
    const Column empty{missing, missing, missing};
    const auto matrix = pearson({a, constant, empty});
    CHECK(std::isnan(matrix.at(0, 1)));
    CHECK(std::isnan(matrix.at(1, 1)));
    CHECK(std::isnan(matrix.at(2, 2)));
}

TEST_CASE("spearman ranks each pair anew and lets ties share their mean", "[correlation]") {
    const Column a{1, 2, 2, 5, 9};
    const Column b{3, missing, 4, 40, 1};
    const auto matrix = spearman({a, b});
    CHECK(matrix.at(0, 0) == Approx(1).epsilon(1e-12));
    CHECK(matrix.at(0, 1) == Approx(-0.2).epsilon(1e-12));
}

TEST_CASE("many rows, which go another way, give what few rows give", "[correlation]") {
    Column a;
    Column b;
    for (int i = 0; i < 70'000; ++i) {
        a.push_back(std::sin(i * 0.7) + 1e6);
        b.push_back(i % 11 == 0 ? missing : std::cos(i * 0.3) + 0.2 * std::sin(i * 0.7));
    }
    const Column short_a(a.begin(), a.begin() + 65'000);
    const Column short_b(b.begin(), b.begin() + 65'000);
    CHECK(pearson({a, b}).at(0, 1) == Approx(pearson({short_a, short_b}).at(0, 1)).epsilon(0.01));
    CHECK(pearson({a, a}).at(0, 1) == Approx(1).epsilon(1e-12));
}

#include "chart/stats/correlation.hpp"

#include "tests/unit/chart/samples.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace plotmill::chart;
using namespace plotmill::test;

namespace {

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

TEST_CASE("many rows are added up as pandas does, however large the offset", "[correlation]") {
    Column a;
    Column b;
    const Column constant(70'000, 0.1);
    for (int i = 0; i < 70'000; ++i) {
        a.push_back(1e8 + (i % 7) * 0.125);
        b.push_back(static_cast<double>(static_cast<long>(i) * i % 11));
    }
    const auto matrix = pearson({a, b, constant});
    CHECK(matrix.at(0, 1) == Approx(3.53554776e-05).epsilon(1e-8));
    CHECK(std::isnan(matrix.at(0, 2)));
    CHECK(std::isnan(matrix.at(2, 2)));
}

TEST_CASE("spearman counts −∞ as the first rank where both columns miss the same rows",
          "[correlation]") {
    const Column a{-inf, 1, 2, 3, 4};
    const Column b{-inf, 2, 1, 5, 4};
    const Column c{5, 4, 3, 1, 2};
    const auto matrix = spearman({a, b, c});
    CHECK(matrix.at(0, 1) == Approx(7.0 / 9).epsilon(1e-12));
    CHECK(matrix.at(0, 2) == Approx(-0.8).epsilon(1e-12));
}

TEST_CASE("kendall is tau-b, with ties and over the rows that both columns have", "[correlation]") {
    const Column a{1, 2, 2, 5, 9, 4};
    const Column b{3, missing, 4, 40, 1, 4};
    const Column constant{1, 1, 1, 1, 1, 1};
    const Column empty{inf, missing, missing, missing, missing, missing};
    const auto matrix = kendall({a, b, constant, empty});
    CHECK(matrix.at(0, 1) == Approx(0.10540925533894598).epsilon(1e-14));
    CHECK(matrix.at(1, 0) == matrix.at(0, 1));
    CHECK(std::isnan(matrix.at(0, 2)));
    CHECK(matrix.at(2, 2) == 1);
    CHECK(std::isnan(matrix.at(3, 3)));
}

TEST_CASE("kendall counts pairs in the wrong order over many rows", "[correlation]") {
    Column up;
    Column down;
    Column nearly;
    for (int i = 0; i < 1000; ++i) {
        up.push_back(i);
        down.push_back(-i);
        nearly.push_back(i ^ 1);  // each second pair of neighbours exchanged
    }
    const auto matrix = kendall({up, down, nearly});
    CHECK(matrix.at(0, 1) == -1);
    CHECK(matrix.at(0, 2) == Approx(1 - 2 * 500 / (1000.0 * 999 / 2)).epsilon(1e-14));
}

TEST_CASE("tables without columns, without rows and with one row have no correlations",
          "[correlation]") {
    for (const auto correlate : {pearson, spearman, kendall}) {
        const Column none;
        const Column one{1};
        CHECK(correlate({}).size == 0);
        CHECK(std::isnan(correlate({none, none}).at(0, 1)));
        CHECK(std::isnan(correlate({one, one}).at(0, 1)));
    }
}

#include "chart/stats/histogram.hpp"

#include "tests/unit/chart/samples.hpp"

#include <catch2/catch.hpp>

#include <utility>

using namespace plotmill;
using namespace plotmill::chart;
using namespace plotmill::test;

namespace {

using Values = std::vector<double>;
using Counts = std::vector<std::uint64_t>;

}  // namespace

// Expectations: numpy 1.24.2 histogram().
TEST_CASE("bins of equal width span the values, and the last one holds the greatest",
          "[histogram]") {
    const auto made = histogram(skewed, 4);
    REQUIRE(made);
    CHECK(made->edges == Values{0.1, 2.0500000000000003, 4.0, 5.95, 7.9});
    CHECK(made->counts == Counts{7, 2, 0, 1});
}

TEST_CASE("each rule makes as many bins as numpy", "[histogram]") {
    const std::pair<std::string_view, Counts> expected[] = {
        {"auto", {7, 1, 1, 0, 0, 1}},     {"fd", {7, 1, 1, 0, 0, 1}},
        {"doane", {5, 3, 1, 0, 0, 0, 1}}, {"scott", {8, 1, 1}},
        {"stone", {7, 1, 1, 0, 0, 1}},    {"rice", {7, 2, 0, 0, 1}},
        {"sturges", {7, 2, 0, 0, 1}},     {"sqrt", {7, 2, 0, 1}},
    };
    for (const auto& [name, counts] : expected) {
        INFO(name);
        const auto rule = find_bin_rule(name);
        REQUIRE(rule);
        CHECK(histogram(skewed, *rule)->counts == counts);
    }
    CHECK_FALSE(find_bin_rule("kde"));
}

TEST_CASE("given edges may be uneven; what lies beyond them does not count", "[histogram]") {
    const auto made = histogram(Values{1, 2, 3, 3, 4, 5, 9}, Values{1, 2, 3, 5});
    CHECK(made->counts == Counts{1, 1, 4});
    CHECK(histogram(Values{0, 1, 1, 2}, Values{0, 1, 1, 2})->counts == Counts{1, 0, 3});
}

TEST_CASE("edges ascend, there are two at least, and none is NaN", "[histogram]") {
    CHECK(are_bin_edges(Values{0, 0, 1}));
    CHECK_FALSE(are_bin_edges(Values{1, 0}));
    CHECK_FALSE(are_bin_edges(Values{1}));
    CHECK_FALSE(are_bin_edges(Values{0, missing, 1}));
}

TEST_CASE("a single value stands in the middle of a range of one", "[histogram]") {
    const auto made = histogram(Values{7, 7}, 3);
    CHECK(made->edges.front() == 6.5);
    CHECK(made->edges.back() == 7.5);
    CHECK(made->counts == Counts{0, 2, 0});
}

TEST_CASE("missing and infinite values are left out", "[histogram]") {
    const auto made = histogram(Values{missing, 1, inf, 2, -inf, 3}, 2);
    CHECK(made->edges == Values{1, 2, 3});
    CHECK(made->counts == Counts{1, 2});
    CHECK(histogram(Values{missing, 1, inf, 2, -inf, 3}, BinRule::sqrt)->counts == Counts{1, 2});
}

TEST_CASE("without a value the range is 0 to 1 and all bins are empty", "[histogram]") {
    for (const Values& values : {Values{}, Values{missing, inf}}) {
        CHECK(histogram(values, 2)->edges == Values{0, 0.5, 1});
        CHECK(histogram(values, 2)->counts == Counts{0, 0});
        CHECK(histogram(values, BinRule::automatic)->counts == Counts{0});
    }
}

TEST_CASE("a rule that wants too many bins is refused by name", "[histogram]") {
    Values values;
    for (int i = 0; i < 1000; ++i) {
        values.push_back(i * 1e-9);
    }
    values.push_back(1e9);
    const auto made = histogram(values, BinRule::fd);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == ErrorCode::limit);
    CHECK(made.error().message == "bins: the rule 'fd' gives more bins than the limit of 100000");
}

TEST_CASE("values that span more than a double holds are refused", "[histogram]") {
    CHECK(histogram(Values{-1.7e308, 1.7e308}, 10).error().code == ErrorCode::range);
    CHECK(histogram(Values{0, 5e-324}, 10)->counts.size() == 10);
    CHECK(histogram(Values{1e300}, 10)->counts.size() == 10);
}

#include "chart/builders.hpp"
#include "chart/layout/plot_best_place.hpp"
#include "chart/render.hpp"
#include "chart/tick/axis_ticks.hpp"
#include "tests/unit/chart/owned_table.hpp"
#include "tests/unit/chart/samples.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <memory>
#include <string>
#include <vector>

using namespace plotmill;
using namespace plotmill::chart;
using namespace plotmill::test;

namespace {

std::string refusal_of(std::string_view kind, const OptionMap& options, const OwnedTable& table) {
    Renderer renderer;
    const auto picture =
        renderer.render(parse_chart(kind, options, "charts[0]").value(), table.data);
    REQUIRE_FALSE(picture);
    return picture.error().message;
}

/// What is around the series: its artists view what ends here.
struct SeriesAxes {
    std::shared_ptr<const FigureOptions> options;
    Interval x;
    Interval y;
    [[nodiscard]] const FigureAxes& spec() const { return options->axes.front(); }
};

SeriesAxes axes_of(std::string_view kind, const OptionMap& options, const OwnedTable& table) {
    Typesetter typesetter;
    Workshop shop{typesetter, {}, {}, {}, {}};
    const ChartSpec spec = parse_chart(kind, options, "charts[0]").value();
    const auto figure = build_series(spec, table.data, shop);
    REQUIRE(figure);
    const PlotAxes& axes = figure->plot->axes.front();
    return {figure->plot->options, axes.x.view, axes.y.view};
}

}  // namespace

TEST_CASE("a column that is not there or holds no numbers is named by its option", "[series]") {
    OwnedTable table;
    table.add("a", {1, 2});
    table.data.columns.emplace_back("when", std::vector<std::string>{"x", "y"});
    CHECK(refusal_of("line", {{"x", {std::string{"t"}}}}, table) ==
          "x: got 't', expected the name of a column");
    CHECK(refusal_of("line", {{"y", {std::string{"when"}}}}, table) ==
          "y: column 'when' holds text, expected numbers");
    CHECK(refusal_of("line", {{"hue", {std::string{"b"}}}}, table) ==
          "hue: got 'b', expected the name of a column");
    CHECK(refusal_of("line", {{"x", {std::string{"a"}}}}, table) ==
          "nothing to draw: no numeric column among 2 but the one along x");
}

TEST_CASE("edges are one more than values", "[series]") {
    OwnedTable table;
    table.add("edge", {0, 1, 2});
    table.add("count", {5, 6, 7});
    CHECK(refusal_of("stairs", {{"x", {std::string{"edge"}}}}, table) ==
          "x: column 'edge' has one edge more than there are values, so the last row of 'count' "
          "must be empty");
    CHECK(refusal_of("stairs", {{"edges", {OptionList{{0.0}, {1.0}}}}}, table) ==
          "edges: got 2 edges for 3 rows, expected one more");
}

TEST_CASE("a stack takes columns of one sign", "[series]") {
    OwnedTable table;
    table.add("a", {1, -2});
    CHECK(refusal_of("area", {}, table) ==
          "stacked: column 'a' has values above and below 0, expected one of both (or stacked "
          "false)");
}

TEST_CASE("limits have margins, but stairs and areas stand on their ground", "[series]") {
    OwnedTable table;
    table.add("a", {0, 10});
    const SeriesAxes line = axes_of("line", {}, table);
    CHECK(line.y.low == Approx(-0.5));
    CHECK(line.y.high == Approx(10.5));
    CHECK(axes_of("stairs", {}, table).y.low == 0);
    CHECK(axes_of("area", {}, table).y.low == 0);
    CHECK(axes_of("line", {{"xlim", {OptionList{{3.0}, {-1.0}}}}}, table).x == Interval{3, -1});
}

TEST_CASE("a hue parts the rows into series, in the order of appearance", "[series]") {
    OwnedTable table;
    table.add("t", {1, 2, 3, 4});
    table.add("v", {1, missing, 3, 4});
    table.data.columns.emplace_back("who", std::vector<std::string>{"b", "a", "b", "a"});
    const SeriesAxes axes =
        axes_of("line", {{"x", {std::string{"t"}}}, {"hue", {std::string{"who"}}}}, table);
    const auto& legend = axes.spec().legend;
    REQUIRE(legend);
    CHECK(legend->title == "who");
    REQUIRE(legend->handles.size() == 2);
    CHECK(legend->handles[0].label == "b");
    CHECK(legend->handles[1].label == "a");
    CHECK(axes.spec().x.label.text == "t");
}

TEST_CASE("an index that is no numbers is counted and written at whole places", "[series]") {
    OwnedTable table;
    table.add("a", {1, 2, 3});
    table.data.index = std::vector<std::string>{"x", "y", "z"};
    const SeriesAxes axes = axes_of("line", {}, table);
    const auto ticks = axis_ticks(axes.spec().x, {axes.x});
    REQUIRE(ticks);
    REQUIRE(ticks->at.size() == ticks->labels.size());
    const std::vector<std::string> names{"x", "y", "z"};
    for (std::size_t i = 0; i < ticks->at.size(); ++i) {
        const double at = ticks->at[i];
        CHECK(ticks->labels[i] ==
              (at == std::floor(at) ? names.at(static_cast<std::size_t>(at)) : std::string{}));
    }
}

TEST_CASE("the best place for a legend is the first that nothing stands in", "[series]") {
    const std::vector<double> both{0, 10};
    FigureLine line;
    line.x.values = line.y.values = both;
    const std::vector<FigureArtist> artists{line};
    const LegendScene scene{artists, {1, 0}, {1, 0}, {}};
    const std::vector<TextBox> apart{{4, 4, 6, 6}, {7, 1, 9, 3}};  // the line crosses the first
    CHECK(best_place(scene, apart) == 1);
    const std::vector<TextBox> equal{{4, 4, 6, 6}, {3, 3, 5, 5}};
    CHECK(best_place(scene, equal) == 0);
}

TEST_CASE("series of one row, or of nothing but gaps, are drawn", "[series]") {
    OwnedTable one;
    one.add("a", {1});
    OwnedTable none;
    none.add("a", {missing, missing});
    Renderer renderer;
    for (const char* kind : {"line", "stairs", "area"}) {
        for (const OwnedTable* table : {&one, &none}) {
            const auto spec = parse_chart(kind, {}, "charts[0]").value();
            CHECK(renderer.render(spec, table->data));
        }
    }
}

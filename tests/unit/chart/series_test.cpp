#include "chart/builders.hpp"
#include "chart/layout/best_place.hpp"
#include "chart/render.hpp"
#include "tests/unit/chart/owned_table.hpp"
#include "tests/unit/chart/samples.hpp"

#include <catch2/catch.hpp>

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

Axes axes_of(std::string_view kind, const OptionMap& options, const OwnedTable& table) {
    Typesetter typesetter;
    Workshop shop{typesetter, {}, {}, {}, {}};
    const ChartSpec spec = parse_chart(kind, options, "charts[0]").value();
    auto figure = build_series(spec, table.data, shop);
    REQUIRE(figure);
    Axes axes = figure->axes.front();
    axes.artists.clear();  // they view what ends here
    return axes;
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
    const Axes line = axes_of("line", {}, table);
    CHECK(line.y.view.low == Approx(-0.5));
    CHECK(line.y.view.high == Approx(10.5));
    CHECK(axes_of("stairs", {}, table).y.view.low == 0);
    CHECK(axes_of("area", {}, table).y.view.low == 0);
    CHECK(axes_of("line", {{"xlim", {OptionList{{3.0}, {-1.0}}}}}, table).x.view ==
          Interval{3, -1});
}

TEST_CASE("a hue parts the rows into series, in the order of appearance", "[series]") {
    OwnedTable table;
    table.add("t", {1, 2, 3, 4});
    table.add("v", {1, missing, 3, 4});
    table.data.columns.emplace_back("who", std::vector<std::string>{"b", "a", "b", "a"});
    const Axes axes =
        axes_of("line", {{"x", {std::string{"t"}}}, {"hue", {std::string{"who"}}}}, table);
    REQUIRE(axes.legend);
    CHECK(axes.legend->title == "who");
    REQUIRE(axes.legend->items.size() == 2);
    CHECK(axes.legend->items[0].label == "b");
    CHECK(axes.legend->items[1].label == "a");
    CHECK(axes.x.label.text == "t");
}

TEST_CASE("an index that is no numbers is counted and written at whole places", "[series]") {
    OwnedTable table;
    table.add("a", {1, 2, 3});
    table.data.index = std::vector<std::string>{"x", "y", "z"};
    const Axes axes = axes_of("line", {}, table);
    CHECK(axes.x.ticks.format(1) == "y");
    CHECK(axes.x.ticks.format(1.5).empty());
    CHECK(axes.x.ticks.format(-1).empty());
    CHECK(axes.x.ticks.format(3).empty());
}

TEST_CASE("the best place for a legend is the first that nothing stands in", "[series]") {
    AxesLayout place;
    place.to_x = place.to_y = {1, 0};
    const std::vector<double> x{0, 10};
    const std::vector<double> y{0, 10};
    Axes axes;
    axes.artists.emplace_back(LineArtist{x, y, {}});
    const std::vector<TextBox> both{{4, 4, 6, 6}, {7, 1, 9, 3}};  // the line crosses the first
    CHECK(best_place(axes, place, both) == 1);
    const std::vector<TextBox> equal{{4, 4, 6, 6}, {3, 3, 5, 5}};
    CHECK(best_place(axes, place, equal) == 0);
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

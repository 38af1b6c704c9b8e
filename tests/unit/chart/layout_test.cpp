#include "chart/layout/figure.hpp"
#include "chart/layout/heatmap_layout.hpp"
#include "chart/layout/scatter_matrix_layout.hpp"

#include <catch2/catch.hpp>

using namespace plotmill::chart;

namespace {

// Positions: fig.axes[i].get_position() in matplotlib 3.6.3.
void check_area(const Area& area, double x0, double y0, double x1, double y1) {
    CHECK(area.x0 == Approx(x0));
    CHECK(area.y0 == Approx(y0));
    CHECK(area.x1 == Approx(x1));
    CHECK(area.y1 == Approx(y1));
}

HeatmapNames names_of(std::size_t count, std::string_view name) {
    const std::vector<std::string_view> names(count, name);
    return {names, names, {}, {}};
}

}  // namespace

TEST_CASE("one subplot fills the subplot area", "[layout]") {
    const auto cells = subplot_grid(1, 1, {0.1, 0.1});
    REQUIRE(cells.size() == 1);
    check_area(cells[0], 0.125, 0.11, 0.9, 0.88);
}

TEST_CASE("cells of a grid are equal and their gaps a share of them", "[layout]") {
    const auto cells = subplot_grid(2, 3, {0.5, 0.25}, {0, 0, 1, 1});
    REQUIRE(cells.size() == 6);
    check_area(cells[0], 0, 1 - 1 / 2.25, 0.25, 1);
    check_area(cells[4], 0.375, 0, 0.625, 1 / 2.25);
    CHECK(cells[2].x1 == Approx(1));
}

TEST_CASE("a colour bar takes its part of the heatmap's subplot", "[layout]") {
    Typesetter typesetter;
    const HeatmapLayout layout =
        lay_out_heatmap({}, {8, 6}, 100, names_of(4, "a"), {0, 1}, typesetter);
    check_area(layout.axes, 100, 66, 596, 528);
    REQUIRE(layout.bar);
    check_area(*layout.bar, 627, 66, 650.1, 528);
    CHECK(layout.bar_ticks.size() == 6);
    CHECK(layout.x_ticks.size() == 4);
    CHECK(layout.y_ticks.front() > layout.y_ticks.back());
}

TEST_CASE("square cells shrink the axes towards the colour bar", "[layout]") {
    Typesetter typesetter;
    HeatmapOptions options;
    options.square = true;
    const HeatmapLayout layout =
        lay_out_heatmap(options, {8, 6}, 100, names_of(4, "a"), {0, 1}, typesetter);
    check_area(layout.axes, 134, 66, 596, 528);
    options.cbar = false;
    const HeatmapLayout alone =
        lay_out_heatmap(options, {8, 6}, 100, names_of(4, "a"), {0, 1}, typesetter);
    CHECK(alone.axes.x0 + alone.axes.x1 == Approx(0.125 * 800 + 0.9 * 800));
    CHECK_FALSE(alone.bar);
}

TEST_CASE("labels that do not fit are thinned, those that touch are turned", "[layout]") {
    Typesetter typesetter;
    const auto layout = [&](std::size_t count, std::string_view name) {
        return lay_out_heatmap({}, {8, 6}, 100, names_of(count, name), {0, 1}, typesetter);
    };
    CHECK(layout(60, "1").x_ticks.size() == 30);
    CHECK(layout(4, "short").texts.front().rotation == 0);
    CHECK(layout(4, "a name that is far too long").texts.front().rotation == 90);
    CHECK(layout(4, "short").texts[4].rotation == 90);
    CHECK(layout(4, "a name that is far too long").texts[4].rotation == 0);
}

TEST_CASE("the layout at dpi 10 is that of dpi 100, small", "[layout]") {
    Typesetter typesetter;
    const auto names = names_of(5, "a longer name here");
    const HeatmapLayout small = lay_out_heatmap({}, {8, 6}, 10, names, {0, 1}, typesetter);
    const HeatmapLayout large = lay_out_heatmap({}, {8, 6}, 100, names, {0, 1}, typesetter);
    CHECK(small.axes.x1 * 10 == Approx(large.axes.x1));
    CHECK(small.texts.size() == large.texts.size());
    CHECK(small.texts.front().rotation == large.texts.front().rotation);
}

TEST_CASE("axes paint their backgrounds only where they cover something", "[layout]") {
    Typesetter typesetter;
    const auto needs = [&](double dpi, double labelpad, std::string_view name) {
        ScatterMatrixOptions options;
        options.labelpad = labelpad;
        return lay_out_scatter_matrix(options, figure_size({12, 8}, dpi), {name, name, name, name},
                                      typesetter)
            .needs_backgrounds;
    };
    CHECK_FALSE(needs(100, 15, "a"));
    CHECK(needs(5, 15, "a"));
    CHECK(needs(100, 15, "a name that reaches into the axes"));
}

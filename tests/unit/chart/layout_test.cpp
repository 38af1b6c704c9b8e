#include "chart/builders.hpp"
#include "chart/heatmap_figure.hpp"
#include "chart/layout/axes_layout.hpp"
#include "chart/layout/grid.hpp"
#include "chart/layout/legend_layout.hpp"

#include <catch2/catch.hpp>

using namespace plotmill;
using namespace plotmill::chart;

namespace {

// Positions: fig.axes[i].get_position() in matplotlib 3.6.3.
void check_area(const Area& area, double x0, double y0, double x1, double y1) {
    CHECK(area.x0 == Approx(x0));
    CHECK(area.y0 == Approx(y0));
    CHECK(area.x1 == Approx(x1));
    CHECK(area.y1 == Approx(y1));
}

/// A heatmap of count × count cells that are all called `name`.
Figure heatmap_of(const OptionMap& options, std::size_t count, std::string_view name) {
    const ChartSpec spec = parse_chart("heatmap", options, "charts[0]").value();
    Matrix matrix;
    matrix.rows = matrix.columns = count;
    matrix.row_names = matrix.column_names = std::vector<std::string_view>(count, name);
    for (std::size_t i = 0; i < count * count; ++i) {
        matrix.values.push_back(static_cast<double>(i));
    }
    Typesetter typesetter;
    auto figure = heatmap_figure(spec, std::move(matrix), typesetter);
    REQUIRE(figure);
    return *std::move(figure);
}

AxesLayout laid_out(const Figure& figure, std::size_t axes) {
    Typesetter typesetter;
    return lay_out_axes(figure.axes.at(axes), figure_size(figure.size, figure.dpi), typesetter);
}

}  // namespace

TEST_CASE("one subplot fills the subplot area", "[layout]") {
    const auto cells = grid_cells(even_grid(1, 1, 0.1, 0.1));
    REQUIRE(cells.size() == 1);
    check_area(cells[0], 0.125, 0.11, 0.9, 0.88);
}

TEST_CASE("cells of a grid are equal and their gaps a share of them", "[layout]") {
    const auto cells = grid_cells(even_grid(2, 3, 0.25, 0.5), {0, 0, 1, 1});
    REQUIRE(cells.size() == 6);
    check_area(cells[0], 0, 1 - 1 / 2.25, 0.25, 1);
    check_area(cells[4], 0.375, 0, 0.625, 1 / 2.25);
    CHECK(cells[2].x1 == Approx(1));
}

TEST_CASE("rows and columns of a grid share it by their ratios", "[layout]") {
    const auto cells = grid_cells({{1, 3}, {2, 1, 1}, 0, 0}, {0, 0, 1, 1});
    check_area(cells[0], 0, 0.75, 0.5, 1);
    check_area(cells[5], 0.75, 0, 1, 0.75);
}

TEST_CASE("a colour bar takes its part of the heatmap's subplot", "[layout]") {
    const Figure figure = heatmap_of({}, 4, "a");
    REQUIRE(figure.axes.size() == 2);
    const AxesLayout cells = laid_out(figure, 0);
    check_area(cells.area, 100, 66, 596, 528);
    CHECK(cells.x_ticks.size() == 4);
    CHECK(cells.y_ticks.front() > cells.y_ticks.back());
    const AxesLayout bar = laid_out(figure, 1);
    check_area(bar.area, 627, 66, 650.1, 528);
    CHECK(bar.y_ticks.size() == 8);
    CHECK(bar.labels.front().text == "0");
}

TEST_CASE("a colour bar stands where cbar_kws says", "[layout]") {
    const auto bar_of = [](const char* name, OptionValue value) {
        return heatmap_of({{"cbar_kws", {OptionMap{{name, std::move(value)}}}}}, 4, "a").axes.at(1);
    };
    const Axes below = bar_of("location", {std::string{"bottom"}});
    check_area(below.area, 0.125, 0.2255 - 0.775 / 20 * 8 / 6, 0.9, 0.2255);
    CHECK(below.x.side == Side::bottom);
    CHECK(below.x.ticks.place == Ticks::Place::automatic);
    const Axes left = bar_of("location", {std::string{"left"}});
    CHECK(left.y.side == Side::left);
    const Axes half = bar_of("shrink", {0.5});
    CHECK(half.area.height() == Approx(0.385));
    const Axes extended = bar_of("extend", {std::string{"both"}});
    CHECK(extended.area.height() == Approx(0.77 / 1.1));
    CHECK(extended.artists.size() == 3);
}

TEST_CASE("square cells shrink the axes towards the colour bar", "[layout]") {
    const OptionMap square{{"square", {true}}};
    check_area(laid_out(heatmap_of(square, 4, "a"), 0).area, 134, 66, 596, 528);
    const Figure alone = heatmap_of({{"square", {true}}, {"cbar", {false}}}, 4, "a");
    REQUIRE(alone.axes.size() == 1);
    const Area area = laid_out(alone, 0).area;
    CHECK(area.x0 + area.x1 == Approx(0.125 * 800 + 0.9 * 800));
}

TEST_CASE("labels that do not fit are thinned, those that touch are turned", "[layout]") {
    const auto cells = [](std::size_t count, std::string_view name) {
        return heatmap_of({}, count, name).axes.front();
    };
    CHECK(cells(60, "1").x.ticks.at.size() == 30);
    CHECK(cells(4, "short").x.tick_style.rotation == 0);
    CHECK(cells(4, "a name that is far too long").x.tick_style.rotation == 90);
    CHECK(cells(4, "short").y.tick_style.rotation == 90);
    CHECK(cells(4, "a name that is far too long").y.tick_style.rotation == 0);
}

TEST_CASE("the layout at dpi 10 is that of dpi 100, small", "[layout]") {
    const AxesLayout small = laid_out(heatmap_of({{"dpi", {10.0}}}, 5, "a longer name here"), 0);
    const AxesLayout large = laid_out(heatmap_of({}, 5, "a longer name here"), 0);
    check_area(small.area, large.area.x0 / 10, large.area.y0 / 10, large.area.x1 / 10,
               large.area.y1 / 10);
    CHECK(small.labels.size() == large.labels.size());
    CHECK(small.labels.front().rotation == large.labels.front().rotation);
}

TEST_CASE("a tight picture ends where matplotlib's does when its edges are whole pixels",
          "[layout]") {
    const FigureSize whole = figure_size({10.58875, 5}, 100);
    const FigureSize cut =
        cut_to(whole, {20.381338541666665, 14.999999999999986, 1051.9, 485}, 0.1);
    CHECK(cut.canvas_height == 490);  // 489 if px were divided by the dpi
    CHECK(cut.text_height == Approx(490));
    CHECK(cut.picture_width == Approx(1051.9 - 20.381338541666665 + 20));
}

TEST_CASE("a tight picture shows what is drawn and a margin around it", "[layout]") {
    const FigureSize whole = figure_size({8, 6}, 100);
    const FigureSize cut = cut_to(whole, {100, 50, 700, 550}, 0.125);
    CHECK(cut.canvas_width == 625);
    CHECK(cut.canvas_height == 525);
    const Area area = to_px({0.5, 0.5, 1, 1}, cut);
    check_area(area, 312.5, 262.5, 712.5, 562.5);
}

TEST_CASE("a y label that reaches into the axes is told", "[layout]") {
    Typesetter typesetter;
    const auto reaches = [&](double pad, std::string_view name) {
        Axes axes;
        axes.area = {0.125, 0.11, 0.9, 0.88};
        axes.y.label.text = name;
        axes.y.label.style.rotation = 0;
        axes.y.label.pad_points = pad;
        return lay_out_axes(axes, figure_size({12, 8}, 100), typesetter).label_reaches_in;
    };
    CHECK_FALSE(reaches(15, "a"));
    CHECK(reaches(15, "a name that reaches into the axes"));
}

TEST_CASE("a legend stands in the middle of the right side, an entry below the other", "[layout]") {
    Typesetter typesetter;
    const Legend legend{"kind", {{"first", black}, {"second", white}}, {}};
    const LegendLayout layout = lay_out_legend(legend, figure_size({12, 8}, 100), typesetter);
    CHECK(layout.frame.x_max == Approx(1200 - 500.0 / 72));
    CHECK(layout.frame.y_min + layout.frame.y_max == Approx(800));
    REQUIRE(layout.markers.size() == 2);
    CHECK(layout.markers[0].x == layout.markers[1].x);
    CHECK(layout.markers[0].y > layout.markers[1].y);
    CHECK(layout.texts.size() == 3);
}

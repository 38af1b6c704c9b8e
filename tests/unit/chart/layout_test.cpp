#include "chart/builders.hpp"
#include "chart/heatmap_figure.hpp"
#include "chart/layout/grid.hpp"
#include "chart/layout/plot_layout.hpp"
#include "chart/layout/plot_legend.hpp"
#include "chart/layout/plot_places.hpp"

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
class Heatmap {
public:
    Heatmap(const OptionMap& options, std::size_t count, std::string_view name) {
        const ChartSpec spec = parse_chart("heatmap", options, "charts[0]").value();
        Matrix matrix;
        matrix.rows = matrix.columns = count;
        matrix.row_names = matrix.column_names = std::vector<std::string_view>(count, name);
        for (std::size_t i = 0; i < count * count; ++i) {
            matrix.values.push_back(static_cast<double>(i));
        }
        figure_ = heatmap_figure(spec, std::move(matrix), shop_).value();
        const FigureSize size = figure_size(figure_.size, figure_.dpi);
        places_ = plot_places(plot(), subplot_params(*plot().options), size);
        layouts_ = lay_out_plot(plot(), places_, size, typesetter_).value();
    }
    [[nodiscard]] const Plot& plot() const { return *figure_.plot; }
    [[nodiscard]] const Area& place(std::size_t axes) const { return places_.at(axes).area; }
    [[nodiscard]] const PlotAxesLayout& axes(std::size_t axes) const { return layouts_.at(axes); }
    [[nodiscard]] std::size_t count() const { return layouts_.size(); }

private:
    Typesetter typesetter_;
    Workshop shop_{typesetter_, {}, {}, {}, {}};
    Figure figure_;
    std::vector<PlotPlace> places_;
    std::vector<PlotAxesLayout> layouts_;
};

}  // namespace

TEST_CASE("one subplot fills the subplot area", "[layout]") {
    const auto cells = grid_cells({{1}, {1}, 0.1, 0.1});
    REQUIRE(cells.size() == 1);
    check_area(cells[0], 0.125, 0.11, 0.9, 0.88);
}

TEST_CASE("cells of a grid are equal and their gaps a share of them", "[layout]") {
    const auto cells = grid_cells({{1, 1}, {1, 1, 1}, 0.25, 0.5}, {0, 0, 1, 1});
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
    const Heatmap heatmap{{}, 4, "a"};
    REQUIRE(heatmap.count() == 2);
    const PlotAxesLayout& cells = heatmap.axes(0);
    check_area(cells.area, 100, 66, 596, 528);
    CHECK(cells.x.major.size() == 4);
    CHECK(cells.y.major.front() > cells.y.major.back());
    const PlotAxesLayout& bar = heatmap.axes(1);
    check_area(bar.area, 627, 66, 650.1, 528);
    CHECK(bar.y.major.size() == 8);
    CHECK(bar.y.texts.front().text == "0");
}

TEST_CASE("a colour bar stands where cbar_kws says", "[layout]") {
    const auto bar_of = [](const char* name, OptionValue value) {
        return Heatmap{{{"cbar_kws", {OptionMap{{name, std::move(value)}}}}}, 4, "a"};
    };
    const Heatmap below = bar_of("location", {std::string{"bottom"}});
    check_area(below.place(1), 0.125, 0.2255 - 0.775 / 20 * 8 / 6, 0.9, 0.2255);
    CHECK(below.axes(1).x.major_ticks.front().y1 < below.axes(1).area.y0);
    const Heatmap left = bar_of("location", {std::string{"left"}});
    CHECK(left.axes(1).y.major_ticks.front().x1 < left.axes(1).area.x0);
    CHECK(bar_of("shrink", {0.5}).place(1).height() == Approx(0.385));
    const Heatmap extended = bar_of("extend", {std::string{"both"}});
    CHECK(extended.place(1).height() == Approx(0.77 / 1.1));
    CHECK(extended.plot().axes.at(1).bar_below.has_value());
    CHECK(extended.plot().axes.at(1).bar_above.has_value());
}

TEST_CASE("square cells shrink the axes towards the colour bar", "[layout]") {
    const OptionMap square{{"square", {true}}};
    check_area(Heatmap{square, 4, "a"}.axes(0).area, 134, 66, 596, 528);
    const Heatmap alone{{{"square", {true}}, {"cbar", {false}}}, 4, "a"};
    REQUIRE(alone.count() == 1);
    const Area& area = alone.axes(0).area;
    CHECK(area.x0 + area.x1 == Approx(0.125 * 800 + 0.9 * 800));
}

TEST_CASE("square cells stand where panchor says, the colour bar where anchor says", "[layout]") {
    const auto pair = [](double x, double y) { return OptionValue{OptionList{{x}, {y}}}; };
    const OptionMap bar{{"anchor", pair(1, 0)}, {"panchor", pair(0, 0)}, {"shrink", {0.5}}};
    const Heatmap heatmap{{{"square", {true}}, {"cbar_kws", {bar}}}, 4, "a"};
    CHECK(heatmap.axes(0).area.x0 == Approx(100));
    CHECK(heatmap.axes(1).area.x1 == Approx(720));
}

TEST_CASE("labels that do not fit are thinned, those that touch are turned", "[layout]") {
    const auto rotation = [](std::string_view name, bool is_x) {
        const Heatmap heatmap{{}, 4, name};
        return (is_x ? heatmap.axes(0).x : heatmap.axes(0).y).texts.front().rotation;
    };
    CHECK(Heatmap{{}, 60, "1"}.axes(0).x.major.size() == 30);
    CHECK(rotation("short", true) == 0);
    CHECK(rotation("a name that is far too long", true) == 90);
    CHECK(rotation("short", false) == 90);
    CHECK(rotation("a name that is far too long", false) == 0);
}

TEST_CASE("the layout at dpi 10 is that of dpi 100, small", "[layout]") {
    const Heatmap small{{{"dpi", {10.0}}}, 5, "a longer name here"};
    const Heatmap large{{}, 5, "a longer name here"};
    const Area& area = large.axes(0).area;
    check_area(small.axes(0).area, area.x0 / 10, area.y0 / 10, area.x1 / 10, area.y1 / 10);
    const auto& texts = small.axes(0).x.texts;
    CHECK(texts.size() == large.axes(0).x.texts.size());
    CHECK(texts.front().rotation == large.axes(0).x.texts.front().rotation);
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

TEST_CASE("a legend stands in the middle of the right side, an entry below the other", "[layout]") {
    Typesetter typesetter;
    const FigureArtist points = FigurePoints{};
    LegendSpec spec;
    spec.place = LegendPlace::center_right;
    spec.title = "kind";
    const std::vector<PlotLegendItem> items{{{&points}, false, "first"},
                                            {{&points}, false, "second"}};
    const PlotLegendLayout layout = lay_out_plot_legend(
        {spec, items, {0, 0, 1200, 800}, std::nullopt, 10, figure_size({12, 8}, 100)}, typesetter);
    CHECK(layout.frame.x_max == Approx(1200 - 500.0 / 72));
    CHECK(layout.frame.y_min + layout.frame.y_max == Approx(800));
    REQUIRE(layout.handles.size() == 2);
    CHECK(layout.handles[0].x == layout.handles[1].x);
    CHECK(layout.handles[0].baseline > layout.handles[1].baseline);
    CHECK(layout.texts.size() == 3);
}

#include "chart/builders.hpp"
#include "chart/compose_plot.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <span>

using namespace plotmill;
using namespace plotmill::chart;

namespace {

struct TwoColumns {
    std::vector<double> a{1, 2, 3};
    std::vector<double> b{3, 1, 2};
    dataset::Dataset data;
    TwoColumns() {
        data.rows = 3;
        data.columns.emplace_back("a", dataset::DType::f8, std::as_bytes(std::span{a}), 3, 8);
        data.columns.emplace_back("b", dataset::DType::f8, std::as_bytes(std::span{b}), 3, 8);
    }
};

Scene scene_of(std::string_view kind, const OptionMap& options, const dataset::Dataset& data) {
    const ChartSpec spec = parse_chart(kind, options, "charts[0]").value();
    Typesetter typesetter;
    Workshop shop{typesetter, {}, {}, {}, {}};
    const auto figure = spec.kind == ChartKind::scatter_matrix
                            ? build_scatter_matrix(spec, data, shop)
                            : build_correlation_heatmap(spec, data, shop);
    REQUIRE(figure);
    Scene scene;
    REQUIRE(compose_plot(*figure, spec.tight, typesetter, scene));
    return scene;
}

std::size_t count(const std::string& text, std::string_view word) {
    std::size_t n = 0;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        ++n;
    }
    return n;
}

}  // namespace

TEST_CASE("a scatter matrix is one batch of markers and four spines for each cell", "[scene]") {
    const TwoColumns table;
    const std::string text = dump(scene_of("scatter_matrix", {}, table.data));
    CHECK(text.starts_with("scene 1200x800 dpi=100.00\n"));
    CHECK(count(text, "markers n=3 size=2.41 edge=1.39 fill=#00000080 line=#00000080") == 4);
    CHECK(count(text, "spines width=1.11 #000000ff") == 4);
    CHECK(count(text, "\ntext ") == 4);
    CHECK(count(text, "rectangle") == 0);
}

TEST_CASE("a correlation heatmap is a mesh, its ticks and texts, and a bar", "[scene]") {
    const TwoColumns table;
    const std::string text =
        dump(scene_of("correlation_heatmap", {{"cmap", {std::string{"tab10"}}}}, table.data));
    CHECK(text == R"(scene 800x600 dpi=100.00
mesh line=0.00 #ffffffff
  columns 100.00 348.00 596.00
  rows 72.00 303.00 534.00
  17becf 1f77b4
  1f77b4 17becf
ticks width=1.11 #000000ff
  224.00,534.00 224.00,538.86
  472.00,534.00 472.00,538.86
text 219.69,554.72 size=10.00 rotation=0.00 #000000ff a
text 467.56,554.72 size=10.00 rotation=0.00 #000000ff b
ticks width=1.11 #000000ff
  100.00,187.50 95.14,187.50
  100.00,418.50 95.14,418.50
text 87.28,191.81 size=10.00 rotation=90.00 #000000ff a
text 87.28,422.94 size=10.00 rotation=90.00 #000000ff b
text 219.56,191.50 size=10.00 rotation=0.00 #262626ff 1
text 458.50,191.50 size=10.00 rotation=0.00 #ffffffff -0.5
text 210.50,422.50 size=10.00 rotation=0.00 #ffffffff -0.5
text 467.56,422.50 size=10.00 rotation=0.00 #262626ff 1
mesh line=0.00 #000000ff
  columns 627.00 650.10
  rows 534.00 487.80 441.60 395.40 349.20 303.00 256.80 210.60 164.40 118.20 72.00
  1f77b4
  ff7f0e
  2ca02c
  d62728
  9467bd
  8c564b
  e377c2
  7f7f7f
  bcbd22
  17becf
ticks width=1.11 #000000ff
  650.10,503.20 654.96,503.20
  650.10,441.60 654.96,441.60
  650.10,380.00 654.96,380.00
  650.10,318.40 654.96,318.40
  650.10,256.80 654.96,256.80
  650.10,195.20 654.96,195.20
  650.10,133.60 654.96,133.60
  650.10,72.00 654.96,72.00
text 659.82,508.70 size=10.00 rotation=0.00 #000000ff −0.4
text 659.82,447.10 size=10.00 rotation=0.00 #000000ff −0.2
text 659.82,385.50 size=10.00 rotation=0.00 #000000ff 0.0
text 659.82,323.90 size=10.00 rotation=0.00 #000000ff 0.2
text 659.82,262.30 size=10.00 rotation=0.00 #000000ff 0.4
text 659.82,200.70 size=10.00 rotation=0.00 #000000ff 0.6
text 659.82,139.10 size=10.00 rotation=0.00 #000000ff 0.8
text 659.82,77.50 size=10.00 rotation=0.00 #000000ff 1.0
)");
}

TEST_CASE("a ground is painted over what lies there already, or in a colour of its own",
          "[scene]") {
    const auto grounds = [](double left_of_second, Color color) {
        auto options = std::make_shared<FigureOptions>();
        options->axes.resize(2);
        auto plot = std::make_shared<Plot>();
        for (FigureAxes& axes : options->axes) {
            axes.place.kind = AxesPlace::Kind::rect;
            axes.place.rect = {0.1, 0.1, 0.3, 0.3};
            PlotAxes& made = plot->axes.emplace_back();
            made.spec = &axes;
            made.place = &axes.place;
            plot->axes.back().x.view = plot->axes.back().y.view = {0, 1};
        }
        options->axes.back().place.rect[0] = left_of_second;
        options->axes.back().face = color;
        plot->options = options;
        Figure figure;
        figure.size = {8, 6};
        figure.plot = plot;
        Typesetter typesetter;
        Scene scene;
        REQUIRE(compose_plot(figure, false, typesetter, scene));
        return count(dump(scene), "rectangle");
    };
    CHECK(grounds(0.6, white) == 0);
    CHECK(grounds(0.35, white) == 1);
    CHECK(grounds(0.6, black) == 1);
}

TEST_CASE("a scene that is cleared holds nothing of the chart before", "[scene]") {
    const TwoColumns table;
    Scene scene = scene_of("scatter_matrix", {}, table.data);
    scene.clear();
    CHECK(dump(scene) == "scene 1200x800 dpi=100.00\n");
    CHECK(scene.texts.empty());
}

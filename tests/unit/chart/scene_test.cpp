#include "chart/builders.hpp"

#include <catch2/catch.hpp>

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
    Workshop shop{typesetter, {}, {}, {}};
    const SizePx size = size_px(spec);
    shop.scene.width_px = size.width;
    shop.scene.height_px = size.height;
    shop.scene.dpi = spec.dpi;
    const auto built = spec.kind == ChartKind::scatter_matrix
                           ? build_scatter_matrix(spec, data, shop)
                           : build_correlation_heatmap(spec, data, shop);
    REQUIRE(built);
    return std::move(shop.scene);
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
    CHECK(count(text, "markers n=3 diameter=2.41 edge=1.39 #00000080") == 4);
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
ticks width=1.11 #000000ff
  100.00,187.50 95.14,187.50
  100.00,418.50 95.14,418.50
text 219.75,555.72 size=10.00 rotation=0.00 #000000ff a
text 467.56,555.72 size=10.00 rotation=0.00 #000000ff b
text 87.28,191.75 size=10.00 rotation=90.00 #000000ff a
text 87.28,422.94 size=10.00 rotation=90.00 #000000ff b
)" + text.substr(text.find("text 659.82")));
    CHECK(count(text, "mesh") == 2);
    CHECK(count(text, "-0.5") == 2);
}

TEST_CASE("a scene that is cleared holds nothing of the chart before", "[scene]") {
    const TwoColumns table;
    Scene scene = scene_of("scatter_matrix", {}, table.data);
    scene.clear();
    CHECK(dump(scene) == "scene 1200x800 dpi=100.00\n");
    CHECK(scene.texts.empty());
}

#include "chart/hue/hue.hpp"

#include "chart/color/colormap.hpp"
#include "chart/color/palettes.hpp"

#include <catch2/catch.hpp>

#include <numeric>

using namespace plotmill;
using namespace plotmill::chart;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();
using Kind = HueNumbers::Kind;
using Rows = std::vector<std::uint32_t>;
using Texts = std::vector<std::string>;

const Color c0 = *parse_color("C0");
const Color c1 = *parse_color("C1");

std::vector<std::string> labels_of(const Hue& hue) {
    std::vector<std::string> labels;
    for (const LegendEntry& entry : hue.legend) {
        labels.push_back(entry.label);
    }
    return labels;
}

Hue hue_of_numbers(std::vector<double> values, Kind kind, const HuePalette& palette = {},
                   HueLegend legend = HueLegend::automatic) {
    const auto hue = map_hue(HueNumbers{kind, values}, palette, legend);
    REQUIRE(hue);
    return *hue;
}

}  // namespace

// Expectations: seaborn 0.12.2 scatterplot().
TEST_CASE("texts are levels in order of appearance; a missing one is not drawn", "[hue]") {
    const Texts texts{"b", "a", "", "b"};
    const auto hue = map_hue(HueTexts{texts}, {}, HueLegend::automatic);
    REQUIRE(hue);
    CHECK(hue->rows == Rows{0, 1, Hue::no_color, 0});
    CHECK(hue->legend == std::vector<LegendEntry>{{"b", c0}, {"a", c1}});
}

TEST_CASE("more than ten levels take the colours of husl", "[hue]") {
    Texts texts;
    for (int i = 0; i < 11; ++i) {
        texts.push_back("level " + std::to_string(i));
    }
    CHECK(map_hue(HueTexts{texts}, {}, HueLegend::none)->colors == *color_palette("husl", 11));
}

TEST_CASE("booleans, and numbers that are all 0 or 1, are levels", "[hue]") {
    CHECK(labels_of(hue_of_numbers({1, 0, 1}, Kind::boolean)) == Texts{"False", "True"});
    CHECK(labels_of(hue_of_numbers({1, 0, 1}, Kind::whole)) == Texts{"0", "1"});
    CHECK(hue_of_numbers({1, 0, 1}, Kind::floating).rows == Rows{1, 0, 1});
    CHECK(hue_of_numbers({1, 0, missing}, Kind::floating).colors.size() == 256);
}

TEST_CASE("numbers run along a map of colours, infinite ones have none", "[hue]") {
    const Hue hue = hue_of_numbers({4, missing, 0, inf, 2}, Kind::floating, "viridis");
    CHECK(hue.rows == Rows{255, Hue::no_color, 0, Hue::no_color, 128});
    CHECK(hue.colors[255] == to_color(find_colormap("viridis")->at(1)));
    CHECK(labels_of(hue) == Texts{"0.0", "2.0", "4.0"});
}

TEST_CASE("a qualitative palette, a list and a map make levels of numbers", "[hue]") {
    CHECK(hue_of_numbers({3, 1, 3}, Kind::whole, "deep").rows == Rows{1, 0, 1});
    const Hue listed = hue_of_numbers({3, 1, 2}, Kind::whole, std::vector{black, white});
    CHECK(listed.colors == std::vector{black, white, black});
    CHECK(listed.warnings == Texts{"palette: 2 colours for 3 levels, so that they repeat"});
    const ColorOfLevel by_level{{"1", white}, {"3", black}};
    CHECK(hue_of_numbers({3, 1}, Kind::floating, by_level).colors == std::vector{white, black});
}

TEST_CASE("a legend of many numbers is brief: round values within their range", "[hue]") {
    std::vector<double> values(13);
    std::iota(values.begin(), values.end(), -4.0);
    CHECK(labels_of(hue_of_numbers(values, Kind::whole)) ==
          Texts{"\u22124", "\u22122", "0", "2", "4", "6", "8"});
    CHECK(hue_of_numbers(values, Kind::whole, {}, HueLegend::full).legend.size() == 13);
    CHECK(hue_of_numbers(values, Kind::whole, {}, HueLegend::none).legend.empty());
}

TEST_CASE("a label that begins with an underscore stays out of the legend", "[hue]") {
    const Texts texts{"_hidden", "shown"};
    const auto hue = map_hue(HueTexts{texts}, {}, HueLegend::full);
    CHECK(labels_of(*hue) == Texts{"shown"});
    CHECK(hue->legend[0].color == c1);
}

TEST_CASE("a hue without a value colours no row, and says so", "[hue]") {
    const Hue hue = hue_of_numbers({missing, inf}, Kind::floating, "viridis");
    CHECK(hue.rows == Rows{Hue::no_color, Hue::no_color});
    CHECK(hue.warnings.size() == 2);
    CHECK(map_hue(HueTexts{}, {}, HueLegend::automatic)->rows.empty());
}

TEST_CASE("palettes that are unknown, empty or lack a level are refused", "[hue]") {
    const Texts texts{"a", "b"};
    const auto refused = [&](const HuePalette& palette) {
        return map_hue(HueTexts{texts}, palette, HueLegend::none).error();
    };
    CHECK(refused("nosuch").code == ErrorCode::color);
    CHECK(refused(std::vector<Color>{}).message ==
          "palette: got a list of 0, expected a colour or more");
    CHECK(refused(ColorOfLevel{{"a", black}}).message ==
          "palette: got a map without the level 'b', expected a colour for each level");
    const std::vector<double> numbers{1, 2, 3};
    CHECK_FALSE(map_hue(HueNumbers{Kind::whole, numbers}, "nosuch", HueLegend::none));
}

TEST_CASE("levels and legend entries have limits", "[hue]") {
    std::vector<double> many(max_hue_levels + 1);
    std::iota(many.begin(), many.end(), 0.0);
    CHECK(map_hue(HueNumbers{Kind::whole, many}, "deep", HueLegend::none).error().code ==
          ErrorCode::limit);
    CHECK(map_hue(HueNumbers{Kind::whole, many}, {}, HueLegend::full).error().code ==
          ErrorCode::limit);
    CHECK(map_hue(HueNumbers{Kind::whole, many}, {}, HueLegend::automatic));
    Texts texts;
    for (std::size_t i = 0; i <= max_legend_entries; ++i) {
        texts.push_back(std::to_string(i));
    }
    CHECK_FALSE(map_hue(HueTexts{texts}, {}, HueLegend::automatic));
    CHECK(map_hue(HueTexts{texts}, {}, HueLegend::none));
}

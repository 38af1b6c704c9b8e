#include "chart/color/color.hpp"

#include "chart/color/colormap.hpp"
#include "chart/color/palettes.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdio>
#include <string>

using namespace plotmill::chart;

TEST_CASE("colours are understood in matplotlib's forms", "[color]") {
    CHECK(parse_color("black") == Color{0, 0, 0, 1});
    CHECK(parse_color("w") == Color{1, 1, 1, 1});
    CHECK(parse_color("C0") == parse_color("tab:blue"));
    CHECK(parse_color("C11") == parse_color("C1"));
    CHECK(parse_color("#f00") == Color{1, 0, 0, 1});
    CHECK(parse_color("#1f77b4") == parse_color("tab:blue"));
    CHECK(parse_color("#FF000080")->a == Approx(128 / 255.0));
    CHECK(parse_color("0.5") == Color{0.5, 0.5, 0.5, 1});
    CHECK(parse_color("xkcd:sky blue") == parse_color("#75bbfd"));
    CHECK(parse_color("none")->a == 0);
    CHECK(parse_color("g") == Color{0, 0.5, 0, 1});
    CHECK(parse_color("tab:grey") == parse_color("tab:gray"));
    CHECK(parse_color("xkcd:gray blue") == parse_color("xkcd:grey blue"));
    CHECK(parse_color("C123456789012345678901") == parse_color("C1"));
    CHECK(parse_color(" +5e-1 ") == Color{0.5, 0.5, 0.5, 1});
}

TEST_CASE("names of more than one letter may be written in capitals", "[color]") {
    CHECK(parse_color("Black") == black);
    CHECK(parse_color("NONE")->a == 0);
    CHECK(parse_color("Tab:Blue") == parse_color("tab:blue"));
    CHECK_FALSE(parse_color("K"));
}

TEST_CASE("three or four channels from 0 to 1 are a colour", "[color]") {
    CHECK(color_of_channels(std::vector<double>{1, 0.5, 0}) == Color{1, 0.5, 0, 1});
    CHECK(color_of_channels(std::vector<double>{1, 0.5, 0, 0.25}) == Color{1, 0.5, 0, 0.25});
    CHECK_FALSE(color_of_channels(std::vector<double>{1, 0.5}));
    CHECK_FALSE(color_of_channels(std::vector<double>{1, 0.5, 1.5}));
    CHECK_FALSE(color_of_channels(std::vector<double>{1, 0.5, std::nan("")}));
}

TEST_CASE("what is no colour is refused", "[color]") {
    for (const char* bad :
         {"", "B", "#ff", "#gggggg", "1.5", "-0.1", "C", "Cx", "tab:bleu", "nan", "+-0.5", "c1"}) {
        INFO(bad);
        CHECK_FALSE(parse_color(bad));
    }
}

TEST_CASE("a colour map is looked up as a table, without interpolation", "[color]") {
    const auto viridis = find_colormap("viridis");
    REQUIRE(viridis);
    CHECK(viridis->size() == 256);
    CHECK((viridis->at(0) & 0xffffffU) == 0x440154U);
    CHECK(viridis->at(1) == viridis->at(0.999));
    CHECK(viridis->at(-5) == viridis->at(0));
    CHECK(viridis->at(7) == viridis->at(1));
    CHECK((*find_colormap("viridis_r"))[0] == (*viridis)[255]);
    CHECK_FALSE(find_colormap("viridi"));
    CHECK(is_light(viridis->at(1)));
    CHECK_FALSE(is_light(viridis->at(0)));
}

TEST_CASE("a section of a map runs from one place to another", "[color]") {
    const auto map = find_colormap("coolwarm");
    const Colormap upper = map->section(0.5, 1);
    CHECK(upper.size() == 256);
    CHECK(upper[0] == map->at(0.5));
    CHECK(upper[255] == map->at(1));
}

TEST_CASE("a list of colours is a map of just these", "[color]") {
    const Colormap map = listed_colormap({black, white, Color{1, 0, 0, 0.5}});
    CHECK(map.size() == 3);
    CHECK((map.at(0.4) & 0xffffffU) == 0xffffffU);
    CHECK(is_light(map.at(0.4)));
    CHECK_FALSE(is_light(map.at(1)));
    CHECK((map.at(1) & 0xffffffU) == 0xff8080U);
}

namespace {

/// "4c72b0 dd8452 …", or "none".
std::string in_hex(const std::optional<std::vector<Color>>& colors) {
    if (!colors) {
        return "none";
    }
    std::string text;
    for (const Color& color : *colors) {
        char digits[8];
        std::snprintf(digits, sizeof digits, "%06x", to_map_color(color) & 0xffffffU);
        text += (text.empty() ? "" : " ") + std::string{digits};
    }
    return text;
}

}  // namespace

// Expectations: seaborn 0.12.2 color_palette().
TEST_CASE("a qualitative palette gives its first colours, and repeats", "[palette]") {
    CHECK(in_hex(color_palette("deep", 3)) == "4c72b0 dd8452 55a868");
    CHECK(in_hex(color_palette("deep6", 3)) == "4c72b0 55a868 c44e52");
    CHECK(in_hex(color_palette("Set2", 2)) == "66c2a5 fc8d62");
    CHECK((*color_palette("tab10", 12))[10] == *parse_color("C0"));
    CHECK(default_cycle(11)[10] == *parse_color("C0"));
    CHECK(is_qualitative_palette("Set1"));
    CHECK_FALSE(is_qualitative_palette("husl"));
    CHECK_FALSE(is_qualitative_palette("Set1_r"));
}

TEST_CASE("hues are spread evenly around the circle", "[palette]") {
    CHECK(in_hex(color_palette("husl", 12)) ==
          "f77189 e68332 bb9832 97a431 50b131 34af84 36ada4 38aabf 3ba3ec a48cf4 e866f4 f668c2");
    CHECK(in_hex(color_palette("hls", 3)) == "db5f57 57db5f 5f57db");
}

TEST_CASE("colours of a map leave out its ends", "[palette]") {
    CHECK(in_hex(color_palette("viridis", 3)) == "3b528b 21918c 5ec962");
    CHECK(in_hex(color_palette("viridis_d", 2)) == "349d80 348b61");
    CHECK(palette_colormap("viridis")->at(0) == find_colormap("viridis")->at(0));
    CHECK(in_hex(color_palette("jet", 3)) == "none");
    CHECK(in_hex(color_palette("nosuch", 3)) == "none");
    CHECK_FALSE(palette_colormap("nosuch"));
}

TEST_CASE("palettes are made between colours and along a helix", "[palette]") {
    CHECK(in_hex(color_palette("light:seagreen", 2)) == "ebf3ed 2e8b57");
    CHECK(in_hex(color_palette("blend:red,blue", 2)) == "ff0000 0000ff");
    CHECK(in_hex(color_palette("ch:s=.25,rot=-.25", 4)) == "c7dfeb 87a0c8 5b5d91 2b1f3e");
    CHECK(in_hex(color_palette("ch:s=.25,rot=-.25_r", 4)) == "2b1f3e 5b5d91 87a0c8 c7dfeb");
    for (const char* bad : {"ch:q=1", "ch:1,s=2", "ch:1,", "light:nosuch", "blend:red", "light:"}) {
        INFO(bad);
        CHECK_FALSE(color_palette(bad, 3));
        CHECK_FALSE(palette_colormap(bad));
    }
}

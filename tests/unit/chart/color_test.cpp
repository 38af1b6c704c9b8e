#include "chart/color/color.hpp"

#include "chart/color/colormap.hpp"

#include <catch2/catch.hpp>

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
}

TEST_CASE("what is no colour is refused", "[color]") {
    for (const char* bad :
         {"", "Black", "#ff", "#gggggg", "1.5", "-0.1", "C", "Cx", "tab:bleu", "nan"}) {
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

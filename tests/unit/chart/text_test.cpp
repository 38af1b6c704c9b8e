#include "chart/text/text_layout.hpp"
#include "chart/text/typesetter.hpp"

#include <catch2/catch.hpp>

#include <numeric>

using namespace plotmill::chart;

// Expectations: matplotlib 3.6.3's FT2Font (force_autohint, hinting_factor 8) with DejaVu Sans, in
// 1/64 px.
TEST_CASE("text is as wide, high and deep as ft2font says", "[text]") {
    struct Case {
        const char* text;
        double dpi;
        int width;
        int height;
        int descent;
        int ink;
    };
    const auto c = GENERATE(
        Case{"lp", 100, 816, 896, 192, 11893}, Case{"0.25", 100, 1984, 640, 0, 21258},
        Case{"\u22121.00", 100, 2728, 640, 0, 23888}, Case{"AVATo", 100, 2584, 640, 0, 33475},
        Case{"Beak Length (mm)", 100, 8280, 896, 192, 96541}, Case{" a", 100, 832, 512, 0, 6954},
        Case{"lp", 10, 80, 64, 0, 83}, Case{"Beak Length (mm)", 10, 832, 112, 32, 963},
        Case{"j", 10, 24, 64, 0, 45});
    INFO(c.text << " at dpi " << c.dpi);
    Typesetter typesetter;
    const TextExtent extent = typesetter.measure(c.text, FontSize{10, c.dpi});
    CHECK(extent.width * 64 == c.width);
    CHECK(extent.height * 64 == c.height);
    CHECK(extent.descent * 64 == c.descent);
    const TextBitmap bitmap = typesetter.draw(c.text, FontSize{10, c.dpi});
    CHECK(std::accumulate(bitmap.coverage.begin(), bitmap.coverage.end(), 0) == c.ink);
}

TEST_CASE("a glyph that the font lacks is drawn as a box and remembered once", "[text]") {
    Typesetter typesetter;
    CHECK(typesetter.measure("温a温", FontSize{10, 100}).width > 0);
    CHECK(typesetter.take_missing() == std::set<char32_t>{U'温'});
    CHECK(typesetter.take_missing().empty());
}

TEST_CASE("a copy of a warm cache sets text as the original does", "[text]") {
    Typesetter warm;
    const TextExtent extent = warm.measure("Warm 1", FontSize{10, 100});
    Typesetter copy{warm.cache()};
    CHECK(copy.measure("Warm 1", FontSize{10, 100}).width == extent.width);
    CHECK(copy.measure("new text", FontSize{12, 50}).width > 0);
}

TEST_CASE("alignment moves the box around its anchor", "[text]") {
    Typesetter typesetter;
    const auto box = [&](const TextStyle& style) {
        return lay_out(typesetter, "ab", style, 100).box;
    };
    const TextBox left = box({.vertical = VerticalAlign::bottom});
    CHECK(left.x_min == 0);
    CHECK(left.y_min == 0);
    const TextBox centred =
        box({.horizontal = HorizontalAlign::center, .vertical = VerticalAlign::center});
    CHECK(centred.x_min == Approx(-centred.x_max));
    CHECK(centred.y_min == Approx(-centred.y_max));
    const TextBox right =
        box({.horizontal = HorizontalAlign::right, .vertical = VerticalAlign::top});
    CHECK(right.x_max == 0);
    CHECK(right.y_max == 0);
    const TextBox upright = box({.rotation = 90, .vertical = VerticalAlign::bottom});
    CHECK(upright.y_max - upright.y_min == Approx(left.x_max - left.x_min));
}

TEST_CASE("lines stand below each other and empty ones are left out", "[text]") {
    Typesetter typesetter;
    const TextLayout layout = lay_out(typesetter, "one\n\nthree", {}, 100);
    REQUIRE(layout.lines.size() == 2);
    CHECK(layout.lines[0].text == "one");
    CHECK(layout.lines[1].text == "three");
    CHECK(layout.lines[1].y < layout.lines[0].y);
}

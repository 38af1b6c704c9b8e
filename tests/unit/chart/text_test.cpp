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

TEST_CASE("a glyph that no font has is drawn as a box and remembered once", "[text]") {
    Typesetter typesetter;
    CHECK(typesetter.measure("\u0378a\u0378", FontSize{10, 100}).width > 0);
    CHECK(typesetter.take_missing() == std::set<char32_t>{U'\u0378'});
    CHECK(typesetter.take_missing().empty());
}

TEST_CASE("a code point that DejaVu Sans lacks is taken from the next font that has it", "[text]") {
    Typesetter typesetter;
    const GlyphLine line = typesetter.glyphs("a温 b", FontSize{10, 100});
    REQUIRE(line.runs.size() == 3);
    const FontList& fonts = FontList::get();
    CHECK(fonts[line.runs[0].font].family == "DejaVu Sans");
    CHECK(fonts[line.runs[1].font].family == "Noto Sans CJK JP");
    CHECK(fonts[line.runs[2].font].family == "DejaVu Sans");
    CHECK(line.runs[1].glyphs[0].first_byte == 1);
    CHECK(line.runs[1].glyphs[0].bytes == 3);
    CHECK(typesetter.take_missing().empty());
}

TEST_CASE("the glyphs of a line stand where its bitmap has them", "[text]") {
    Typesetter typesetter;
    const FontSize size{10, 100};
    const double width = typesetter.measure("AVA", size).width;
    const GlyphLine line = typesetter.glyphs("AVA", size);
    CHECK(line.width == width);
    REQUIRE(line.runs.size() == 1);
    REQUIRE(line.runs[0].glyphs.size() == 3);
    CHECK(line.runs[0].glyphs[0].x_px() == 0);
    CHECK(line.runs[0].glyphs[1].x_px() < typesetter.measure("A", size).width);  // kerned
}

TEST_CASE("a face is set in its own file", "[text]") {
    const auto path = [](FontStyle style) {
        const FontList& fonts = FontList::get();
        const std::string& whole = fonts[fonts.first(style)].path;
        return whole.substr(whole.rfind('/') + 1);
    };
    CHECK(path({}) == "DejaVuSans.ttf");
    CHECK(path({.bold = true}) == "DejaVuSans-Bold.ttf");
    CHECK(path({.oblique = true}) == "DejaVuSans-Oblique.ttf");
    CHECK(path({.bold = true, .oblique = true}) == "DejaVuSans-BoldOblique.ttf");
    CHECK(path({.family = FontFamily::serif}) == "DejaVuSerif.ttf");
    CHECK(path({.family = FontFamily::monospace, .bold = true}) == "DejaVuSansMono-Bold.ttf");
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

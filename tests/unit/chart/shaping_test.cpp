#include "chart/text/complex_text.hpp"
#include "chart/text/itemize.hpp"
#include "chart/text/typesetter.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>

using namespace plotmill::chart;

namespace {

const FontSize ten_points{10, 100};

std::string families(const GlyphLine& line) {
    std::string all;
    for (const GlyphRun& run : line.runs) {
        all += (all.empty() ? "" : ", ") + FontList::get()[run.font].family;
    }
    return all;
}

std::vector<PlacedGlyph> glyphs(Typesetter& typesetter, std::string_view text) {
    std::vector<PlacedGlyph> all;
    for (const GlyphRun& run : typesetter.glyphs(text, ten_points).runs) {
        all.insert(all.end(), run.glyphs.begin(), run.glyphs.end());
    }
    return all;
}

std::string utf8(std::mt19937& random) {
    // One plane or another, so that every length of UTF-8 and every script comes.
    constexpr std::array<char32_t, 5> ends{0x80, 0x800, 0x3000, 0x10000, 0x110000};
    std::string text;
    for (auto left = random() % 12; left > 0; --left) {
        const auto code = static_cast<char32_t>(random() % ends.at(random() % ends.size()));
        if (code == '\n' || (code >= 0xd800 && code < 0xe000)) {
            continue;
        }
        const auto tail = [&](unsigned shift) {
            text += static_cast<char>(0x80U | ((code >> shift) & 0x3fU));
        };
        if (code < 0x80) {
            text += static_cast<char>(code);
        } else if (code < 0x800) {
            text += static_cast<char>(0xc0U | (code >> 6U));
            tail(0);
        } else if (code < 0x10000) {
            text += static_cast<char>(0xe0U | (code >> 12U));
            tail(6);
            tail(0);
        } else {
            text += static_cast<char>(0xf0U | (code >> 18U));
            tail(12);
            tail(6);
            tail(0);
        }
    }
    return text;
}

}  // namespace

TEST_CASE("text of one glyph for each code point is not shaped", "[text]") {
    for (const char* text : {"Beak Length (mm)", "\u22121.5e\u22123", "Größe", "Ελληνικά",
                             "Кириллица", "温度 (℃)", "ひらがな", "한국어", "🚀 up", "№ ½ € → ∑"}) {
        INFO(text);
        CHECK_FALSE(needs_shaping(text));
    }
}

TEST_CASE("text that joins, reorders or turns is shaped", "[text]") {
    for (const char* text : {"e\u0301", "שלום", "مرحبا", "नमस्ते", "ที่", "\u1112\u1161", "👩\u200d🚀",
                             "🇩🇪", "👍🏽", "❤\ufe0f", "a\u200eb", "か\u3099"}) {
        INFO(text);
        CHECK(needs_shaping(text));
    }
}

TEST_CASE("Hebrew stands from right to left", "[text]") {
    Typesetter typesetter;
    const auto placed = glyphs(typesetter, "אב");
    REQUIRE(placed.size() == 2);
    CHECK(placed[0].first_byte == 2);  // ב
    CHECK(placed[0].bytes == 2);
    CHECK(placed[1].first_byte == 0);  // א
    CHECK(placed[0].x < placed[1].x);
}

TEST_CASE("numbers keep their direction within right-to-left text", "[text]") {
    Typesetter typesetter;
    const auto placed = glyphs(typesetter, "א 12");
    REQUIRE(placed.size() == 4);
    CHECK(placed[0].first_byte == 3);  // 1
    CHECK(placed[1].first_byte == 4);  // 2
    CHECK(placed[3].first_byte == 0);  // א
}

TEST_CASE("Arabic letters take the forms that join them", "[text]") {
    Typesetter typesetter;
    const auto alone = glyphs(typesetter, "ب");
    const auto joined = glyphs(typesetter, "ببب");
    REQUIRE(joined.size() == 3);
    const auto is_alone = [&](const PlacedGlyph& glyph) { return glyph.index == alone[0].index; };
    CHECK(std::none_of(joined.begin(), joined.end(), is_alone));
    CHECK(joined[0].index != joined[1].index);
    CHECK(joined[1].index != joined[2].index);
}

TEST_CASE("a word comes from one font, the digits beside it from the first", "[text]") {
    Typesetter typesetter;
    CHECK(families(typesetter.glyphs("नमस्ते 5", ten_points)) == "Noto Sans Devanagari, DejaVu Sans");
    CHECK(families(typesetter.glyphs("สวัสดี", ten_points)) == "Noto Sans Thai");
    CHECK(families(typesetter.glyphs("مرحبا", ten_points)) == "DejaVu Sans");
    CHECK(typesetter.take_missing().empty());
}

TEST_CASE("an accent that follows its letter does not widen the text", "[text]") {
    Typesetter typesetter;
    const double plain = typesetter.measure("x", ten_points).width;
    const TextExtent accented = typesetter.measure("x\u0301", ten_points);
    CHECK(accented.width == plain);
    CHECK(accented.height > typesetter.measure("x", ten_points).height);
    CHECK(typesetter.measure("e\u0301", ten_points).width ==
          typesetter.measure("é", ten_points).width);
}

TEST_CASE("an emoji sequence is one picture", "[text]") {
    Typesetter typesetter;
    for (const char* text : {"👨‍👩‍👧‍👦", "👩🏽‍🚀", "🏳️‍🌈", "🇩🇪",
                             "1️⃣", "❤️", "🚀"}) {
        INFO(text);
        const auto placed = glyphs(typesetter, text);
        const auto seen =
            std::count_if(placed.begin(), placed.end(), [&](const PlacedGlyph& glyph) {
                return FontList::get()[glyph.font].is_color && glyph.index > 3;
            });
        CHECK(seen == 1);
        const TextBitmap bitmap = typesetter.draw(text, ten_points);
        REQUIRE_FALSE(bitmap.colors.empty());
        CHECK(std::any_of(bitmap.colors.begin(), bitmap.colors.end(),
                          [](std::uint32_t pixel) { return pixel >> 24U == 0xff; }));
    }
    CHECK(typesetter.take_missing().empty());
}

TEST_CASE("a variation selector chooses between picture and text", "[text]") {
    Typesetter typesetter;
    CHECK(families(typesetter.glyphs("☺\ufe0e", ten_points)) == "DejaVu Sans");
    CHECK(families(typesetter.glyphs("☺\ufe0f", ten_points)) == "Noto Color Emoji");
    CHECK(families(typesetter.glyphs("☺", ten_points)) == "DejaVu Sans");  // as matplotlib has it
    CHECK(families(typesetter.glyphs("✅", ten_points)) == "Noto Color Emoji");
}

TEST_CASE("characters of no width take none", "[text]") {
    Typesetter typesetter;
    const double plain = typesetter.measure("ab", ten_points).width;
    CHECK(typesetter.measure("a\u200bb\ufeff\u2060\u200e", ten_points).width == plain);
    CHECK(typesetter.take_missing().empty());
}

TEST_CASE("a control character is a box, in shaped text as in plain text", "[text]") {
    Typesetter typesetter;
    CHECK(typesetter.draw("a\tb", ten_points).width > 0);
    CHECK(typesetter.take_missing() == std::set<char32_t>{U'\t'});
    CHECK(typesetter.draw("א\x01", ten_points).width > 0);
    CHECK(typesetter.take_missing() == std::set<char32_t>{1});
}

TEST_CASE("what no font has is named in shaped text, too", "[text]") {
    Typesetter typesetter;
    typesetter.measure("א \u0378", ten_points);
    CHECK(typesetter.take_missing() == std::set<char32_t>{0x378});
}

TEST_CASE("any text is set, and the same way by whoever sets it", "[text]") {
    std::mt19937 random{20221122};
    Typesetter busy;
    for (int i = 0; i < 400; ++i) {
        const std::string text = utf8(random);
        const double width = busy.measure(text, ten_points).width;
        const TextBitmap bitmap = busy.draw(text, ten_points);
        const auto ink = std::accumulate(bitmap.coverage.begin(), bitmap.coverage.end(), 0L);
        for (const GlyphRun& run : busy.glyphs(text, ten_points).runs) {
            for (const PlacedGlyph& glyph : run.glyphs) {
                REQUIRE(glyph.first_byte + glyph.bytes <= text.size());
            }
        }
        if (i % 20 == 0) {
            Typesetter fresh;
            INFO(text);
            CHECK(fresh.measure(text, ten_points).width == width);
            const TextBitmap again = fresh.draw(text, ten_points);
            CHECK(std::accumulate(again.coverage.begin(), again.coverage.end(), 0L) == ink);
        }
    }
}

TEST_CASE("a name of 300 characters is one line of any script", "[text]") {
    Typesetter typesetter;
    for (const std::string part : {"abc ", "温度", "مرحبا ", "🚀", "e\u0301"}) {
        std::string text;
        while (text.size() < 300) {
            text += part;
        }
        INFO(part);
        const TextBitmap bitmap = typesetter.draw(text, ten_points);
        CHECK(bitmap.width > 300);
        CHECK(bitmap.width < 6000);
    }
}

#include "chart/render.hpp"

#include "base/processor.hpp"
#include "tests/unit/chart/owned_table.hpp"
#include "tests/unit/chart/samples.hpp"

#include <catch2/catch.hpp>

#include <span>

using namespace plotmill;
using namespace plotmill::chart;
using namespace plotmill::test;

namespace {

ChartSpec spec_of(std::string_view kind, const OptionMap& options = {}) {
    return parse_chart(kind, options, "charts[0]").value();
}

Bytes bytes_of(Renderer& renderer, const ChartSpec& spec, const dataset::Dataset& data) {
    const auto picture = renderer.render(spec, data);
    REQUIRE(picture);
    return Bytes(picture->bytes.begin(), picture->bytes.end());
}

}  // namespace

TEST_CASE("the same job gives the same bytes, whatever was drawn before and by whom", "[render]") {
    OwnedTable table;
    table.add("a", {1, 2, 3, 4});
    table.add("b", {4, 1, 3, 2});
    Renderer one;
    Renderer other;
    for (const char* kind : {"scatter_matrix", "correlation_heatmap", "heatmap"}) {
        const Bytes first = bytes_of(one, spec_of(kind), table.data);
        bytes_of(one, spec_of("heatmap", {{"dpi", {33.0}}}), table.data);
        CHECK(bytes_of(one, spec_of(kind), table.data) == first);
        CHECK(bytes_of(other, spec_of(kind), table.data) == first);
    }
}

TEST_CASE("a processor without wide registers draws the same bytes", "[render]") {
    std::uint32_t random = 3;
    for (const std::size_t rows : {4U, 300U, 30'000U}) {
        OwnedTable table;
        for (const char* name : {"a", "b", "c", "d", "e"}) {
            std::vector<double> values(rows);
            for (double& value : values) {
                random = random * 1664525U + 1013904223U;
                value = static_cast<double>(random >> 8U) * (random % 16 == 0 ? 2 : 1);
            }
            table.add(name, values);
        }
        for (const char* kind : {"scatter_matrix", "correlation_heatmap"}) {
            for (const double dpi : {10.0, 100.0}) {
                Renderer wide;
                const Bytes drawn = bytes_of(wide, spec_of(kind, {{"dpi", {dpi}}}), table.data);
                limit_vectors(Vectors::baseline);
                Renderer narrow;
                const Bytes again = bytes_of(narrow, spec_of(kind, {{"dpi", {dpi}}}), table.data);
                limit_vectors(Vectors::avx2);
                CHECK(drawn == again);
            }
        }
    }
}

TEST_CASE("a picture has the pixels of its size and resolution", "[render]") {
    OwnedTable table;
    table.add("a", {1, 2});
    Renderer renderer;
    const auto picture = renderer.render(spec_of("scatter_matrix", {{"dpi", {10.0}}}), table.data);
    REQUIRE(picture);
    CHECK(picture->width_px == 120);
    CHECK(picture->height_px == 80);
    CHECK(picture->warnings.empty());
    CHECK(as_text(picture->bytes).starts_with("\x89PNG\r\n"));
}

TEST_CASE("text columns are left out, and the warning names them", "[render]") {
    OwnedTable table;
    table.add("a", {1, 2});
    table.data.columns.emplace_back("species", std::vector<std::string>{"x", "y"});
    Renderer renderer;
    const auto picture = renderer.render(spec_of("scatter_matrix"), table.data);
    REQUIRE(picture);
    CHECK(picture->warnings ==
          std::vector<std::string>{"left out of the chart: text column 'species'"});
}

TEST_CASE("a table with nothing to draw is an error that says what there was", "[render]") {
    Renderer renderer;
    dataset::Dataset none;
    const auto empty = renderer.render(spec_of("scatter_matrix"), none);
    REQUIRE_FALSE(empty);
    CHECK(empty.error().code == ErrorCode::empty);
    CHECK(empty.error().message == "nothing to draw: the table has no columns");
    dataset::Dataset words;
    words.rows = 1;
    words.columns.emplace_back("species", std::vector<std::string>{"x"});
    const auto text = renderer.render(spec_of("correlation_heatmap"), words);
    REQUIRE_FALSE(text);
    CHECK(
        text.error().message ==
        "nothing to draw: no numeric column among 1; left out of the chart: text column 'species'");
}

TEST_CASE("booleans count in correlations and are left out of scatter matrices", "[render]") {
    OwnedTable table;
    table.add("a", {1, 2, 3});
    const std::vector<std::uint8_t> flags{1, 0, 1};
    table.data.columns.emplace_back("flag", dataset::DType::b1, std::as_bytes(std::span{flags}), 3,
                                    1);
    Renderer renderer;
    CHECK(renderer.render(spec_of("correlation_heatmap"), table.data)->warnings.empty());
    CHECK(renderer.render(spec_of("scatter_matrix"), table.data)->warnings ==
          std::vector<std::string>{"left out of the chart: boolean column 'flag'"});
}

TEST_CASE("a glyph that no font has is drawn as a box, with a warning", "[render]") {
    OwnedTable table;
    table.add("\u0378", {1, 2});
    Renderer renderer;
    const auto picture = renderer.render(spec_of("scatter_matrix"), table.data);
    REQUIRE(picture);
    CHECK(picture->warnings ==
          std::vector<std::string>{"no font has a glyph for U+0378; a box is drawn"});
}

TEST_CASE("options that do not fit the table are refused by name", "[render]") {
    OwnedTable table;
    table.add("a", {1, 2.5});
    table.add("b", {3, 4});
    Renderer renderer;
    const auto message = [&](const OptionMap& options) {
        const auto picture = renderer.render(spec_of("heatmap", options), table.data);
        REQUIRE_FALSE(picture);
        CHECK(picture.error().code == ErrorCode::option);
        return picture.error().message;
    };
    const OptionValue three{OptionList{{std::string{"p"}}, {std::string{"q"}}, {std::string{"r"}}}};
    CHECK(message({{"xticklabels", three}}) == "xticklabels: got 3 labels, expected at most 2");
    const OptionValue row{OptionList{{OptionList{{true}, {false}}}}};
    CHECK(message({{"mask", row}}) == "mask: got 1 × 2 cells, expected 2 × 2 as the heatmap has");
    CHECK(message({{"annot", {true}}, {"fmt", {std::string{"d"}}}}) ==
          "fmt: got 'd', which is for whole numbers, but the heatmap's are not; expected a format "
          "such "
          "as '.0f'");
}

TEST_CASE("any table that has numbers gives a picture", "[render]") {
    Renderer renderer;
    const std::vector<std::vector<double>> columns{
        {},        {missing}, {missing, missing}, {inf, -inf, 1}, {1e307, -1e307}, {5e-324, 0},
        {7, 7, 7}, {0, 0}};
    for (const auto& values : columns) {
        OwnedTable table;
        table.add("x", values);
        table.add("a name\nof two lines", values);
        table.add(std::string(300, 'w'), values);
        for (const char* kind : {"scatter_matrix", "correlation_heatmap", "heatmap"}) {
            INFO(kind << " of " << values.size() << " rows");
            const auto picture = renderer.render(spec_of(kind, {{"dpi", {30.0}}}), table.data);
            const bool is_heatmap_of_nothing = values.empty() && std::string{kind} == "heatmap";
            CHECK(picture.has_value() != is_heatmap_of_nothing);
        }
        for (const char* diagonal : {"hist", "kde"}) {
            INFO(diagonal << " of " << values.size() << " rows");
            CHECK(renderer.render(spec_of("scatter_matrix", {{"dpi", {30.0}},
                                                             {"diagonal", {std::string{diagonal}}},
                                                             {"hue", {std::string{"x"}}},
                                                             {"tight", {true}}}),
                                  table.data));
        }
    }
}

TEST_CASE("values that span more than a number can hold are refused, not drawn wrongly",
          "[render]") {
    OwnedTable table;
    table.add("far", {1e308, -1e308});
    Renderer renderer;
    const auto scatter = renderer.render(spec_of("scatter_matrix"), table.data);
    REQUIRE_FALSE(scatter);
    CHECK(scatter.error().code == ErrorCode::range);
    CHECK(scatter.error().message ==
          "column 'far': its values span more than a floating-point number can hold");
    const auto heatmap = renderer.render(spec_of("heatmap"), table.data);
    REQUIRE_FALSE(heatmap);
    CHECK(heatmap.error().message ==
          "the values from -1e+308 to 1e+308 span more than a floating-point number can hold");
}

TEST_CASE("a lower limit above the upper one is refused", "[render]") {
    OwnedTable table;
    table.add("a", {1, 2});
    Renderer renderer;
    const auto picture = renderer.render(spec_of("heatmap", {{"vmin", {5.0}}}), table.data);
    REQUIRE_FALSE(picture);
    CHECK(picture.error().message ==
          "vmin: got 5.0, but the colours would go from 5.0 to 2.0; expected a lower limit below "
          "the upper one");
}

TEST_CASE("a PDF is the same bytes every time, without a date, with its text as text", "[render]") {
    OwnedTable table;
    table.add("name of a column", {1, 2, 3, 4});
    table.add("\u05e9\u05dc\u05d5\u05dd \U0001F600", {4, 1, 3, 2});
    Renderer one;
    Renderer other;
    for (const char* kind : {"scatter_matrix", "correlation_heatmap", "heatmap"}) {
        const ChartSpec spec = spec_of(kind, {{"format", {std::string{"pdf"}}}});
        const Bytes first = bytes_of(one, spec, table.data);
        const std::string_view text = as_text(first);
        CHECK(text.starts_with("%PDF-1."));
        CHECK(text.find("CreationDate") == std::string_view::npos);
        CHECK(text.find("DejaVuSans") != std::string_view::npos);
        CHECK(bytes_of(one, spec, table.data) == first);
        CHECK(bytes_of(other, spec, table.data) == first);
    }
}

TEST_CASE("a page of few dots per inch has all that its options bring along", "[render]") {
    OwnedTable table;
    table.add("a", {1, 2, 3});
    const OptionValue place{OptionList{{1.0}, {2.0}}};
    OptionMap line{{"x", place}, {"y", place}};
    const OptionList lines{OptionValue{line}};
    const auto page = [&](double dpi) {
        Renderer renderer;
        const Bytes bytes = bytes_of(
            renderer,
            spec_of("line", {{"dpi", {dpi}}, {"format", {std::string{"svg"}}}, {"lines", {lines}}}),
            table.data);
        const auto text = as_text(bytes);
        return std::string{text.substr(text.find("<path"))};  // behind the size
    };
    CHECK(page(10) == page(30));
}

TEST_CASE("panels of a PDF become images when asked", "[render]") {
    OwnedTable table;
    table.add("a", {1, 2, 3, 4});
    Renderer renderer;
    const auto pdf = [&](OptionValue rasterized) {
        return bytes_of(renderer,
                        spec_of("scatter_matrix", {{"format", {std::string{"pdf"}}},
                                                   {"rasterized", std::move(rasterized)}}),
                        table.data);
    };
    CHECK(as_text(pdf({true})).find("/Image") != std::string_view::npos);
    CHECK(as_text(pdf({false})).find("/Subtype /Image") == std::string_view::npos);
}

TEST_CASE("a hue that is not a column is refused by name", "[render]") {
    OwnedTable table;
    table.add("a", {1, 2});
    Renderer renderer;
    const auto picture =
        renderer.render(spec_of("scatter_matrix", {{"hue", {std::string{"b"}}}}), table.data);
    REQUIRE_FALSE(picture);
    CHECK(picture.error().message == "hue: got 'b', expected the name of a column");
}

TEST_CASE("warming up twice does no harm", "[render]") {
    warm_up();
    warm_up();
    OwnedTable table;
    table.add("a", {1, 2});
    Renderer renderer;
    CHECK(renderer.render(spec_of("heatmap"), table.data));
}

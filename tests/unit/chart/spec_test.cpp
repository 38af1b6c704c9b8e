#include "chart/spec/chart_spec.hpp"
#include "chart/spec/tick_format.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <sstream>

using namespace plotmill;
using namespace plotmill::chart;

namespace {

std::string refusal(std::string_view kind, const OptionMap& options) {
    const auto spec = parse_chart(kind, options, "charts[0]");
    REQUIRE_FALSE(spec.has_value());
    return std::string{word(spec.error().code)} + " " + spec.error().message;
}

OptionValue list(std::initializer_list<OptionValue> values) {
    return {OptionList{values}};
}

}  // namespace

TEST_CASE("a chart without options has its kind's defaults", "[spec]") {
    const auto scatter = parse_chart("scatter_matrix", {}, "charts[0]");
    REQUIRE(scatter);
    CHECK(scatter->figsize_in == SizeIn{12, 8});
    CHECK(scatter->dpi == 100);
    const auto& options = std::get<ScatterMatrixOptions>(scatter->options);
    CHECK(options.s == 3);
    CHECK(options.alpha == 0.5);
    CHECK(options.labelpad == 15);
    CHECK(options.hspace == 0.1);

    const auto heatmap = parse_chart("heatmap", {}, "charts[0]");
    REQUIRE(heatmap);
    CHECK_FALSE(std::get<HeatmapOptions>(heatmap->options).annot);
    CHECK_FALSE(std::get<HeatmapOptions>(heatmap->options).cmap.has_value());

    const auto correlations = parse_chart("correlation_heatmap", {}, "charts[0]");
    REQUIRE(correlations);
    CHECK(correlations->figsize_in == SizeIn{8, 6});
    CHECK(std::get<HeatmapOptions>(correlations->options).annot);
    CHECK(std::get<HeatmapOptions>(correlations->options).cmap == "coolwarm");
}

TEST_CASE("null is as if the option were not there", "[spec]") {
    const auto spec =
        parse_chart("heatmap", {{"vmin", {nullptr}}, {"dpi", {nullptr}}}, "charts[0]");
    REQUIRE(spec);
    CHECK(spec->dpi == 100);
    CHECK_FALSE(std::get<HeatmapOptions>(spec->options).vmin);
}

TEST_CASE("an error names the field, what came and what was expected", "[spec]") {
    CHECK(refusal("pie", {}) ==
          "E_CHART charts[0].kind: got 'pie', expected one of scatter_matrix, correlation_heatmap, "
          "heatmap, line, stairs, area, flame, figure");
    CHECK(refusal("heatmap", {{"dpi", {std::int64_t{-3}}}}) ==
          "E_RANGE charts[0].options.dpi: got -3, expected a number from 1 to 2400");
    CHECK(refusal("heatmap", {{"dpi", {std::string{"high"}}}}) ==
          "E_OPTION charts[0].options.dpi: got 'high', expected a number from 1 to 2400");
    CHECK(refusal("heatmap", {{"annot", {std::int64_t{1}}}}) ==
          "E_OPTION charts[0].options.annot: got 1, expected true, false or rows of numbers "
          "or texts, one for each cell");
    CHECK(refusal("scatter_matrix", {{"color", {std::string{"blak"}}}}) ==
          "E_COLOR charts[0].options.color: got 'blak', expected a CSS colour name, 'tab:blue', "
          "'xkcd:sky blue', 'C0' to 'C9', '0.5', '#rgb[a]' or '#rrggbb[aa]'");
    CHECK(
        refusal("heatmap", {{"figsize", list({{std::int64_t{8}}})}}) ==
        "E_OPTION charts[0].options.figsize: got a list of 1, expected [width, height] in inches");
    CHECK(refusal("heatmap", {{"fmt", {std::string{".2q"}}}}) ==
          "E_OPTION charts[0].options.fmt: got '.2q', expected a Python format for numbers such as "
          "'.2g', "
          "'.1f', 'd' or '.0%'");
}

TEST_CASE("an option that the kind does not have is refused with those it has", "[spec]") {
    CHECK(refusal("scatter_matrix", {{"annot", {true}}}) ==
          "E_OPTION charts[0].options.'annot': not an option of scatter_matrix, which has alpha, "
          "bins, "
          "color, diagonal, dpi, figsize, format, hist_color, hspace, hue, labelpad, legend, "
          "marker, metadata, "
          "palette, rasterized, s, tight, wspace");
}

TEST_CASE("an option within an option is checked and named like any other", "[spec]") {
    const auto bar = [](const char* name, OptionValue value) {
        return OptionMap{{"cbar_kws", {OptionMap{{name, std::move(value)}}}}};
    };
    CHECK(refusal("heatmap", bar("shrink", {2.0})) ==
          "E_RANGE charts[0].options.cbar_kws.shrink: got 2, expected a number from 0.001 to 1");
    CHECK(refusal("heatmap", bar("colour", {2.0}))
              .starts_with("E_OPTION charts[0].options.cbar_kws.'colour': not an option of "
                           "cbar_kws, which has anchor, aspect, "));
    CHECK(refusal("heatmap", {{"cbar_kws", {true}}}) ==
          "E_OPTION charts[0].options.cbar_kws: got true, expected a map of options");
    CHECK(refusal("heatmap", {{"annot_kws", {OptionMap{{"size", {std::string{"huge"}}}}}}}) ==
          "E_OPTION charts[0].options.annot_kws.size: got 'huge', expected points or a word such "
          "as 'small'");
}

TEST_CASE("a colour is a name or its channels", "[spec]") {
    const auto color = [](OptionValue value) {
        const auto spec = parse_chart("scatter_matrix", {{"color", std::move(value)}}, "charts[0]");
        REQUIRE(spec);
        return std::get<ScatterMatrixOptions>(spec->options).color;
    };
    CHECK(color({std::string{"white"}}) == white);
    CHECK(color(list({{std::int64_t{1}}, {1.0}, {1.0}})) == white);
    CHECK(color(list({{0.0}, {0.0}, {0.0}, {0.5}})) == Color{0, 0, 0, 0.5});
    CHECK(refusal("scatter_matrix", {{"color", list({{2.0}, {0.0}, {0.0}})}})
              .starts_with("E_COLOR charts[0].options.color: got a list of 3"));
}

TEST_CASE("a colour bar's numbers are written by a % or a {x} format", "[spec]") {
    const auto written = [](std::string_view format) {
        const auto parsed = parse_tick_format(format);
        return parsed ? format_tick(*parsed, 1234.5678) : "?";
    };
    CHECK(written("%.2f °C") == "1234.57 °C");
    CHECK(written("%d") == "1234");
    CHECK(written("%+8.1f") == " +1234.6");
    CHECK(written("%-8.1f|") == "1234.6  |");
    CHECK(written("%08.1f") == "001234.6");
    CHECK(written("100 %% of %g") == "100 % of 1234.57");
    CHECK(written("{x:.1f} m") == "1234.6 m");
    CHECK(written("{x:,.0f}") == "1,235");
    CHECK(written("plain") == "?");
    CHECK(written("{y:.1f}") == "?");
    CHECK(written("%.2f %.2f") == "?");
}

TEST_CASE("docs/chart-spec.md has every option of every kind", "[spec]") {
    std::ifstream file{PLOTMILL_SOURCE_DIR "/docs/chart-spec.md"};
    const std::string page{std::istreambuf_iterator<char>{file}, {}};
    const auto check = [&](const std::string& sentence) {
        const std::string_view start = "which has ";
        std::istringstream names{sentence.substr(sentence.find(start) + start.size())};
        int count = 0;
        for (std::string name; std::getline(names >> std::ws, name, ','); ++count) {
            INFO(name);
            CHECK(page.find("`" + name + "`") != std::string::npos);
        }
        CHECK(count > 5);
    };
    const OptionValue unknown{OptionMap{{"?", {true}}}};
    for (const char* kind :
         {"scatter_matrix", "correlation_heatmap", "line", "stairs", "area", "flame"}) {
        check(refusal(kind, {{"?", {true}}}));
    }
    check(refusal("heatmap", {{"cbar_kws", unknown}}));
    check(refusal("heatmap", {{"annot_kws", unknown}}));
    check(refusal("line", {{"axhline", list({{OptionMap{{"y", {1.0}}, {"?", {true}}}}})}}));
    check(refusal("line",
                  {{"text", list({{OptionMap{{"x", {1.0}}, {"y", {1.0}}, {"?", {true}}}}})}}));
}

TEST_CASE("a format or a way to it that does not exist is refused", "[spec]") {
    CHECK(refusal("heatmap", {{"format", {std::string{"gif"}}}}) ==
          "E_OPTION charts[0].options.format: got 'gif', expected 'png' or 'svg' or 'pdf'");
    CHECK(refusal("heatmap", {{"rasterized", {std::string{"yes"}}}}) ==
          "E_OPTION charts[0].options.rasterized: got 'yes', expected 'auto', true or false");
}

TEST_CASE("a picture of too many pixels is refused before anything is allocated", "[spec]") {
    CHECK(refusal("scatter_matrix", {{"dpi", {std::int64_t{2400}}}}) ==
          "E_LIMIT charts[0].options: figsize 12 × 8 in at dpi 2400 gives 28800 × 19200 pixels, "
          "expected "
          "sides from 1 to 32767 and at most 64000000 in all");
    CHECK(refusal("heatmap", {{"figsize", list({{400.0}, {1.0}})}}).starts_with("E_LIMIT"));
    CHECK(refusal("heatmap", {{"figsize", list({{0.01}, {1.0}})}, {"dpi", {std::int64_t{10}}}})
              .starts_with("E_LIMIT"));
}

TEST_CASE("tick labels take auto, a flag, every n-th, or a list", "[spec]") {
    const auto labels = [](OptionValue value) {
        const auto spec = parse_chart("heatmap", {{"xticklabels", std::move(value)}}, "charts[0]");
        REQUIRE(spec);
        return std::get<HeatmapOptions>(spec->options).xticklabels;
    };
    CHECK(labels({std::string{"auto"}}).mode == TickLabels::Mode::automatic);
    CHECK(labels({false}).every == 0);
    CHECK(labels({true}).every == 1);
    CHECK(labels({std::int64_t{3}}).every == 3);
    CHECK(labels(list({{std::string{"a"}}, {std::int64_t{7}}, {2.0}})).list ==
          std::vector<std::string>{"a", "7", "2.0"});
    CHECK(refusal("heatmap", {{"xticklabels", {std::int64_t{-1}}}}).starts_with("E_OPTION"));
}

TEST_CASE("what a series looks like is one for all, a list, or a map by name", "[spec]") {
    const auto widths = [](OptionValue value) {
        const auto spec = parse_chart("line", {{"linewidth", std::move(value)}}, "charts[0]");
        REQUIRE(spec);
        return std::get<SeriesOptions>(spec->options).linewidth;
    };
    CHECK(widths({2.0}).of(7, "a", 1.5) == 2);
    CHECK(widths(list({{1.0}, {2.0}})).of(3, "a", 1.5) == 2);
    CHECK(widths({OptionMap{{"a", {3.0}}}}).of(0, "a", 1.5) == 3);
    CHECK(widths({OptionMap{{"a", {3.0}}}}).of(0, "b", 1.5) == 1.5);
    CHECK(refusal("line", {{"linewidth", list({{1.0}, {-2.0}})}}) ==
          "E_OPTION charts[0].options.linewidth[1]: got -2, expected points from 0 to 100000");
    CHECK(refusal("area", {{"linestyle", {OptionMap{{"a", {std::string{"~"}}}}}}}) ==
          "E_OPTION charts[0].options.linestyle.a: got '~', expected '-', '--', '-.', ':' or "
          "'none'");
}

TEST_CASE("what stands beside the series is checked and named by its place in the list", "[spec]") {
    CHECK(refusal("line", {{"axhline", list({{OptionMap{{"color", {std::string{"red"}}}}}})}}) ==
          "E_OPTION charts[0].options.axhline[0].y: got null, expected a number from -1e+300 to "
          "1e+300");
    CHECK(refusal("line", {{"xlim", list({{1.0}, {1.0}})}}) ==
          "E_OPTION charts[0].options.xlim: got a list of 2, expected two numbers that are not the "
          "same");
    CHECK(refusal("stairs", {{"baseline", {true}}}) ==
          "E_OPTION charts[0].options.baseline: got true, expected a number or 'none'");
    CHECK(refusal("stairs", {{"drawstyle", {std::string{"steps"}}}})
              .starts_with("E_OPTION charts[0].options.'drawstyle': not an option of stairs, "));
    CHECK(refusal("line", {{"legend", {std::string{"outside"}}}})
              .starts_with("E_OPTION charts[0].options.legend: got 'outside', expected 'best' or"));
}

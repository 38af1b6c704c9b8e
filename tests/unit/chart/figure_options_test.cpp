// The options of the chart kind `figure`: what docs/figure.md promises, and the sentences of what
// it refuses.

#include "chart/spec/chart_spec.hpp"
#include "chart/spec/figure_spec.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>

using namespace plotmill;
using namespace plotmill::chart;
using nlohmann::json;

namespace {

OptionValue value_of(const json& from) {
    switch (from.type()) {
        case json::value_t::boolean:
            return {from.get<bool>()};
        case json::value_t::number_integer:
        case json::value_t::number_unsigned:
            return {from.get<std::int64_t>()};
        case json::value_t::number_float:
            return {from.get<double>()};
        case json::value_t::string:
            return {from.get<std::string>()};
        case json::value_t::array: {
            OptionList list;
            for (const json& item : from) {
                list.push_back(value_of(item));
            }
            return {std::move(list)};
        }
        case json::value_t::object: {
            OptionMap map;
            for (const auto& [name, item] : from.items()) {
                map.emplace_back(name, value_of(item));
            }
            return {std::move(map)};
        }
        default:
            return {nullptr};
    }
}

Result<ChartSpec> parsed(const json& options) {
    return parse_chart("figure", std::get<OptionMap>(value_of(options).value), "charts[0]");
}

FigureOptions figure(const char* options) {
    const auto spec = parsed(json::parse(options));
    INFO(options << (spec ? "" : "\n" + spec.error().message));
    REQUIRE(spec);
    return *std::get<std::shared_ptr<const FigureOptions>>(spec->options);
}

FigureAxes axes(const std::string& options) {
    return figure((R"({"axes": [)" + options + "]}").c_str()).axes.at(0);
}

template <typename T>
T artist(const std::string& fields) {
    return std::get<T>(axes(R"({"artists": [{)" + fields + "}]}").artists.at(0));
}

std::string refusal(const char* options) {
    const auto spec = parsed(json::parse(options));
    REQUIRE_FALSE(spec);
    return std::string{word(spec.error().code)} + " " + spec.error().message;
}

std::string artist_refusal(const std::string& fields) {
    const std::string text = refusal((R"({"axes": [{"artists": [{)" + fields + "}]}]}").c_str());
    const std::string where = "charts[0].options.axes[0].artists[0]";
    const std::size_t at = text.find(where);
    REQUIRE(at != std::string::npos);
    return text.substr(0, at) + text.substr(at + where.size());
}

}  // namespace

TEST_CASE("a figure without options is an empty one of matplotlib's size", "[figure]") {
    const auto spec = parsed(json::object());
    REQUIRE(spec);
    CHECK(spec->figsize_in == SizeIn{6.4, 4.8});
    const FigureOptions options = figure("{}");
    CHECK(options.axes.empty());
    CHECK(options.face == white);
    CHECK(options.left == 0.125);
    CHECK_FALSE(options.tight_layout);
}

TEST_CASE("layouts come one after another, each of the figure of then", "[figure]") {
    const FigureOptions options = figure(R"({"layouts": [
        {"figsize": [3, 2], "tight_layout": {"pad": 2}, "of": {"axes": [{}]}},
        {"legend_beside": 0.01, "dpi": 72, "subplots_adjust": {"top": 0.8}}]})");
    REQUIRE(options.layouts.size() == 2);
    CHECK(options.layouts[0].of->axes.size() == 1);
    CHECK(options.layouts[0].tight_layout->pad == 2);
    CHECK_FALSE(options.layouts[1].of);
    CHECK(options.layouts[1].adjust.top == 0.8);
    CHECK_FALSE(options.layouts[1].adjust.left);
}

TEST_CASE("a figure of then has no layouts, and no figure has more than 32", "[figure]") {
    CHECK(refusal(R"({"layouts": [{"of": {"layouts": [{}]}}]})").find("not an option of of") !=
          std::string::npos);
    std::string steps = "{}";
    for (std::size_t i = 0; i < max_layouts; ++i) {
        steps += ", {}";
    }
    CHECK(refusal((R"({"layouts": [)" + steps + "]}").c_str()).find("32") != std::string::npos);
}

TEST_CASE("an axes has matplotlib's defaults", "[figure]") {
    const FigureAxes one = axes("{}");
    CHECK(one.place.kind == AxesPlace::Kind::grid);
    CHECK(one.face == white);
    CHECK(one.below_line);
    CHECK_FALSE(one.aspect);
    CHECK_FALSE(one.legend);
    CHECK(one.x.autoscale);
    CHECK_FALSE(one.x.grid);
    CHECK(one.titles[1].look.style.points == 12);
    CHECK(one.y.label.look.style.points == 10);
    CHECK(one.x.ticks.length == 3.5);
    CHECK(one.x.minor_ticks.length == 2);
}

TEST_CASE("days of a month that are named several times are looked for once", "[figure]") {
    const FigureAxes spec = axes(
        R"({"x": {"locator": {"kind": "date_every", "unit": "month", "days": [15, 1, 15, -1, 1]}}})");
    CHECK(spec.x.major.days == std::vector{-1, 1, 15});
}

TEST_CASE("an artist has its class's zorder unless told", "[figure]") {
    CHECK(artist<FigureLine>(R"("kind": "line", "x": [1], "y": [2])").zorder == 2);
    CHECK(artist<FigurePoints>(R"("kind": "points", "x": [1], "y": [2])").zorder == 1);
    CHECK(artist<FigureText>(R"("kind": "text", "x": 1, "y": 2, "s": "a")").zorder == 3);
    const std::string cells = R"("kind": "mesh", "x": [0, 1], "y": [0, 1], "values": [1])";
    CHECK(artist<FigureMesh>(cells).zorder == 1);
    CHECK(artist<FigureMesh>(cells + R"(, "image": true)").zorder == 0);
    CHECK(artist<FigureLine>(R"("kind": "line", "x": [1], "y": [2], "zorder": -3.5)").zorder ==
          -3.5);
}

TEST_CASE("texts of one look have a place and maybe a colour each", "[figure]") {
    const std::string places = R"("kind": "texts", "x": [1, 2], "y": [3], "s": ["a", "b"])";
    const auto texts = artist<FigureTexts>(places + R"(, "ha": "center", "alpha": 0.5)");
    CHECK(texts.texts == std::vector<std::string>{"a", "b"});
    CHECK(texts.zorder == 3);
    CHECK_FALSE(texts.clip);
    CHECK(texts.style.horizontal == HorizontalAlign::center);
    CHECK(texts.color.own == std::vector{Color{0, 0, 0, 0.5}});
}

TEST_CASE("numbers are a list, one number, an array or a column", "[figure]") {
    const auto line = artist<FigureLine>(R"("kind": "line", "x": [1, null, "nan"], "y": "v")");
    REQUIRE(line.x.own.size() == 3);
    CHECK(std::isnan(line.x.own[1]));
    CHECK(std::isnan(line.x.own[2]));
    CHECK(line.y.column == "v");
    const auto rects = artist<FigureRects>(
        R"("kind": "rects", "x": {"array": 3}, "y": 0, "width": 0.5, "height": {"array": 4})");
    CHECK(rects.x.array == 3U);
    CHECK(rects.y.own == std::vector<double>{0});
}

TEST_CASE("alpha stands instead of a colour's own, and none stays unseen", "[figure]") {
    const auto bars = artist<FigureRects>(
        R"("kind": "rects", "x": 0, "y": 0, "width": 1, "height": 1, "alpha": 0.25,
           "facecolors": ["red", "#00ff0080", "none"], "edgecolors": "black")");
    REQUIRE(bars.look.face.own.size() == 3);
    CHECK(bars.look.face.own[0] == Color{1, 0, 0, 0.25});
    CHECK(bars.look.face.own[1].a == 0.25);
    CHECK(bars.look.face.own[2].a == 0);
    CHECK(bars.look.edge.own.at(0).a == 0.25);
}

TEST_CASE("bytes of colours keep an alpha for when they are read", "[figure]") {
    const auto points = artist<FigurePoints>(
        R"("kind": "points", "x": [1], "y": [1], "c": {"array": 2}, "alpha": 0.5)");
    CHECK(points.face.array == 2U);
    CHECK(points.face.alpha == 0.5);
}

TEST_CASE("markers of a line have its colour and its alpha unless told", "[figure]") {
    const auto line = artist<FigureLine>(
        R"("kind": "line", "x": [1], "y": [1], "color": "blue", "alpha": 0.5, "marker": "o",
           "markeredgecolor": "none", "markevery": [1, 3])");
    REQUIRE(line.stroke);
    CHECK(line.stroke->color == Color{0, 0, 1, 0.5});
    CHECK(line.markers.face == Color{0, 0, 1, 0.5});
    CHECK_FALSE(line.markers.edge);
    CHECK(line.markers.first == 1);
    CHECK(line.markers.every == 3);
}

TEST_CASE("a line style is a word or a pattern in line widths", "[figure]") {
    const auto with = [](const std::string& style) {
        return artist<FigureLine>(R"("kind": "line", "x": [1], "y": [1], "linestyle": )" + style);
    };
    CHECK(with(R"("--")").stroke->dashes.style == LineStyle::dashed);
    CHECK_FALSE(with(R"("none")").stroke);
    const auto dashes = with("[2, [3, 1.5]]").stroke->dashes;
    CHECK(dashes.offset == 2);
    CHECK(dashes.on_off == std::vector<double>{3, 1.5});
}

TEST_CASE("values are mapped to colours by a norm and a map", "[figure]") {
    const auto points = artist<FigurePoints>(
        R"("kind": "points", "x": [1], "y": [1], "values": [3], "cmap": "magma",
           "norm": {"kind": "log", "vmin": 1, "vmax": 100})");
    REQUIRE(points.mapping);
    CHECK(points.mapping->kind == ColorMapping::Kind::log);
    CHECK(points.mapping->vmax == 100);
    CHECK(points.mapping->cmap == "magma");
}

TEST_CASE("a place is a cell of a grid, a box, a twin or an inset", "[figure]") {
    const auto grid = axes(R"({"place": {"grid": [2, 3], "rows": [1, 1], "columns": [0, 2],
                                          "width_ratios": [1, 2, 1], "hspace": 0}})");
    CHECK(grid.place.rows == 2);
    CHECK(grid.place.column_range == std::array<std::size_t, 2>{0, 2});
    CHECK(grid.place.hspace == 0);
    const auto others = figure(R"({"axes": [{}, {"place": {"twin": 0}},
                                            {"place": {"inset": [0, 0.5, 0.5, 0.4, 0.4]}},
                                            {"place": {"rect": [0, 0, 1, 1]}}]})");
    CHECK(others.axes[1].place.kind == AxesPlace::Kind::twin);
    CHECK(others.axes[2].place.rect == std::array<double, 4>{0.5, 0.5, 0.4, 0.4});
    CHECK(others.axes[3].place.kind == AxesPlace::Kind::rect);
}

TEST_CASE("an axis has a scale, limits, ticks and a label", "[figure]") {
    const FigureAxis x = axes(R"({"x": {"scale": {"kind": "symlog", "linthresh": 0.1},
        "lim": [5, null], "locator": {"kind": "max_n", "nbins": 4, "integer": true},
        "formatter": {"kind": "format", "fmt": "%.1f"}, "grid": {"linestyle": ":", "alpha": 0.5},
        "ticks": {"direction": "in", "labelrotation": 45, "labelha": "right"},
        "label": {"s": "time", "loc": "right", "pad": 8}}})")
                             .x;
    CHECK(x.scale.kind == ScaleSpec::Kind::symlog);
    CHECK(x.scale.linthresh == 0.1);
    CHECK(x.low == 5);
    CHECK_FALSE(x.high);
    CHECK(x.autoscale);
    CHECK(x.major.nbins == 4);
    CHECK(x.major.integer);
    CHECK(x.major_format.fmt == "%.1f");
    REQUIRE(x.grid);
    CHECK(x.grid->stroke.color.a == 0.5);
    CHECK(x.ticks.direction == TickLook::Direction::in);
    CHECK(x.ticks.rotation == 45);
    CHECK(x.ticks.ha == HorizontalAlign::right);
    CHECK(x.label.text == "time");
    CHECK(x.label.along == 1);
    CHECK_FALSE(x.label.ha);
}

TEST_CASE("a title is a text, or a map with its looks", "[figure]") {
    const FigureAxes one = axes(R"({"title": "Short", "title_left":
                                    {"s": "Long", "fontsize": 20, "fontweight": "bold", "y": 1.1}})");
    CHECK(one.titles[1].text == "Short");
    CHECK(one.titles[0].text == "Long");
    CHECK(one.titles[0].look.style.points == 20);
    CHECK(one.titles[0].look.style.face.bold);
    CHECK(one.titles[0].y == 1.1);
    CHECK(one.titles[2].text.empty());
}

TEST_CASE("a legend may stand anywhere and name its handles", "[figure]") {
    const FigureAxes one = axes(
        R"({"artists": [{"kind": "line", "x": [1], "y": [1]}],
            "legend": {"loc": [0.1, 0.2], "bbox_to_anchor": [1.05, 1], "ncol": 2,
                       "handles": [{"label": "heading"}, {"artist": 0, "label": "a"}]}})");
    REQUIRE(one.legend);
    CHECK(one.legend->at == std::array{0.1, 0.2});
    CHECK(one.legend->anchor == std::array{1.05, 1.0, 0.0, 0.0});
    CHECK(one.legend->handles[0].is_heading);
    CHECK(one.legend->handles[1].label == "a");
    CHECK(axes(R"({"legend": {}})").legend->place == LegendPlace::best);
}

TEST_CASE("a colour bar lies as its location says", "[figure]") {
    const auto bar = [](const std::string& fields) {
        return *figure((R"({"axes": [{"artists": [{"kind": "points", "x": [1], "y": [1],
                                                   "values": [1]}]},
                                     {"colorbar": {"axes": 0, "artist": 0, "parents": [0])" +
                        fields + "}}]}")
                           .c_str())
                    .axes[1]
                    .colorbar;
    };
    CHECK(bar("").is_vertical);
    CHECK_FALSE(bar("").ticks_low);
    CHECK_FALSE(bar(R"(, "location": "top")").is_vertical);
    CHECK(bar(R"(, "orientation": "horizontal")").location == ColorBarSpec::Location::bottom);
    CHECK(bar(R"(, "orientation": "horizontal")").ticks_low);
    CHECK(bar(R"(, "ticklocation": "left")").ticks_low);
}

TEST_CASE("an annotation has an offset or a place of its own, and an arrow", "[figure]") {
    const auto text = artist<FigureText>(
        R"("kind": "text", "x": 1, "y": 2, "s": "here", "xytext": [3, 4], "textcoords": "axes",
           "bbox": {"boxstyle": "round", "facecolor": "none"},
           "arrowprops": {"arrowstyle": "-|>", "color": "red", "shrinkA": 5})");
    CHECK(text.text_at == std::array{3.0, 4.0});
    CHECK(text.text_coords.x == Coords::axes);
    REQUIRE(text.box);
    CHECK_FALSE(text.box->face);
    REQUIRE(text.arrow);
    CHECK(text.arrow->style.name == "-|>");
    CHECK(text.arrow->face == Color{1, 0, 0, 1});
    CHECK(text.arrow->shrink_a == 5);
}

TEST_CASE("what an artist does not have, or cannot be, is refused with its path", "[figure]") {
    CHECK(artist_refusal(R"("kind": "line", "x": [1], "y": [1], "linewidth": "a")") ==
          "E_OPTION .linewidth: got 'a', expected a number from 0 to 1e+05");
    CHECK(artist_refusal(R"("kind": "line", "x": [1], "y": [1, "b"])") ==
          "E_OPTION .y[1]: got 'b', expected a number, null, 'nan', 'inf' or '-inf'");
    CHECK(artist_refusal(R"("kind": "line", "x": [1])") ==
          "E_OPTION .y: got null, expected a list of numbers, one number, {\"array\": n} or the "
          "name of a column");
    CHECK(artist_refusal(R"("kind": "line", "x": {"array": -1}, "y": [1])").substr(0, 23) ==
          "E_OPTION .x: got a map,");
    CHECK(artist_refusal(R"("kind": "rects", "x": 0, "y": 0, "width": 1, "height": 1,
                             "facecolors": ["red", "nocolour"])")
              .substr(0, 43) == "E_COLOR .facecolors[1]: got 'nocolour', exp");
    CHECK(artist_refusal(R"("kind": "points", "x": [1], "y": [1], "alpha": 2)") ==
          "E_RANGE .alpha: got 2, expected a number from 0 to 1");
    CHECK(artist_refusal(R"("kind": "line", "x": [1], "y": [1], "linestyle": [0, [1, 2, 3]])") ==
          "E_OPTION .linestyle: got a list of 2, expected '-', '--', '-.', ':', 'none' or "
          "[offset, [on, off, …]] in line widths");
    CHECK(artist_refusal(R"("kind": "image")").substr(0, 32) == "E_OPTION .kind: got 'image', exp");
    CHECK(artist_refusal(R"("kind": "points", "x": [1], "y": [1], "hatch": "/")").substr(0, 35) ==
          "E_OPTION .'hatch': not an option of");
}

TEST_CASE("what refers to nothing is refused by what refers", "[figure]") {
    CHECK(refusal(R"({"axes": [{"place": {"twin": 0}}]})") ==
          "E_OPTION charts[0].options.axes[0].place.twin: got 0, expected the number of an earlier "
          "axes, below 0");
    CHECK(refusal(R"({"axes": [{}, {"y": {"share": 1}}]})") ==
          "E_OPTION charts[0].options.axes[1].y.share: got 1, expected the number of an earlier "
          "axes, below 1");
    CHECK(refusal(R"({"axes": [{"legend": {"handles": [{"artist": 2}]}}]})") ==
          "E_OPTION charts[0].options.axes[0].legend.handles[0].artist: got 2, expected one of 0 "
          "artists, counted from 0");
    CHECK(refusal(R"({"axes": [{"artists": [{"kind": "line", "x": [1], "y": [1]}]},
                               {"colorbar": {"axes": 0, "artist": 0}}]})") ==
          "E_OPTION charts[0].options.axes[1].colorbar.artist: got 0, expected an artist with "
          "values and colours for them");
    CHECK(refusal(R"({"legends": [{"handles": [{"artist": 0}]}]})") ==
          "E_OPTION charts[0].options.legends[0].handles[0].axes: got null, expected the number of "
          "an axes");
}

TEST_CASE("a figure's places and limits have ranges", "[figure]") {
    CHECK(refusal(R"({"axes": [{"place": {"grid": [2, 2], "rows": [0, 2]}}]})") ==
          "E_RANGE charts[0].options.axes[0].place.rows: got 2, expected numbers from 0 to 1");
    CHECK(refusal(R"({"axes": [{"x": {"lim": [1, 1]}}]})") ==
          "E_OPTION charts[0].options.axes[0].x.lim: got a list of 2, expected [left, right], each "
          "a number or null, and not the same");
    CHECK(refusal(R"({"axes": [{"x": {"scale": "logit"}}]})") ==
          "E_OPTION charts[0].options.axes[0].x.scale: got 'logit', expected 'linear' or 'log' or "
          "'symlog'");
    CHECK(refusal(R"({"axes": [{"x": {"locator": {"kind": "multiple", "nbins": 3}}}]})") ==
          "E_OPTION charts[0].options.axes[0].x.locator.'nbins': not an option of locator, which "
          "has base, kind");
    CHECK(refusal(R"({"axes": [{"spines": {"top": {"position": ["center"]}}}]})") ==
          "E_OPTION charts[0].options.axes[0].spines.top.position: got a list of 1, expected "
          "['outward', points], ['axes', share] or ['data', number]");
    CHECK(refusal(R"({"axes": [{"spines": {"left": {"bounds": [0]}}}]})") ==
          "E_OPTION charts[0].options.axes[0].spines.left.bounds: got a list of 1, expected a list "
          "of 2 numbers");
}

TEST_CASE("a figure of 64 axes with points is read in little time", "[figure]") {
    json all = json::array();
    for (int row = 0; row < 8; ++row) {
        for (int column = 0; column < 8; ++column) {
            all.push_back(
                {{"place", {{"grid", {8, 8}}, {"rows", {row, row}}, {"columns", {column, column}}}},
                 {"artists",
                  {{{"kind", "points"},
                    {"x", {{"array", column}}},
                    {"y", {{"array", row}}},
                    {"s", 3}}}}});
        }
    }
    const OptionMap options = std::get<OptionMap>(value_of({{"axes", all}}).value);
    auto best = std::chrono::nanoseconds::max();
    for (int round = 0; round < 5; ++round) {
        const auto start = std::chrono::steady_clock::now();
        const auto spec = parse_chart("figure", options, "charts[0]");
        best = std::min<std::chrono::nanoseconds>(best, std::chrono::steady_clock::now() - start);
        REQUIRE(spec);
        CHECK(axes_count(*spec) == 64);
    }
    INFO("best of 5: " << best.count() / 1000 << " µs");
    CHECK(best < std::chrono::milliseconds{
                     20});  // some 0.3 ms alone; room for slow machines and sanitizers
}

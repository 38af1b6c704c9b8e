#include "chart/raster/canvas.hpp"
#include "chart/raster/coverage.hpp"
#include "chart/raster/painter.hpp"
#include "chart/raster/stamp.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <utility>
#include <vector>

using namespace plotmill::chart;

namespace {

unsigned grey(Canvas& canvas, int x, int y) {
    return canvas.row(y)[x] & 0xffU;
}

MarkerLook disc(double size, double edge, Ink ink) {
    return {find_marker("o")->outline, size, ink, ink, edge};
}

double mean_difference(const Canvas& a, const Canvas& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.pixels().size(); ++i) {
        for (const unsigned shift : {0U, 8U, 16U}) {
            sum += std::abs(static_cast<int>((a.pixels()[i] >> shift) & 0xffU) -
                            static_cast<int>((b.pixels()[i] >> shift) & 0xffU));
        }
    }
    return sum / 3 / static_cast<double>(a.pixels().size());
}

}  // namespace

// The pixels of s=3, alpha=0.5, black at dpi 100 in matplotlib's own picture (seed_scatter_dpi100).
TEST_CASE("a marker has the pixels that Agg gives it", "[raster]") {
    Canvas canvas;
    canvas.start(20, 20);
    const Stamp stamp{disc(std::sqrt(3.0) * 100 / 72, 100.0 / 72, Ink{0, 0, 0, 128})};
    stamp.put(canvas, 10, 10, canvas.bounds());
    constexpr int expected[5][5] = {{255, 238, 207, 238, 255},
                                    {238, 119, 84, 119, 238},
                                    {207, 84, 111, 84, 207},
                                    {238, 119, 84, 119, 238},
                                    {255, 238, 207, 238, 255}};
    for (int y = 0; y < 5; ++y) {
        for (int x = 0; x < 5; ++x) {
            INFO(x << ", " << y);
            CHECK(std::abs(static_cast<int>(grey(canvas, 8 + x, 8 + y)) - expected[y][x]) <= 1);
        }
    }
    CHECK(grey(canvas, 7, 10) == 255);
    CHECK(grey(canvas, 13, 10) == 255);
}

TEST_CASE("stamps darken each other and never leave their clip", "[raster]") {
    Canvas canvas;
    canvas.start(20, 20);
    const Stamp stamp{disc(6, 1, Ink{0, 0, 0, 128})};
    stamp.put(canvas, 10, 10, {10, 0, 20, 20});
    const unsigned once = grey(canvas, 11, 10);
    stamp.put(canvas, 10, 10, {10, 0, 20, 20});
    CHECK(grey(canvas, 11, 10) < once);
    CHECK(grey(canvas, 9, 10) == 255);
    stamp.put(canvas, -2, -2, canvas.bounds());
    stamp.put(canvas, 21, 21, canvas.bounds());
    CHECK(grey(canvas, 19, 19) < 255);
}

TEST_CASE("a soft rectangle covers each pixel by its share", "[raster]") {
    Canvas canvas;
    canvas.start(6, 6);
    canvas.fill_soft(1.5, 1, 3, 2.25, Ink{0, 0, 0, 255});
    CHECK(grey(canvas, 0, 1) == 255);
    CHECK(grey(canvas, 1, 1) == 127);
    CHECK(grey(canvas, 2, 1) == 0);
    CHECK(grey(canvas, 2, 2) == 191);
    CHECK(grey(canvas, 3, 1) == 255);
    canvas.fill_soft(-5, -5, 100, 100, Ink{255, 0, 0, 255});
    CHECK(canvas.pixels().front() == 0xffff0000U);
}

TEST_CASE("a polygon's coverage sums to its area", "[raster]") {
    const std::vector<Point> triangle{{1, 1}, {9.5, 2}, {4, 8.25}};
    Lines lines;
    lines.start();
    double area = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const Point& a = triangle[i];
        const Point& b = triangle[(i + 1) % 3];
        lines.add(a);
        area += (a.x * b.y - b.x * a.y) / 2;
    }
    double covered = 0;
    Rasterizer rasterizer;
    for (const auto level : cover(lines, {0, 0, 20, 20}, rasterizer).levels) {
        covered += level / 255.0;
    }
    CHECK(covered == Approx(area).epsilon(0.02));
}

TEST_CASE("a reused canvas starts white", "[raster]") {
    Canvas canvas;
    canvas.start(5, 5);
    canvas.fill({0, 0, 5, 5}, 0xff000000U);
    canvas.start(5, 5);
    CHECK(grey(canvas, 2, 2) == 255);
    canvas.start(3, 7);
    CHECK(canvas.pixels().size() == 21);
    CHECK(grey(canvas, 2, 6) == 255);
}

TEST_CASE("points that are not finite or far away are not drawn", "[raster]") {
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    constexpr double inf = std::numeric_limits<double>::infinity();
    const std::vector<double> x{missing, inf, -inf, 1e300, 5};
    const std::vector<double> y{5, 5, 5, 5, -1e300};
    Scene scene;
    scene.width_px = scene.height_px = 10;
    scene.dpi = 100;
    scene.items.emplace_back(Markers{.x = x,
                                     .y = y,
                                     .to_x = {},
                                     .to_y = {},
                                     .clip = {0, 0, 10, 10},
                                     .shape = find_marker("o"),
                                     .size_px = 2,
                                     .fill = black,
                                     .edge = black,
                                     .edge_px = 1});
    scene.texts.push_back({"a", missing, inf, 0, 10, black});
    scene.items.emplace_back(Texts{{0, 1}});
    Typesetter typesetter;
    Painter painter{typesetter};
    for (const Pixel pixel : painter.paint(scene).pixels()) {
        CHECK((pixel & 0xffffffU) == 0xffffffU);
    }
}

TEST_CASE("a path is filled, then stroked, and cut by its clip", "[raster]") {
    Scene scene;
    scene.width_px = scene.height_px = 20;
    scene.dpi = 100;
    scene.vertices = {{2, 2, Verb::move},
                      {12, 2, Verb::line},
                      {12, 12, Verb::line},
                      {2, 12, Verb::line},
                      {2, 2, Verb::close}};
    scene.items.emplace_back(Path{{0, 5},
                                  Color{1, 0, 0, 1},
                                  Stroke{black, 2, Join::miter, Cap::butt, {}},
                                  Box{0, 0, 12, 20},
                                  Snap::automatic,
                                  false});
    Typesetter typesetter;
    Painter painter{typesetter};
    const auto& canvas = painter.paint(scene);
    const auto at = [&](std::size_t x, std::size_t y) { return canvas.pixels()[y * 20 + x]; };
    CHECK(at(6, 6) == 0xffff0000U);
    CHECK(at(6, 1) == 0xff000000U);
    CHECK(at(6, 2) == 0xff000000U);
    CHECK(at(6, 0) == 0xffffffffU);
    CHECK(at(11, 6) == 0xff000000U);
    CHECK(at(12, 6) == 0xffffffffU);
}

TEST_CASE("a vertex that is not finite breaks a path", "[raster]") {
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    Scene scene;
    scene.width_px = scene.height_px = 20;
    scene.dpi = 100;
    scene.vertices = {{2, 5, Verb::move},
                      {6, 5, Verb::line},
                      {missing, 5, Verb::line},
                      {12, 5, Verb::line},
                      {18, 5, Verb::line}};
    scene.items.emplace_back(Path{{0, 5},
                                  std::nullopt,
                                  Stroke{black, 2, Join::round, Cap::butt, {}},
                                  std::nullopt,
                                  Snap::automatic,
                                  false});
    Typesetter typesetter;
    Painter painter{typesetter};
    const auto& canvas = painter.paint(scene);
    const auto at = [&](std::size_t x) { return canvas.pixels()[5 * 20 + x]; };
    CHECK(at(4) == 0xff000000U);
    CHECK(at(9) == 0xffffffffU);
    CHECK(at(15) == 0xff000000U);
}

TEST_CASE("markers of any size, at any place, are drawn in bounded time", "[raster]") {
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    constexpr double inf = std::numeric_limits<double>::infinity();
    const std::vector<double> x(5, 30);
    const std::vector<double> y(5, 20);
    const std::vector<std::uint32_t> fills(5, 0);
    const std::vector<std::uint32_t> none(5, no_fill);
    Typesetter typesetter;
    Painter painter{typesetter};
    for (const char* name : {"o", "s", "+", "x", "*", "P", ",", "none"}) {
        for (const double size : {0.0, -3.0, missing, 1e-300, 1e-3, 59.0, 900.0, 1e300, inf}) {
            for (const double edge : {0.0, 1e-9, 1.4, inf, missing}) {
                for (const bool on_grid : {true, false}) {
                    Scene scene;
                    scene.width_px = 60;
                    scene.height_px = 40;
                    scene.dpi = 100;
                    scene.fill_colors = {Color{0, 0, 1, 0.5}};
                    Markers item{};
                    item.x = x;
                    item.y = y;
                    item.clip = {-inf, 2, 1e300, missing};
                    item.shape = find_marker(name);
                    item.size_px = size;
                    item.fill = item.edge = Color{1, 0, 0, 0.5};
                    item.edge_px = edge;
                    item.on_grid = on_grid;
                    scene.items.emplace_back(item);
                    item.fills = {0, 1};
                    item.fill_of = fills;
                    item.clip = {3, 2, 50, 30};
                    scene.items.emplace_back(item);
                    painter.paint(scene);
                    scene.items = {item};
                    std::get<Markers>(scene.items[0]).fill_of = none;
                    const auto pixels = painter.paint(scene).pixels();
                    CHECK(std::all_of(pixels.begin(), pixels.end(), [](Pixel pixel) {
                        return (pixel & 0xffffffU) == 0xffffffU;
                    }));
                }
            }
        }
    }
}

TEST_CASE("a marker that covers all the clip colours all of it", "[raster]") {
    const std::vector<double> x(1000, 30);
    Scene scene;
    scene.width_px = 60;
    scene.height_px = 40;
    scene.dpi = 100;
    Markers item{};
    item.x = item.y = x;
    item.clip = {5, 5, 50, 30};
    item.shape = find_marker("o");
    item.size_px = 1e10;
    item.fill = item.edge = Color{1, 0, 0, 0.5};
    item.edge_px = 1;
    scene.items.emplace_back(item);
    Typesetter typesetter;
    Painter painter{typesetter};
    const auto& canvas = painter.paint(scene);
    CHECK(canvas.pixels()[10 * 60 + 10] == 0xffff0000U);
    CHECK(canvas.pixels()[10 * 60 + 4] == 0xffffffffU);
}

TEST_CASE("paths of any places and widths are drawn in bounded time", "[raster]") {
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    constexpr double inf = std::numeric_limits<double>::infinity();
    constexpr std::array places{0.0, 5.5, -1e9, 1e9, 1e17, -1e300, 1e300, inf, missing};
    constexpr std::array verbs{Verb::line, Verb::move, Verb::cubic, Verb::close,
                               Verb::quad, Verb::line, Verb::line};
    Typesetter typesetter;
    Painter painter{typesetter};
    unsigned state = 1;
    const auto any = [&](std::size_t count) {
        state = state * 1664525U + 1013904223U;
        return (state >> 8U) % count;
    };
    for (int i = 0; i < 500; ++i) {
        Scene scene;
        scene.width_px = 60;
        scene.height_px = 40;
        scene.dpi = 100;
        scene.positions = {places[any(places.size())], places[any(places.size())]};
        for (std::size_t v = any(9); v > 0; --v) {
            scene.vertices.push_back({places[any(places.size())], places[any(places.size())],
                                      v == 1 ? Verb::move : verbs[any(verbs.size())]});
        }
        std::reverse(scene.vertices.begin(), scene.vertices.end());
        Path path{};
        path.vertices = {0, scene.vertices.size()};
        path.stroke = Stroke{black,
                             places[any(places.size())],
                             static_cast<Join>(any(3)),
                             static_cast<Cap>(any(3)),
                             {0, 2 * any(2)}};
        path.may_simplify = any(2) == 0;
        path.snap = static_cast<Snap>(any(3));
        if (any(2) == 0) {
            path.fill = Color{1, 0, 0, 0.5};
        }
        scene.items.emplace_back(path);
        CHECK(painter.paint(scene).pixels().size() == 2400);
    }
}

TEST_CASE("counted markers differ from stamped ones as another order of the points would",
          "[raster]") {
    Canvas forward;
    Canvas backward;
    Canvas counted;
    for (Canvas* canvas : {&forward, &backward, &counted}) {
        canvas->start(40, 30);
    }
    Stamp stamp{disc(4, 1.4, Ink{200, 30, 90, 40})};
    const PixelBox clip{5, 4, 35, 28};
    CenterCounts counts;
    counts.start(stamp.reach(clip));
    std::vector<std::pair<int, int>> centers;
    for (unsigned i = 0, state = 1; i < 3000; ++i) {
        state = state * 1664525U + 1013904223U;
        centers.emplace_back(counts.box.x0 + static_cast<int>((state >> 8U) % 35U),
                             counts.box.y0 + static_cast<int>((state >> 20U) % 28U));
    }
    for (const auto& [x, y] : centers) {
        stamp.put(forward, x, y, clip);
        ++counts.at(x, y);
    }
    for (auto center = centers.rbegin(); center != centers.rend(); ++center) {
        stamp.put(backward, center->first, center->second, clip);
    }
    stamp.put_counted(counted, counts, clip);
    CHECK(mean_difference(forward, counted) <= 1.5 * mean_difference(forward, backward));
    CHECK(mean_difference(forward, counted) < 3);
    CHECK(grey(counted, 4, 10) == 255);
    CHECK(grey(counted, 10, 10) < 255);
}

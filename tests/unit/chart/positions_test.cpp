#include "chart/raster/positions.hpp"

#include "chart/raster/painter.hpp"
#include "chart/raster/snap.hpp"
#include "tests/unit/chart/samples.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <vector>

using namespace plotmill;
using namespace plotmill::chart;

TEST_CASE("places are the nearest whole pixels of their range, or its end", "[raster]") {
    std::vector<double> values{test::missing, test::inf, -test::inf, 1e300, -1e300, -0.5, -0.50001,
                               0.49999,       0.5,       -3,         -2.6,  96.4,   96.5};
    std::uint32_t random = 7;
    for (int i = 0; i < 5000; ++i) {
        random = random * 1664525U + 1013904223U;
        values.push_back(static_cast<double>(random) / 4294967296.0 * 120 - 12);
    }
    for (const LinearScale scale : {LinearScale{1, 0}, LinearScale{-3.7, 211.3}}) {
        const PixelRange range{-3, 100};
        std::vector<std::uint16_t> places(values.size());
        place(values, scale, range, places);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double whole = snap(scale(values[i]));
            const bool is_inside = whole >= -3 && whole < 97;
            INFO(values[i]);
            REQUIRE(places[i] == (is_inside ? static_cast<int>(whole) + 3 : 100));
        }
    }
}

TEST_CASE("a column is placed once a picture", "[raster]") {
    const std::vector<double> first{1, 2, 3};
    const std::vector<double> second{4, 5, 6};
    PositionCache cache;
    const auto across = cache.of(first, {}, {0, 10});
    const auto down = cache.of(second, {}, {0, 10});
    CHECK(cache.of(first, {}, {0, 10}).data() == across.data());
    CHECK(cache.of(second, {2, 0}, {0, 10}).data() != down.data());
    CHECK(cache.of(second, {}, {1, 10})[0] == 3);
}

TEST_CASE("a picture shows nothing of the one before, whose table stood at the same address",
          "[raster]") {
    std::vector<double> x(4000, 5);
    const std::vector<double> y(4000, 5);
    Scene scene;
    scene.width_px = scene.height_px = 20;
    scene.dpi = 100;
    const Color black{0, 0, 0, 1};
    scene.items.emplace_back(Markers{.x = x,
                                     .y = y,
                                     .to_x = {},
                                     .to_y = {},
                                     .clip = {0, 0, 20, 20},
                                     .shape = find_marker("o"),
                                     .size_px = 4,
                                     .fill = black,
                                     .edge = black,
                                     .edge_px = 1});
    Typesetter typesetter;
    Painter painter{typesetter};
    const auto is_black = [](const Canvas& canvas, int at) {
        return canvas.pixels()[static_cast<std::size_t>(5 * 20 + at)] == 0xff000000U;
    };
    const Canvas& before = painter.paint(scene);
    CHECK(is_black(before, 5));
    x.assign(x.size(), 15);
    const Canvas& after = painter.paint(scene);
    CHECK(is_black(after, 15));
    CHECK_FALSE(is_black(after, 5));
}

namespace {

/// What is left of white after marker upon marker of one alpha, in Agg's arithmetic.
unsigned after(int markers, Ink ink, unsigned alpha) {
    unsigned value = full_alpha;
    for (int i = 0; i < markers; ++i) {
        value = blend_channel(value, ink.r, alpha);
    }
    return value;
}

}  // namespace

TEST_CASE("a crowd of one kind of pixel goes the way that its markers go one by one", "[raster]") {
    for (const unsigned alpha : {255U, 128U, 26U, 3U}) {
        const Ink ink{40, 40, 40, static_cast<std::uint8_t>(alpha)};
        std::vector<std::uint8_t> table;
        for (unsigned under = 0; under < 256; ++under) {
            table.push_back(static_cast<std::uint8_t>(
                alpha == full_alpha ? ink.r : blend_channel(under, ink.r, alpha)));
        }
        const CrowdStep step{density_of(alpha), {table.data(), table.data(), table.data()}};
        const Crowd crowd{0xffffffffU, std::vector{step}};
        for (const int markers : {1, 2, 8, 30, 200, 5000}) {
            const auto shade =
                crowd.at(static_cast<float>(markers) * density_of(alpha) + 1e-4F) & 0xffU;
            const unsigned expected = alpha == full_alpha ? ink.r : after(markers, ink, alpha);
            INFO(alpha << ", " << markers);
            CHECK(std::abs(static_cast<int>(shade) - static_cast<int>(expected)) <= 1);
        }
    }
}

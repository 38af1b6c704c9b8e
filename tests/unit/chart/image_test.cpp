// Images: filters, resampling, and the colours of numbers.

#include "chart/figure/value_colors.hpp"
#include "chart/image/resample.hpp"
#include "chart/raster/ink_between.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <vector>

using namespace plotmill::chart;

namespace {

constexpr double missing_cell = std::numeric_limits<double>::quiet_NaN();

/// `cells` over `pixels`, from edge to edge.
SideSampling whole(std::size_t cells, std::size_t pixels) {
    return {cells, pixels, static_cast<double>(cells) / static_cast<double>(pixels), 0};
}

}  // namespace

TEST_CASE("the weights of every place of a filter add up to one", "[chart]") {
    for (const Interpolation kind : {Interpolation::bilinear, Interpolation::gaussian,
                                     Interpolation::mitchell, Interpolation::lanczos}) {
        const ImageFilter filter = make_filter({kind, 4, true});
        for (int place = 1; place < filter_places; ++place) {
            int sum = 0;
            for (int j = 0; j < filter.diameter; ++j) {
                sum += filter.weights[static_cast<std::size_t>(j * filter_places + place)];
            }
            CHECK(std::abs(sum - filter_one) <= 2);
        }
    }
}

TEST_CASE(
    "an antialiased image is filtered where cells have fewer than three pixels, but one or two",
    "[chart]") {
    const auto kind = [](std::size_t pixels) {
        return resolved(Interpolation::antialiased, whole(100, pixels), whole(100, pixels));
    };
    CHECK(kind(301) == Interpolation::nearest);
    CHECK(kind(200) == Interpolation::nearest);
    CHECK(kind(250) == Interpolation::hanning);
    CHECK(kind(40) == Interpolation::hanning);
}

TEST_CASE(
    "between two cells a bilinear image goes straight, and beyond their middles it is mirrored",
    "[chart]") {
    const Resampler resampler{{Interpolation::bilinear}, whole(2, 8), whole(1, 4)};
    const auto pixels = resampler(std::vector<double>{0, 1});
    REQUIRE(pixels.size() == 32);
    CHECK(pixels[0] == Approx(0).margin(0.01));
    CHECK(pixels[3] == Approx(0.375).margin(0.01));
    CHECK(pixels[4] == Approx(0.625).margin(0.01));
    CHECK(pixels[7] == Approx(1).margin(0.01));
}

TEST_CASE("fewer pixels than cells have the cells' mean", "[chart]") {
    const Resampler resampler{{Interpolation::antialiased}, whole(64, 8), whole(64, 8)};
    std::vector<double> cells(64 * 64);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        cells[i] = i % 2 == 0 ? 1 : 0;
    }
    for (const double pixel : resampler(cells)) {
        CHECK(pixel == Approx(0.5).margin(0.05));  // the border is mirrored
    }
}

TEST_CASE("a cell without a number leaves out the pixels that it reaches", "[chart]") {
    const Resampler resampler{{Interpolation::bilinear}, whole(8, 32), whole(1, 1)};
    const auto pixels = resampler(std::vector<double>{1, 1, 1, missing_cell, 1, 1, 1, 1});
    CHECK(pixels[4] == Approx(1));
    CHECK(std::isnan(pixels[14]));
    CHECK(pixels[24] == Approx(1));
}

TEST_CASE("values out of range and missing ones have colours of their own", "[chart]") {
    ColorMapping mapping;
    mapping.vmin = 0;
    mapping.vmax = 1;
    mapping.cmap_colors = {black, white};
    mapping.under = Color{1, 0, 0, 1};
    mapping.bad = Color{0, 0, 1, 1};
    const ValueColors colors{mapping, {}};
    CHECK(colors(-0.1) == 0xffff0000U);
    CHECK(colors(0) == 0xff000000U);
    CHECK(colors(1) == 0xffffffffU);
    CHECK(colors(1.1) == 0xffffffffU);
    CHECK(colors(missing_cell) == 0xff0000ffU);
}

TEST_CASE("regions between boundaries are spread over all colours", "[chart]") {
    ColorMapping mapping;
    mapping.kind = ColorMapping::Kind::boundary;
    mapping.boundaries = {0, 1, 5};
    mapping.color_count = 4;
    mapping.cmap_colors = {Color{0, 0, 0, 1}, Color{1, 0, 0, 1}, Color{0, 1, 0, 1},
                           Color{0, 0, 1, 1}};
    const ValueColors colors{mapping, {}};
    CHECK(colors(0.5) == 0xff000000U);
    CHECK(colors(1) == 0xff0000ffU);
    CHECK(colors(4.9) == 0xff0000ffU);
}

TEST_CASE("what black and white grounds shine through tells how transparent ink is", "[chart]") {
    CHECK(ink_between(0xff000000U, 0xffffffffU) == 0);
    CHECK(ink_between(0xff123456U, 0xff123456U) == 0xff123456U);
    CHECK(ink_between(0xff800000U, 0xffff7f7fU) == 0x80ff0000U);
}

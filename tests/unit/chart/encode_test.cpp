#include "base/processor.hpp"
#include "chart/encode/bit_row.hpp"
#include "chart/encode/huffman.hpp"
#include "chart/encode/png.hpp"

#include <catch2/catch.hpp>
#include <png.h>

#include <cstring>
#include <random>
#include <span>
#include <vector>

using namespace plotmill;
using namespace plotmill::chart;

namespace {

struct Decoded {
    std::vector<std::uint32_t> rgb;
    int width = 0;
    int height = 0;
};

/// As libpng's simplified reader sees it: every checksum and every code is verified on the way.
Decoded decode(ByteView file) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_memory(&image, file.data(), file.size()) != 0);
    image.format = PNG_FORMAT_RGB;
    std::vector<png_byte> bytes(PNG_IMAGE_SIZE(image));
    REQUIRE(png_image_finish_read(&image, nullptr, bytes.data(), 0, nullptr) != 0);
    Decoded decoded{{}, static_cast<int>(image.width), static_cast<int>(image.height)};
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        decoded.rgb.push_back((std::uint32_t{bytes[i]} << 16U) |
                              (std::uint32_t{bytes[i + 1]} << 8U) | bytes[i + 2]);
    }
    return decoded;
}

void check_round_trip(const std::vector<std::uint32_t>& rgb, int width, int height) {
    INFO(width << " x " << height);
    PngEncoder encoder;
    const Decoded decoded = decode(encoder.encode({rgb, width, height}, 100));
    CHECK(decoded.width == width);
    CHECK(decoded.height == height);
    const bool same = decoded.rgb == rgb;
    CHECK(same);
}

/// Stripes, blocks and some noise out of `colors` colours.
std::vector<std::uint32_t> picture(int width, int height, std::uint32_t colors, unsigned noise) {
    std::mt19937 random{static_cast<unsigned>(width * 31 + height) + colors};
    std::vector<std::uint32_t> rgb;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool is_noise = random() % 100 < noise;
            const auto index =
                is_noise ? random() % colors : static_cast<std::uint32_t>(x / 7 + y / 5) % colors;
            rgb.push_back(static_cast<std::uint32_t>(index * 2654435761U) >> 8U);
        }
    }
    return rgb;
}

}  // namespace

TEST_CASE("what is encoded is what libpng decodes", "[encode]") {
    for (const std::uint32_t colors : {1U, 2U, 17U, 256U, 257U, 60'000U}) {
        for (const unsigned noise : {0U, 10U, 100U}) {
            check_round_trip(picture(61, 47, colors, noise), 61, 47);
        }
    }
    for (const int width : {1, 2, 3, 4, 5, 9}) {
        check_round_trip(picture(width, 6, 300, 50), width, 6);
        check_round_trip(picture(width, 400, 2, 0), width, 400);
    }
}

TEST_CASE("rows longer than deflate's window are encoded, too", "[encode]") {
    check_round_trip(picture(32'767, 3, 5, 1), 32'767, 3);
    check_round_trip(picture(12'000, 4, 5000, 20), 12'000, 4);
    check_round_trip(picture(10'922, 3, 5000, 5), 10'922, 3);
}

TEST_CASE("a picture of many tokens is cut into blocks", "[encode]") {
    check_round_trip(picture(700, 400, 60'000, 100), 700, 400);
}

TEST_CASE("an encoder that is used again gives the same bytes as a new one", "[encode]") {
    const auto first = picture(50, 40, 900, 30);
    const auto second = picture(64, 30, 12, 5);
    PngEncoder used;
    used.encode({first, 50, 40}, 100);
    const ByteView again = used.encode({second, 64, 30}, 100);
    PngEncoder fresh;
    const ByteView once = fresh.encode({second, 64, 30}, 100);
    CHECK(Bytes(again.begin(), again.end()) == Bytes(once.begin(), once.end()));
}

TEST_CASE("every body of a hot loop gives the same file", "[encode]") {
    for (const int width : {3, 63, 64, 65, 130, 700}) {
        for (const std::uint32_t colors : {5U, 250U, 9000U}) {
            const auto rgb = picture(width, 50, colors, 20);
            PngEncoder encoder;
            const ByteView wide = encoder.encode({rgb, width, 50}, 100);
            limit_vectors(Vectors::baseline);
            PngEncoder plain;
            const ByteView narrow = plain.encode({rgb, width, 50}, 100);
            limit_vectors(Vectors::avx2);
            CHECK(Bytes(wide.begin(), wide.end()) == Bytes(narrow.begin(), narrow.end()));
        }
    }
}

TEST_CASE("a row of bits knows its runs, across words and up to its end", "[encode]") {
    std::mt19937 random{5};
    for (const std::size_t size : {1U, 5U, 63U, 64U, 65U, 128U, 200U}) {
        std::vector<std::uint32_t> a(size);
        std::vector<std::uint32_t> b(size);
        for (std::size_t i = 0; i < size; ++i) {
            b[i] = random() % 8 != 0 ? a[i] : 1;
        }
        BitRow row;
        row.compare(a.data(), b.data(), size);
        BitRow starts;
        BitRow none;
        none.clear(size);
        starts.find_starts(row, none, 4);
        for (std::size_t i = 0; i < size; ++i) {
            std::size_t run = 0;
            while (i + run < size && a[i + run] == b[i + run]) {
                ++run;
            }
            INFO(i << " of " << size);
            REQUIRE(row.ones_from(i) == run);
            REQUIRE((starts.next_one(i) == i) == (run >= 4));
        }
    }
}

TEST_CASE("the resolution stands in pHYs as pixels per metre", "[encode]") {
    PngEncoder encoder;
    const auto rgb = picture(4, 4, 2, 0);
    const std::string_view file = as_text(encoder.encode({rgb, 4, 4}, 72));
    const std::size_t at = file.find("pHYs");
    REQUIRE(at != std::string_view::npos);
    CHECK(file.substr(at + 4, 9) == std::string_view("\0\0\x0b\x13\0\0\x0b\x13\1", 9));
}

TEST_CASE("Huffman codes are complete and within their limit", "[encode]") {
    std::vector<std::uint32_t> fibonacci{1, 1};
    while (fibonacci.size() < 30) {
        fibonacci.push_back(fibonacci[fibonacci.size() - 1] + fibonacci[fibonacci.size() - 2]);
    }
    for (const int limit : {7, 15}) {
        const HuffmanCode code = make_huffman(fibonacci, limit);
        double kraft = 0;
        for (const std::uint8_t length : std::span{code.lengths}.first(fibonacci.size())) {
            CHECK(length <= limit);
            kraft += std::ldexp(1.0, -length);
        }
        CHECK(kraft == 1);
    }
    const HuffmanCode lonely = make_huffman(std::vector<std::uint32_t>{0, 0, 9, 0}, 15);
    CHECK(std::vector(lonely.lengths.begin(), lonely.lengths.begin() + 4) ==
          std::vector<std::uint8_t>{1, 0, 1, 0});
}

#include "dataset/dataset.hpp"

#include "support.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <limits>

using namespace plotmill;
using dataset::Column;
using dataset::DType;

namespace {

template <typename T>
std::vector<double> converted(DType dtype, const std::vector<T>& items) {
    return test::numbers(
        Column{"x", dtype, std::as_bytes(std::span{items}), items.size(), sizeof(T)});
}

/// The value of a half float by its definition (IEEE 754-2019 table 3.5), not by bit tricks.
double half_by_definition(std::uint16_t bits) {
    const double sign = (bits & 0x8000U) != 0 ? -1.0 : 1.0;
    const int exponent = (bits >> 10U) & 0x1f;
    const int fraction = bits & 0x3ff;
    if (exponent == 31) {
        return fraction == 0 ? sign * std::numeric_limits<double>::infinity() : std::nan("");
    }
    return exponent == 0 ? sign * std::ldexp(fraction, -24)
                         : sign * std::ldexp(1024 + fraction, exponent - 25);
}

}  // namespace

TEST_CASE("every dtype is read as doubles", "[dataset]") {
    using Limits64 = std::numeric_limits<std::int64_t>;
    CHECK(converted<float>(DType::f4, {0.5F, -2.0F}) == std::vector<double>{0.5, -2.0});
    CHECK(converted<double>(DType::f8, {0.1, 1e308}) == std::vector<double>{0.1, 1e308});
    CHECK(converted<std::int8_t>(DType::i1, {-128, 127}) == std::vector<double>{-128, 127});
    CHECK(converted<std::int16_t>(DType::i2, {-32768, 5}) == std::vector<double>{-32768, 5});
    CHECK(converted<std::int32_t>(DType::i4, {-2147483647, 5}) ==
          std::vector<double>{-2147483647, 5});
    CHECK(converted<std::int64_t>(DType::i8, {Limits64::min(), Limits64::max()}) ==
          std::vector<double>{-0x1p63, 0x1p63});
    CHECK(converted<std::uint8_t>(DType::u1, {255}) == std::vector<double>{255});
    CHECK(converted<std::uint16_t>(DType::u2, {65535}) == std::vector<double>{65535});
    CHECK(converted<std::uint32_t>(DType::u4, {4294967295U}) == std::vector<double>{4294967295.0});
    CHECK(converted<std::uint64_t>(DType::u8, {~std::uint64_t{0}}) == std::vector<double>{0x1p64});
    CHECK(converted<std::uint8_t>(DType::b1, {0, 1, 7}) == std::vector<double>{0, 1, 1});
}

TEST_CASE("each of the 65,536 half floats has the value that IEEE 754 says", "[dataset]") {
    std::vector<std::uint16_t> halves(65536);
    for (std::size_t i = 0; i < halves.size(); ++i) {
        halves[i] = static_cast<std::uint16_t>(i);
    }
    const std::vector<double> values = converted(DType::f2, halves);
    std::size_t different = 0;
    for (std::size_t i = 0; i < halves.size(); ++i) {
        const double expected = half_by_definition(halves[i]);
        const bool same =
            std::isnan(expected)
                ? std::isnan(values[i])
                : values[i] == expected && std::signbit(values[i]) == std::signbit(expected);
        different += same ? 0 : 1;
    }
    CHECK(different == 0);
}

TEST_CASE("NaN stays NaN and infinities stay", "[dataset]") {
    const double inf = std::numeric_limits<double>::infinity();
    const auto values = converted<double>(DType::f8, {std::nan(""), inf, -inf});
    CHECK(std::isnan(values[0]));
    CHECK(values[1] == inf);
    CHECK(values[2] == -inf);
}

TEST_CASE("an unaligned column is read by value, an aligned one is viewed", "[dataset]") {
    const std::vector<double> items{1.5, 2.5, 3.5};
    Bytes shifted(1 + items.size() * sizeof(double));
    std::memcpy(shifted.data() + 1, items.data(), items.size() * sizeof(double));
    CHECK(test::numbers(Column{"x", DType::f8, ByteView{shifted}.subspan(1), 3, 8}) == items);

    std::vector<double> scratch;
    const Column aligned{"x", DType::f8, std::as_bytes(std::span{items}), 3, 8};
    CHECK(aligned.doubles(scratch).data() == items.data());
    CHECK(scratch.empty());
}

TEST_CASE("a strided column takes every n-th item", "[dataset]") {
    const std::vector<std::int32_t> block{1, 2, 3, 4, 5, 6};
    const ByteView bytes = std::as_bytes(std::span{block});
    const Column second{"b", DType::i4, bytes.subspan(4), 3, 8};
    CHECK(test::numbers(second) == std::vector<double>{2, 4, 6});
    Bytes items;
    second.append_items(items);
    CHECK(items.size() == 12);
    CHECK(test::numbers(Column{"b", DType::i4, items, 3, 4}) == std::vector<double>{2, 4, 6});
}

TEST_CASE("numbers are numbers; booleans, dates and text are not", "[dataset]") {
    const Bytes bytes(16);
    CHECK(Column{"x", DType::u2, bytes, 2, 2}.is_number());
    CHECK_FALSE(Column{"x", DType::b1, bytes, 2, 1}.is_number());
    CHECK(Column{"x", DType::b1, bytes, 2, 1}.is_boolean());
    CHECK_FALSE(Column{"x", DType::m8_ns, bytes, 2, 8}.is_number());
    CHECK_FALSE((Column{"x", {"a", "b"}}.is_number()));
}

TEST_CASE("a dtype's name leads back to it, and no other name does", "[dataset]") {
    for (auto i = static_cast<int>(DType::f2); i < static_cast<int>(DType::text); ++i) {
        const auto dtype = static_cast<DType>(i);
        CHECK(dataset::dtype_from_name(dataset::name(dtype)) == dtype);
    }
    CHECK_FALSE(dataset::dtype_from_name(">f8"));
    CHECK_FALSE(dataset::dtype_from_name("text"));
    CHECK_FALSE(dataset::dtype_from_name("<f16"));
}

// What the decoder allocates: counted, in an executable of its own because operator new is ours
// here.

#include "support.hpp"
#include "tests/support/counted_allocations.hpp"

#include <catch2/catch.hpp>

using namespace plotmill;
using test::decode;
using test::json;
using test::packed;

namespace {

/// Bytes allocated while decoding, the result included.
std::size_t cost(ByteView job, const std::vector<ByteView>& extra = {}) {
    const std::size_t before = test::allocations().bytes;
    const auto result = decode(job, extra);
    static_cast<void>(result);
    return test::allocations().bytes - before;
}

Bytes with_tail(std::initializer_list<int> tail) {
    Bytes job =
        test::raw({0x81, 0xa4, 'd', 'a', 't', 'a', 0x81, 0xa6, 'v', 'a', 'l', 'u', 'e', 's'});
    const Bytes end = test::raw(tail);
    job.insert(job.end(), end.begin(), end.end());
    return job;
}

}  // namespace

TEST_CASE("a count of four billion in five bytes allocates nothing but its error", "[payload]") {
    constexpr std::size_t sentence = 4096;
    CHECK(cost(with_tail({0xdd, 0xff, 0xff, 0xff, 0xff})) < sentence);
    CHECK(cost(with_tail({0x91, 0xdd, 0x05, 0xf5, 0xe1, 0x00})) < sentence);
    CHECK(cost(with_tail({0xdf, 0xff, 0xff, 0xff, 0xff})) < sentence);
    CHECK(cost(with_tail({0x91, 0x82, 0xa3, 'b', 'i', 'n', 0xc6, 0xff, 0xff, 0xff, 0xff})) <
          sentence);
    CHECK(cost(test::raw({0xdf, 0xff, 0xff, 0xff, 0xff})) < sentence);
    CHECK(cost(test::raw({0xdd, 0xff, 0xff, 0xff, 0xff})) < sentence);
}

TEST_CASE("rows times columns that cannot be in the bytes allocate nothing", "[payload]") {
    // {"data": {"columns": [], "data": array32 of 1000 rows, the first array16 of 4096 values
    const Bytes job =
        test::raw({0x81, 0xa4, 'd',  'a', 't', 'a', 0x82, 0xa7, 'c',  'o',  'l',  'u',  'm', 'n',
                   's',  0x90, 0xa4, 'd', 'a', 't', 'a',  0xdc, 0x03, 0xe8, 0xdc, 0x10, 0x00});
    Bytes padded = job;
    padded.resize(job.size() + 5000, std::byte{0xc0});
    CHECK(cost(padded) < 4096);
}

TEST_CASE("nil by the million costs eight bytes each, not an object", "[payload]") {
    constexpr std::size_t count = 1'000'000;
    Bytes job = with_tail({0x91, 0xdd, 0x00, 0x0f, 0x42, 0x40});
    job.resize(job.size() + count, std::byte{0xc0});
    REQUIRE(decode(job));
    CHECK(cost(job) < count * 8 + 8192);
}

TEST_CASE("a list of numbers is one allocation of its doubles", "[payload]") {
    const Bytes job = packed({{"data", {{"values", {std::vector<double>(100'000, 0.5)}}}}});
    CHECK(cost(job) < 100'000 * 8 + 4096);
    const std::size_t before = test::allocations().count;
    REQUIRE(decode(job));
    CHECK(test::allocations().count - before < 20);
}

TEST_CASE("a typed column of a megabyte allocates none of it", "[payload]") {
    const std::vector<double> items(131'072, 1.5);
    const json column{{"dtype", "<f8"}, {"frame", 0}};
    const Bytes job = packed({{"data", {{"columns", {"a"}}, {"values", {column}}}}});
    CHECK(cost(job, {std::as_bytes(std::span{items})}) < 4096);
    CHECK(
        cost(packed({{"data", {{"values", {{{"dtype", "<f8"}, {"bin", test::binary(items)}}}}}}})) <
        4096);
}

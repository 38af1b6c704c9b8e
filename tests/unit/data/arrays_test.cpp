// `data.arrays`: numbers of any lengths beside the table.

#include "support.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <deque>

using namespace plotmill;
using test::binary;
using test::data_complaint;
using test::decode;
using test::json;
using test::numbers;
using test::packed;

namespace {

dataset::Dataset arrays(const json& data) {
    static std::deque<Bytes> kept;
    Result<payload::RawBody> body =
        decode(kept.emplace_back(packed({{"data", data}, {"charts", {{{"kind", "figure"}}}}})));
    INFO(test::complaint(body));
    REQUIRE(body);
    return std::move(body->data);
}

json part(std::size_t first, std::size_t count) {
    return {{"dtype", "<f8"}, {"frame", 0}, {"first", first}, {"count", count}};
}

std::string frame_complaint(const json& array) {
    const std::array<double, 4> items{1, 2, 3, 4};
    const ByteView frame = std::as_bytes(std::span{items});
    return test::complaint(decode(
        packed({{"data", {{"arrays", {array}}}}, {"charts", {{{"kind", "figure"}}}}}), {frame}));
}

}  // namespace

TEST_CASE("arrays have any lengths and need no table", "[payload]") {
    const auto data = arrays({{"arrays",
                               {{1, nullptr, 2.5},
                                json::array(),
                                {{"dtype", "|u1"}, {"bin", binary<std::uint8_t>({7, 8})}}}}});
    CHECK(data.columns.empty());
    CHECK(data.rows == 0);
    REQUIRE(data.arrays.size() == 3);
    CHECK(data.arrays[0].rows() == 3);
    CHECK(data.arrays[1].rows() == 0);
    CHECK(numbers(data.arrays[2]) == std::vector<double>{7, 8});
}

TEST_CASE("a list of no arrays is a dataset: a figure may have its numbers in place", "[payload]") {
    CHECK(arrays({{"arrays", json::array()}}).arrays.empty());
}

TEST_CASE("arrays stand beside a table of another length", "[payload]") {
    const auto data = arrays({{"columns", {"a"}}, {"values", {{1, 2}}}, {"arrays", {{1, 2, 3}}}});
    CHECK(data.rows == 2);
    CHECK(data.arrays.front().rows() == 3);
}

TEST_CASE("arrays share a frame and are viewed in it, without a copy", "[payload]") {
    const std::array<double, 4> items{1, 2, 3, 4};
    const ByteView frame = std::as_bytes(std::span{items});
    const Bytes job = packed({{"data", {{"arrays", {part(8, 2), part(0, 4), part(24, 1)}}}},
                              {"charts", {{{"kind", "figure"}}}}});
    const auto body = decode(job, {frame});
    REQUIRE(body);
    std::vector<double> scratch;
    const auto view = body->data.arrays.front().doubles(scratch);
    CHECK(view.data() == &items[1]);
    CHECK(numbers(body->data.arrays[0]) == std::vector<double>{2, 3});
    CHECK(numbers(body->data.arrays[1]) == std::vector<double>{1, 2, 3, 4});
    CHECK(numbers(body->data.arrays[2]) == std::vector<double>{4});
}

TEST_CASE("a part that ends beyond its frame is refused by its field", "[payload]") {
    CHECK(frame_complaint(part(0, 5)) ==
          "E_FRAME data.arrays[0].count: got 5 of 8 bytes, there are 32 bytes from 0 on");
    CHECK(frame_complaint(part(25, 1)) ==
          "E_FRAME data.arrays[0].count: got 1 of 8 bytes, there are 7 bytes from 25 on");
    CHECK(frame_complaint(part(33, 0)) ==
          "E_FRAME data.arrays[0].first: got 33, there are 32 bytes");
    CHECK(frame_complaint({{"dtype", "<f8"}, {"frame", 0}, {"first", -1}}) ==
          "E_LIMIT data.arrays[0].first: got -1, expected 0 to 1073741824");
    CHECK(frame_complaint({{"dtype", "<f8"}, {"frame", 0}, {"first", 3}}) ==
          "E_DTYPE data.arrays[0]: got 29 bytes, expected a multiple of 8 for <f8");
}

TEST_CASE("an array is never text, and arrays are limited", "[payload]") {
    CHECK(data_complaint({{"arrays", json::array({json::array({"a", "b"})})}}) ==
          "E_TYPE data.arrays[0]: got text, expected a list of numbers or "
          "{\"dtype\", \"bin\" or \"frame\", \"first\", \"count\"}");
    CHECK(data_complaint({{"arrays", {5}}}) ==
          "E_TYPE data.arrays[0]: got 5, expected a list of numbers or "
          "{\"dtype\", \"bin\" or \"frame\", \"first\", \"count\"}");
    dataset::Limits limits;
    limits.max_arrays = 1;
    CHECK(test::complaint(decode(packed({{"data", {{"arrays", {{1}, {2}}}}}}), {}, limits)) ==
          "E_LIMIT data.arrays: got 2 arrays, expected at most 1");
}

TEST_CASE("what encode_body writes of arrays decode_raw reads", "[payload]") {
    for (const json& data :
         {json{{"arrays", {{1, 2}, json::array()}}}, json{{"arrays", json::array()}},
          json{{"columns", {"a"}}, {"values", {{1}}}, {"arrays", {{1, 2}}}}}) {
        const Bytes job = packed({{"data", data}, {"charts", {{{"kind", "figure"}}}}});
        const auto first = decode(job);
        REQUIRE(first);
        const Bytes again = payload::encode_body(*first);
        const auto second = decode(again);
        INFO(test::complaint(second));
        REQUIRE(second);
        CHECK(second->data.arrays.size() == first->data.arrays.size());
        CHECK(payload::encode_body(*second) == again);
    }
}

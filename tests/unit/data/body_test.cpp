#include "wire/payload/body.hpp"

#include "support.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <deque>
#include <limits>

using namespace plotmill;
using test::binary;
using test::decode;
using test::json;
using test::names;
using test::numbers;
using test::packed;
using test::texts;

namespace {

/// Typed columns view the job's bytes, which therefore stay.
dataset::Dataset table(const json& data) {
    static std::deque<Bytes> kept;
    Result<payload::RawBody> body = decode(kept.emplace_back(packed({{"data", data}})));
    INFO(test::complaint(body));
    REQUIRE(body);
    return std::move(body->data);
}

}  // namespace

TEST_CASE("columns and values make a table", "[payload]") {
    const auto data = table({{"columns", {"a", "b"}}, {"values", {{1, 2.5, -3}, {4, 5, 6}}}});
    CHECK(names(data) == std::vector<std::string>{"a", "b"});
    CHECK(data.rows == 3);
    CHECK(numbers(data.columns[0]) == std::vector<double>{1, 2.5, -3});
    CHECK_FALSE(data.index);
}

TEST_CASE("a column's name may be any scalar and is shown as Python's str()", "[payload]") {
    const json columns{"a",    1,       0.5,
                       true,   nullptr, 1e20,
                       -0.0,   1e16,    123456789012345.0,
                       1e-5,   0.0001,  18446744073709551615U,
                       "温度", 100.0};
    json values = json::array();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        values.push_back({1});
    }
    CHECK(names(table({{"columns", columns}, {"values", values}})) ==
          std::vector<std::string>{"a", "1", "0.5", "True", "None", "1e+20", "-0.0", "1e+16",
                                   "123456789012345.0", "1e-05", "0.0001", "18446744073709551615",
                                   "温度", "100.0"});
}

TEST_CASE("a table without names has numbers for names", "[payload]") {
    CHECK(names(table({{"values", {{1}, {2}}}})) == std::vector<std::string>{"0", "1"});
}

TEST_CASE("null is missing; nan, inf and -inf are numbers", "[payload]") {
    const auto values =
        numbers(table({{"values", {{1, nullptr, "nan", "inf", "-inf", 2}}}}).columns[0]);
    CHECK(values[0] == 1);
    CHECK(std::isnan(values[1]));
    CHECK(std::isnan(values[2]));
    CHECK(values[3] == std::numeric_limits<double>::infinity());
    CHECK(values[4] == -std::numeric_limits<double>::infinity());
    CHECK(values[5] == 2);
}

TEST_CASE("integers beyond 2^53 become the nearest double", "[payload]") {
    const json column{9007199254740993, 18446744073709551615U,
                      std::numeric_limits<std::int64_t>::min()};
    CHECK(numbers(table({{"values", {column}}}).columns[0]) ==
          std::vector<double>{0x1p53, 0x1p64, -0x1p63});
}

TEST_CASE("a column of nothing but nulls is float", "[payload]") {
    const auto data = table({{"values", {{nullptr, nullptr}}}});
    CHECK(data.columns[0].is_number());
    CHECK(std::isnan(numbers(data.columns[0])[1]));
}

TEST_CASE("booleans are a boolean column, with a null among them they are text", "[payload]") {
    const auto data = table({{"values", {{true, false}, {nullptr, true}}}});
    CHECK(data.columns[0].is_boolean());
    CHECK(numbers(data.columns[0]) == std::vector<double>{1, 0});
    CHECK(texts(data.columns[1]) == std::vector<std::string>{"", "True"});
}

TEST_CASE("text stays text, even where it reads like a number", "[payload]") {
    const auto data = table(
        {{"values", {{nullptr, "nan", "Adelie", nullptr, "inf"}, {"nan", nullptr, "1", "", "x"}}}});
    CHECK(texts(data.columns[0]) == std::vector<std::string>{"", "nan", "Adelie", "", "inf"});
    CHECK(texts(data.columns[1]) == std::vector<std::string>{"nan", "", "1", "", "x"});
}

TEST_CASE("a typed column is viewed in the job's frame", "[payload]") {
    const Bytes job =
        packed({{"data", {{"values", {{{"dtype", "<f8"}, {"bin", binary<double>({1.5, 2.5})}}}}}}});
    const auto body = decode(job);
    REQUIRE(body);
    CHECK(numbers(body->data.columns[0]) == std::vector<double>{1.5, 2.5});
    CHECK(body->data.owned.empty());
}

TEST_CASE("a column in an extra frame is viewed there, without a copy", "[payload]") {
    const std::vector<double> items{1, 2, 3};
    const json column{{"dtype", "<f8"}, {"frame", 0}};
    const Bytes job = packed({{"data", {{"columns", {"a"}}, {"values", {column}}}}});
    const auto body = decode(job, {std::as_bytes(std::span{items})});
    REQUIRE(body);
    std::vector<double> scratch;
    CHECK(body->data.columns[0].doubles(scratch).data() == items.data());
    CHECK(body->data.owned.empty());
}

TEST_CASE("a block stands for all values, row by row or column by column", "[payload]") {
    const std::vector<std::int16_t> items{1, 2, 3, 4, 5, 6};
    json block{{"dtype", "<i2"}, {"shape", {2, 3}}, {"order", "C"}, {"bin", binary(items)}};
    CHECK(numbers(table({{"values", block}}).columns[1]) == std::vector<double>{2, 5});
    block["order"] = "F";
    CHECK(numbers(table({{"values", block}}).columns[1]) == std::vector<double>{3, 4});
    block.erase("order");
    CHECK(numbers(table({{"values", block}}).columns[2]) == std::vector<double>{3, 6});
}

TEST_CASE("a one-row block viewed at its last byte is not read beyond", "[payload]") {
    const json block{{"dtype", "|u1"}, {"shape", {1, 3}}, {"frame", 0}};
    const std::vector<std::uint8_t> items{7, 8, 9};
    const auto body =
        decode(packed({{"data", {{"values", block}}}}), {std::as_bytes(std::span{items})});
    REQUIRE(body);
    CHECK(numbers(body->data.columns[2]) == std::vector<double>{9});
}

TEST_CASE("pandas' orient=split is a table by rows", "[payload]") {
    const auto data = table({{"columns", {"x", "species", "ok"}},
                             {"index", {10, 20}},
                             {"data", {{1.5, "Adelie", true}, {nullptr, nullptr, false}}}});
    CHECK(data.rows == 2);
    CHECK(numbers(data.columns[0])[0] == 1.5);
    CHECK(std::isnan(numbers(data.columns[0])[1]));
    CHECK(texts(data.columns[1]) == std::vector<std::string>{"Adelie", ""});
    CHECK(data.columns[2].is_boolean());
    CHECK(*data.index == std::vector<std::string>{"10", "20"});
}

TEST_CASE("pandas' to_dict(list) is a table by name", "[payload]") {
    const auto data = table({{"b", {1, 2}}, {"data", {3, 4}}});
    CHECK(names(data) == std::vector<std::string>{"b", "data"});
    CHECK(numbers(data.columns[1]) == std::vector<double>{3, 4});
}

TEST_CASE("a list's names may be integers, as msgpack of to_dict(list) has them", "[payload]") {
    // {"data": {0: [1], 1: [2]}}
    const auto body =
        decode(test::raw({0x81, 0xa4, 'd', 'a', 't', 'a', 0x82, 0, 0x91, 1, 1, 0x91, 2}));
    REQUIRE(body);
    CHECK(names(body->data) == std::vector<std::string>{"0", "1"});
}

TEST_CASE("row labels and axis names come along, null is none", "[payload]") {
    const auto data = table({{"index", {"Jan", 2}},
                             {"index_name", "month"},
                             {"columns_name", nullptr},
                             {"columns", {2012}},
                             {"values", {{1, 2}}}});
    CHECK(*data.index == std::vector<std::string>{"Jan", "2"});
    CHECK(data.index_name == "month");
    CHECK_FALSE(data.columns_name);
}

TEST_CASE("names may repeat, as they may in pandas", "[payload]") {
    CHECK(names(table({{"columns", {"a", "a"}}, {"values", {{1}, {2}}}})) ==
          std::vector<std::string>{"a", "a"});
}

TEST_CASE("without charts the two of the story are drawn, under the pinned names", "[payload]") {
    const Bytes job = packed({{"data", {{"values", {{1, 2}}}}}, {"folder", "download"}});
    const std::vector<ByteView> frames{job};
    const auto body = payload::decode_body(frames, "7f0c", {});
    REQUIRE(body);
    REQUIRE(body->charts.size() == 2);
    CHECK(body->charts[0].output == "7f0c_scatter_matrix.png");
    CHECK(body->charts[1].output == "7f0c_correlation_heatmap.png");
    CHECK(body->charts[1].spec.kind == chart::ChartKind::correlation_heatmap);
    CHECK(body->charts[0].spec.dpi == 100);
    CHECK(body->folder == "download");
}

TEST_CASE("a chart's options and output are taken as they come", "[payload]") {
    const json charts{
        {{"kind", "heatmap"}, {"options", {{"dpi", 50}, {"annot", true}}}, {"output", "x/y.png"}},
        {{"kind", "heatmap"}, {"options", nullptr}, {"output", nullptr}}};
    const Bytes job = packed({{"data", {{"values", {{1, 2}}}}}, {"charts", charts}});
    const std::vector<ByteView> frames{job};
    const auto body = payload::decode_body(frames, "k", {});
    INFO(test::complaint(body));
    REQUIRE(body);
    CHECK(body->charts[0].spec.dpi == 50);
    CHECK(std::get<chart::HeatmapOptions>(body->charts[0].spec.options).annot);
    CHECK(body->charts[0].output == "x/y.png");
    CHECK(body->charts[1].output == "k_heatmap.png");
}

TEST_CASE("what encode_body writes decode_raw reads", "[payload]") {
    const Bytes job = packed(
        {{"data",
          {{"columns", {"n", "t", "b", "d"}},
           {"values",
            {{1.5, nullptr},
             {"x", "ü"},
             {true, false},
             {{"dtype", "<M8[ns]"}, {"bin", binary<std::int64_t>({1, 2})}}}},
           {"index", {"r0", "r1"}},
           {"index_name", "i"},
           {"columns_name", "c"}}},
         {"charts",
          {{{"kind", "heatmap"},
            {"options", {{"mask", {{1, 0.5}, {true, nullptr}}}, {"cbar_kws", {{"a", "b"}}}}}}}},
         {"folder", "f"}});
    const auto first = decode(job);
    REQUIRE(first);
    const Bytes again = payload::encode_body(*first);
    const auto second = decode(again);
    INFO(test::complaint(second));
    REQUIRE(second);
    CHECK(payload::encode_body(*second) == again);
    CHECK(names(second->data) == names(first->data));
    CHECK(texts(second->data.columns[1]) == std::vector<std::string>{"x", "ü"});
    CHECK(second->data.columns[3].dtype() == dataset::DType::m8_ns);
    CHECK(second->data.index == first->data.index);
    CHECK(second->folder == "f");
    CHECK(second->charts->at(0).options.size() == 2);
}

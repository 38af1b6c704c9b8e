// The sentences, word for word: the path of the field, what came, what was expected.

#include "support.hpp"

#include <catch2/catch.hpp>

using namespace plotmill;
using test::binary;
using test::complaint;
using test::data_complaint;
using test::decode;
using test::decode_complaint;
using test::json;
using test::packed;
using test::raw;

namespace {

std::string raw_complaint(std::initializer_list<int> bytes) {
    return complaint(decode(raw(bytes)));
}

const std::string dtypes = "<f2 <f4 <f8 |i1 <i2 <i4 <i8 |u1 <u2 <u4 <u8 |b1 <M8[ns]";

json valid_job() {
    return {{"data",
             {{"columns", {"a", "b", "c"}},
              {"values",
               {{1, 2.5, nullptr},
                {"x", "y", nullptr},
                {{"dtype", "<f4"}, {"bin", binary<float>({1, 2, 3})}}}},
              {"index", {"r", 1, 2.5}},
              {"index_name", "i"}}},
            {"charts",
             {{{"kind", "heatmap"},
               {"options", {{"dpi", 10}, {"mask", {{true, false}}}}},
               {"output", "a.png"}}}},
            {"folder", "f"}};
}

}  // namespace

TEST_CASE("an empty job is a job without its map", "[payload]") {
    CHECK(raw_complaint({}) == "E_FRAME job: empty, expected a msgpack map with \"data\"");
    CHECK(complaint(payload::decode_raw({}, {})) ==
          "E_FRAME job: empty, expected a msgpack map with \"data\"");
}

TEST_CASE("each prefix of a valid job is refused", "[payload]") {
    const Bytes job = packed(valid_job());
    REQUIRE(decode(job));
    for (std::size_t size = 0; size < job.size(); ++size) {
        const auto result = decode(ByteView{job}.first(size));
        INFO("prefix of " << size << " of " << job.size() << " bytes");
        REQUIRE_FALSE(result);
        const ErrorCode expected = size == 0 ? ErrorCode::frame : ErrorCode::syntax;
        CHECK(result.error().code == expected);
    }
}

TEST_CASE("a job that ends too early names the field in which it ends", "[payload]") {
    const Bytes job = packed({{"data", {{"values", {{1, 2, 300}}}}}});
    CHECK(complaint(decode(ByteView{job}.first(job.size() - 1))) ==
          "E_SYNTAX data.values[0][2]: the job ends too early, at byte 20");
}

TEST_CASE("bytes after the end are refused", "[payload]") {
    Bytes job = packed(valid_job());
    const std::string end = std::to_string(job.size());
    job.insert(job.end(), 3, std::byte{0});
    CHECK(complaint(decode(job)) == "E_SYNTAX job: 3 bytes after its end at byte " + end);
}

TEST_CASE("the byte that msgpack does not use is refused wherever it stands", "[payload]") {
    CHECK(raw_complaint({0xc1}) == "E_SYNTAX job: byte 0 is 0xc1, which msgpack does not use");
    CHECK(raw_complaint({0x81, 0xa4, 'd', 'a', 't', 'a', 0xc1}) ==
          "E_SYNTAX data: byte 6 is 0xc1, which msgpack does not use");
}

TEST_CASE("a top level that is no map is refused by what it is", "[payload]") {
    CHECK(raw_complaint({0x90}) == "E_TYPE job: got an array, expected a map with \"data\"");
    CHECK(raw_complaint({0xc0}) == "E_TYPE job: got null, expected a map with \"data\"");
    CHECK(raw_complaint({5}) == "E_TYPE job: got 5, expected a map with \"data\"");
}

TEST_CASE("JSON, pickle and gzip by mistake are called by their names", "[payload]") {
    const auto of_text = [](std::string_view text) { return complaint(decode(as_bytes(text))); };
    CHECK(of_text("{\"data\": 1}") == "E_SYNTAX job: looks like JSON, expected a msgpack map");
    CHECK(of_text("\n [1]") == "E_SYNTAX job: looks like JSON, expected a msgpack map");
    CHECK(of_text("\x80\x04\x95\x10") ==
          "E_SYNTAX job: looks like a Python pickle, expected a msgpack map");
    CHECK(of_text("\x1f\x8b\x08") == "E_SYNTAX job: looks like gzip, expected a msgpack map");
}

TEST_CASE("counts that cannot be are refused before anything is read", "[payload]") {
    // {"data": {"values": array32 of 0xffffffff
    CHECK(raw_complaint({0x81, 0xa4, 'd', 'a', 't', 'a', 0x81, 0xa6, 'v', 'a', 'l', 'u', 'e', 's',
                         0xdd, 0xff, 0xff, 0xff, 0xff}) ==
          "E_LIMIT data.values: got 4294967295 columns, expected at most 4096");
    CHECK(raw_complaint({0x81, 0xa4, 'd', 'a', 't',  'a',  0x81, 0xa6, 'v',  'a',
                         'l',  'u',  'e', 's', 0x91, 0xdd, 0xff, 0xff, 0xff, 0xff}) ==
          "E_LIMIT data.values[0]: got 4294967295 rows, expected at most 100000000");
    CHECK(raw_complaint({0xdf, 0xff, 0xff, 0xff, 0xff}) ==
          "E_SYNTAX job: the job ends too early, at byte 5");
    CHECK(raw_complaint({0x81, 0xa6, 'f', 'o', 'l', 'd', 'e', 'r', 0xdb, 0xff, 0xff, 0xff, 0xff}) ==
          "E_SYNTAX folder: the job ends too early, at byte 13");
}

TEST_CASE("names of fields are text, known, and come once", "[payload]") {
    CHECK(raw_complaint({0x81, 1, 1}) == "E_TYPE job: got 1, expected text as the name of a field");
    CHECK(raw_complaint({0x81, 0xc0, 1}) ==
          "E_TYPE job: got null, expected text as the name of a field");
    CHECK(decode_complaint({{"dta", 1}}) ==
          "E_UNKNOWN_KEY job: unknown field 'dta', did you mean 'data'?");
    CHECK(decode_complaint({{"zzzz", 1}}) ==
          "E_UNKNOWN_KEY job: unknown field 'zzzz', expected one of data, charts, folder");
    CHECK(data_complaint({{"columns", {1}}, {"valeus", {{1}}}}) ==
          "E_UNKNOWN_KEY data: unknown field 'valeus', did you mean 'values'?");
    CHECK(raw_complaint({0x82, 0xa6, 'f', 'o', 'l', 'd', 'e', 'r', 0xa0, 0xa6, 'f', 'o', 'l', 'd',
                         'e', 'r', 0xa0}) == "E_DUPLICATE_KEY job: field 'folder' twice");
    CHECK(raw_complaint({0x81, 0xa4, 'd', 'a', 't', 'a', 0x82, 0xa1, 'a', 0x91, 1, 0xa1, 'a', 0x91,
                         1}) == "E_DUPLICATE_KEY data: column 'a' twice");
}

TEST_CASE("a missing field is named", "[payload]") {
    CHECK(decode_complaint({{"folder", ""}}) ==
          "E_MISSING data: missing, expected a map with \"columns\" and \"values\"");
    CHECK(data_complaint({{"columns", {1}}}) ==
          "E_MISSING data.values: missing, expected one entry per column");
    CHECK(decode_complaint({{"data", {{"values", {{1}}}}}, {"charts", {json::object()}}}) ==
          "E_MISSING charts[0].kind: missing");
    CHECK(data_complaint({{"values", {{{"bin", binary<double>({1})}}}}}) ==
          "E_MISSING data.values[0].dtype: missing, expected one of " + dtypes);
    CHECK(data_complaint({{"values", {{{"dtype", "<f8"}}}}}) ==
          "E_MISSING data.values[0]: has neither 'bin' nor 'frame', expected one of them");
}

TEST_CASE("text that is not UTF-8 is refused, with the byte", "[payload]") {
    const auto folder = [](std::string_view text) {
        Bytes job = raw({0x81, 0xa6, 'f', 'o', 'l', 'd', 'e', 'r'});
        job.push_back(static_cast<std::byte>(0xa0 | text.size()));
        job.insert(job.end(), as_bytes(text).begin(), as_bytes(text).end());
        return complaint(decode(job));
    };
    for (const std::string_view text :
         {"ab\xff\xfe", "ab\xc0\x80", "ab\xed\xa0\x80", "ab\xf4\x90\x80\x80", "ab\xe2\x82"}) {
        CHECK(folder(text) == "E_UTF8 folder: byte 2 of the text is not UTF-8");
    }
}

TEST_CASE("binary is no text and text is no binary", "[payload]") {
    CHECK(decode_complaint({{"folder", binary<std::uint8_t>({1, 2, 3})}}) ==
          "E_TYPE folder: got binary of 3 bytes, expected text");
    CHECK(data_complaint({{"values", {{{"dtype", "<f8"}, {"bin", "abc"}}}}}) ==
          "E_TYPE data.values[0].bin: got 'abc', expected binary");
}

TEST_CASE("extension types are refused", "[payload]") {
    CHECK(raw_complaint({0x81, 0xa4, 'd', 'a', 't', 'a', 0xd6, 0xff, 0, 0, 0, 0}) ==
          "E_TYPE data: got an extension type, expected a map with \"columns\" and \"values\"");
}

TEST_CASE("columns of unequal length are named, both", "[payload]") {
    CHECK(data_complaint({{"columns", {"a", "b", "c"}}, {"values", {{1, 2}, {1, 2}, {1}}}}) ==
          "E_RAGGED data.values[2]: 1 rows, data.values[0] has 2");
    CHECK(data_complaint({{"a", {1, 2}}, {"b", {1}}}) == "E_RAGGED data.b: 1 rows, data.a has 2");
    CHECK(data_complaint({{"columns", {"a", "b"}}, {"data", {{1, 2}, {1}}}}) ==
          "E_RAGGED data.data[1]: 1 values, data.data[0] has 2");
    CHECK(data_complaint({{"columns", {"a", "b"}}, {"values", {{1}}}}) ==
          "E_RAGGED data.columns: 2 names, data.values has 1 columns");
    CHECK(data_complaint({{"values", {{1, 2}}}, {"index", {1}}}) ==
          "E_RAGGED data.index: 1 labels, the columns have 2 rows");
}

TEST_CASE("numbers and text in one column name the row", "[payload]") {
    CHECK(data_complaint({{"values", {{1, 2, "abc"}}}}) ==
          "E_TYPE data.values[0][2]: got 'abc', expected a number as in the rows before");
    CHECK(data_complaint({{"values", json::array({json::array({"abc", 5})})}}) ==
          "E_TYPE data.values[0][1]: got 5, expected text as in the rows before");
    CHECK(data_complaint({{"values", json::array({json::array({true, 5})})}}) ==
          "E_TYPE data.values[0][1]: got 5, expected true or false as in the rows before");
    CHECK(data_complaint({{"values", {{1, {2}}}}}) ==
          "E_TYPE data.values[0][1]: got an array, expected a number as in the rows before");
    CHECK(data_complaint({{"columns", {1}}, {"data", {{1}, {"abc"}}}}) ==
          "E_TYPE data.data[1][0]: got 'abc', expected a number as in the rows before");
}

TEST_CASE("an empty table is refused", "[payload]") {
    CHECK(data_complaint(json::object()) == "E_EMPTY data: no columns, expected at least one");
    CHECK(data_complaint({{"values", json::array()}}) ==
          "E_EMPTY data: no columns, expected at least one");
    CHECK(data_complaint({{"values", {json::array()}}}) ==
          "E_EMPTY data: 0 rows, expected at least one");
    CHECK(data_complaint({{"columns", {1}}, {"data", json::array()}}) ==
          "E_EMPTY data.data: 0 rows, expected at least one");
    CHECK(decode_complaint({{"data", {{"values", {{1}}}}}, {"charts", json::array()}}) ==
          "E_EMPTY charts: no chart, expected at least one");
}

TEST_CASE("a typed column's dtype and size must fit", "[payload]") {
    const auto column = [](const json& value) { return data_complaint({{"values", {value}}}); };
    const auto bin = binary<std::uint8_t>({1, 2, 3, 4, 5, 6, 7, 8, 9});
    for (const auto* dtype : {">f8", "float128", "object", "<M8[us]", "text"}) {
        CHECK(column({{"dtype", dtype}, {"bin", bin}}) ==
              std::string{"E_DTYPE data.values[0].dtype: got '"} + dtype + "', expected one of " +
                  dtypes);
    }
    CHECK(column({{"dtype", "<f8"}, {"bin", bin}}) ==
          "E_DTYPE data.values[0]: got 9 bytes, expected a multiple of 8 for <f8");
    CHECK(column({{"dtype", "<f8"}, {"frame", 0}}) ==
          "E_FRAME data.values[0].frame: got 0, the job came with 0 extra frames, counted from 0");
    CHECK(column({{"dtype", "<f8"}, {"frame", 1.5}}) ==
          "E_TYPE data.values[0].frame: got 1.5, expected an integer");
    CHECK(column({{"dtype", "|u1"}, {"frame", 18446744073709551615U}}) ==
          "E_RANGE data.values[0].frame: got 18446744073709551615, expected an integer of at most "
          "63 bits");
    CHECK(column(5) ==
          "E_TYPE data.values[0]: got 5, expected a column: an array of values or {\"dtype\", "
          "\"bin\" or \"frame\"}");
}

TEST_CASE("a block's shape must be what its bytes hold", "[payload]") {
    const auto block = [](const json& shape, const char* order = "C") {
        return data_complaint({{"values",
                                {{"dtype", "<f4"},
                                 {"shape", shape},
                                 {"order", order},
                                 {"bin", binary<float>({1, 2, 3})}}}});
    };
    CHECK(block({2, 2}) == "E_DTYPE data.values: got 12 bytes, expected 16 for [2, 2] of <f4");
    CHECK(block({3}) == "E_DTYPE data.values.shape: got 1 dimensions, expected [rows, columns]");
    CHECK(block({-1, 1}) == "E_LIMIT data.values.shape[0]: got -1, expected 0 to 100000000");
    CHECK(block({3, 1000000}) == "E_LIMIT data.values.shape[1]: got 1000000, expected 0 to 4096");
    CHECK(
        block({3, 1}, "A") ==
        "E_DTYPE data.values.order: got 'A', expected 'C' (row by row) or 'F' (column by column)");
}

TEST_CASE("a frame that no column refers to is refused", "[payload]") {
    const std::vector<std::byte> extra(8);
    CHECK(complaint(decode(packed({{"data", {{"values", {{1}}}}}}), {ByteView{extra}})) ==
          "E_FRAME frame 0: no column refers to it");
}

TEST_CASE("nesting is limited in the table and in options", "[payload]") {
    json nested = 1;
    for (int i = 0; i < 20; ++i) {
        nested = json::array({nested});
    }
    CHECK(
        decode_complaint({{"data", {{"values", {{1}}}}},
                          {"charts", {{{"kind", "heatmap"}, {"options", {{"mask", nested}}}}}}}) ==
        "E_LIMIT charts[0].options.mask[0][0][0][0][0][0][0][0][0][0][0][0]: nested deeper than 16 "
        "levels");
}

TEST_CASE("options are bounded and their names come once", "[payload]") {
    const auto with = [](const json& options) {
        return decode_complaint({{"data", {{"values", {{1}}}}},
                                 {"charts", {{{"kind", "heatmap"}, {"options", options}}}}});
    };
    CHECK(with({{"mask", json(std::vector<int>(1'000'001, 0))}}) ==
          "E_LIMIT charts[0].options.mask: got 1000001 values, expected at most 1000000");
    CHECK(with({{"mask", json(std::vector<std::vector<int>>(2, std::vector<int>(600'000, 0)))}}) ==
          "E_LIMIT charts[0].options.mask[1][399997]: more than 1000000 values in one chart's "
          "options");
    CHECK(with({{"x", binary<std::uint8_t>({1})}}) ==
          "E_TYPE charts[0].options.x: got binary of 1 bytes, expected text, a number, true, "
          "false, null, an array or a "
          "map");
    CHECK(with(5) == "E_TYPE charts[0].options: got 5, expected a map");
}

TEST_CASE("limits on the whole are named", "[payload]") {
    dataset::Limits limits;
    limits.max_body_bytes = 10;
    const Bytes job = packed(valid_job());
    CHECK(complaint(decode(job, {}, limits)) ==
          "E_LIMIT job: got " + std::to_string(job.size()) + " bytes, expected at most 10");
    limits = {};
    limits.max_decoded_bytes = 20;
    CHECK(complaint(decode(packed({{"data", {{"values", {{1, 2, 3}}}}}}), {}, limits)) ==
          "E_LIMIT data.values[0]: the table needs more than 20 bytes of memory; typed columns "
          "need none");
    limits = {};
    limits.max_text_bytes = 3;
    CHECK(complaint(decode(packed({{"data", {{"values", {{"abcd"}}}}}}), {}, limits)) ==
          "E_LIMIT data.values[0][0]: got 4 bytes of text, expected at most 3");
    limits.max_name_bytes = 3;
    CHECK(complaint(decode(packed({{"data", {{"columns", {"abcd"}}}}}), {}, limits)) ==
          "E_LIMIT data.columns[0]: got 4 bytes, expected at most 3");
}

TEST_CASE("outputs must fit their charts and differ", "[payload]") {
    const auto with = [](const json& charts) {
        const Bytes job = packed({{"data", {{"values", {{1}}}}}, {"charts", charts}});
        const std::vector<ByteView> frames{job};
        return complaint(payload::decode_body(frames, "k", {}));
    };
    CHECK(with({{{"kind", "heatmap"}, {"output", "a.PNG"}}}) ==
          "E_PATH charts[0].output: got 'a.PNG', expected a name that ends in .png, "
          ".svg or .pdf where the options have no format");
    CHECK(with({{{"kind", "heatmap"}}, {{"kind", "heatmap"}}}) ==
          "E_PATH charts[1].output: got 'k_heatmap.png', which charts[0] writes already");
    CHECK(with({{{"kind", "heatmapp"}}}).starts_with("E_CHART charts[0]"));
}

#include "wire/payload/csv.hpp"

#include "support.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <cmath>
#include <limits>

using namespace plotmill;
using test::names;
using test::numbers;
using test::texts;

namespace {

dataset::Dataset csv_table(std::string_view text) {
    auto data = payload::read_csv(text, {});
    INFO(test::complaint(data));
    REQUIRE(data);
    return std::move(*data);
}
std::string csv_complaint(std::string_view text) {
    return test::complaint(payload::read_csv(text, {}));
}

}  // namespace

TEST_CASE("a CSV table has the types that pandas would see", "[csv]") {
    const auto data = csv_table("n,t,b,m,d\n1,x,True,,2012-01-01\n-2.5e3,y,false,NA,\n");
    CHECK(names(data) == std::vector<std::string>{"n", "t", "b", "m", "d"});
    CHECK(numbers(data.columns[0]) == std::vector<double>{1, -2500});
    CHECK(texts(data.columns[1]) == std::vector<std::string>{"x", "y"});
    CHECK(data.columns[2].is_boolean());
    CHECK(numbers(data.columns[2]) == std::vector<double>{1, 0});
    CHECK(data.columns[3].is_number());
    CHECK(texts(data.columns[4]) == std::vector<std::string>{"2012-01-01", ""});
    CHECK(data.rows == 2);
}

TEST_CASE("pandas' words for missing are missing", "[csv]") {
    const auto data = csv_table(
        "x,y\n1,a\n,\nNA,NA\nN/A,N/A\nNaN,NaN\nnan,nan\nnull,null\nNULL,NULL\nn/a,n/"
        "a\n<NA>,<NA>\n#N/A,#N/A\n");
    const auto values = numbers(data.columns[0]);
    CHECK(values[0] == 1);
    for (std::size_t row = 1; row < values.size(); ++row) {
        CHECK(std::isnan(values[row]));
        CHECK(data.columns[1].text()[row].empty());
    }
}

TEST_CASE("numbers are read as pandas reads them", "[csv]") {
    const double inf = std::numeric_limits<double>::infinity();
    CHECK(
        numbers(
            csv_table("x\n+1\n 2 \n.5\n1.\n1e3\ninf\n-Infinity\n1e400\n1e-400\n9007199254740993\n")
                .columns[0]) == std::vector<double>{1, 2, 0.5, 1, 1000, inf, -inf, inf, 0, 0x1p53});
    for (const char* word : {"0x10", "1,5", "1 2", "--1", "1e", "nano", "infinit", "1.2.3", "-"}) {
        CHECK_FALSE(csv_table(std::string{"x\n\""} + word + "\"\n").columns[0].is_number());
    }
}

TEST_CASE("one word among numbers makes the column text, as it was written", "[csv]") {
    CHECK(texts(csv_table("x\n1.50\n007\nabc\n").columns[0]) ==
          std::vector<std::string>{"1.50", "007", "abc"});
    CHECK(texts(csv_table("x\nTrue\n\nFalse\n\"\"\n").columns[0]) ==
          std::vector<std::string>{"True", "False", ""});
}

TEST_CASE("quoted fields hold commas, quotes and line ends", "[csv]") {
    const auto data = csv_table("\"a,b\",c\r\n\"x \"\"y\"\"\",\"line 1\nline 2\"\r\n");
    CHECK(names(data) == std::vector<std::string>{"a,b", "c"});
    CHECK(data.columns[0].text()[0] == "x \"y\"");
    CHECK(data.columns[1].text()[0] == "line 1\nline 2");
}

TEST_CASE("line ends are LF, CRLF or CR, with or without the last, and blank lines do not count",
          "[csv]") {
    for (const char* text :
         {"a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4", "a,b\r1,2\r3,4\r", "\n\na,b\n\n1,2\n\n3,4\n\n"}) {
        CHECK(numbers(csv_table(text).columns[1]) == std::vector<double>{2, 4});
    }
}

TEST_CASE("a byte order mark is no part of the first name", "[csv]") {
    CHECK(names(csv_table("\xef\xbb\xbf"
                          "a,b\n1,2\n")) == std::vector<std::string>{"a", "b"});
}

TEST_CASE("nameless and repeated columns are named as in pandas", "[csv]") {
    CHECK(names(csv_table(",a,a,,a\n1,2,3,4,5\n")) ==
          std::vector<std::string>{"Unnamed: 0", "a", "a.1", "Unnamed: 3", "a.2"});
}

TEST_CASE("a row of another length names line and field", "[csv]") {
    CHECK(csv_complaint("a,b,c\n1,2,3\n1,2\n") ==
          "E_RAGGED CSV, line 3, field 3: the row has 2 fields, the header 3");
    CHECK(csv_complaint("a,b\n\"x\ny\",1\n1,2,3,4\n") ==
          "E_RAGGED CSV, line 4, field 3: the row has 4 fields, the header 2");
}

TEST_CASE("broken quotes name line and column", "[csv]") {
    CHECK(csv_complaint("a,b\nü,x\"y\n") ==
          "E_SYNTAX CSV, line 2, column 4: a quote within an unquoted field; quote the whole field "
          "and double its quotes");
    CHECK(csv_complaint("a,b\n\"x\"y,1\n") ==
          "E_SYNTAX CSV, line 2, column 4: text behind a closing quote, expected a comma or the "
          "end of the line");
    CHECK(csv_complaint("a,b\n1,2\n\"x,1\n2,3\n") ==
          "E_SYNTAX CSV, line 3, column 1: a quoted field in this row is never closed");
}

TEST_CASE("what is no UTF-8 text is refused with line and column", "[csv]") {
    CHECK(csv_complaint("a,b\n1,\xff\n") ==
          "E_UTF8 CSV, line 2, column 3: a byte that is not UTF-8");
    CHECK(csv_complaint(std::string_view{"\xff\xfe"
                                         "a\0",
                                         4}) ==
          "E_UTF8 CSV, line 1, column 1: UTF-16, expected UTF-8");
    CHECK(csv_complaint(std::string_view{"a\n1\0\n", 5}) ==
          "E_SYNTAX CSV, line 2, column 2: a NUL byte, expected text");
}

TEST_CASE("a CSV table without columns or rows is refused", "[csv]") {
    CHECK(csv_complaint("") == "E_EMPTY CSV: empty, expected a header row and at least one row");
    CHECK(csv_complaint("\n\n") ==
          "E_EMPTY CSV: empty, expected a header row and at least one row");
    CHECK(csv_complaint("a,b\n") == "E_EMPTY CSV: a header and no row, expected at least one row");
}

TEST_CASE("the limits of a table hold for CSV", "[csv]") {
    dataset::Limits limits;
    limits.max_columns = 2;
    CHECK(test::complaint(payload::read_csv("a,b,c\n1,2,3\n", limits)) ==
          "E_LIMIT CSV, line 1: got 3 columns, expected at most 2");
    limits.max_rows = 1;
    CHECK(test::complaint(payload::read_csv("a\n1\n2\n", limits)) ==
          "E_LIMIT CSV, line 3: more than 1 rows");
    limits.max_text_bytes = 3;
    CHECK(test::complaint(payload::read_csv("a\nabcd\n", limits)) ==
          "E_LIMIT CSV, column 'a', row 1: got 4 bytes of text, expected at most 3");
    limits.max_body_bytes = 4;
    CHECK(test::complaint(payload::read_csv("a\n1\n2\n", limits)) ==
          "E_LIMIT CSV: got 6 bytes, expected at most 4");
    limits = {};
    limits.max_decoded_bytes = 100;
    CHECK(test::complaint(payload::read_csv("a\n1\n2\n3\n", limits)) ==
          "E_LIMIT CSV, line 3: the table needs more than 100 bytes of memory");
}

TEST_CASE("four thousand columns of one name are named quickly", "[csv]") {
    std::string header = "a";
    std::string row = "1";
    for (int i = 1; i < 4096; ++i) {
        header += ",a";
        row += ",1";
    }
    const auto start = std::chrono::steady_clock::now();
    CHECK(names(csv_table(header + '\n' + row + '\n')).back() == "a.4095");
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds{2});
}

TEST_CASE("a real table is read: Seattle's weather", "[csv]") {
    const std::string text =
        test::content_of(PLOTMILL_SOURCE_DIR "/tests/reference/data/seattle-weather.csv");
    const auto data = csv_table(text);
    CHECK(data.rows == 1461);
    CHECK(names(data) == std::vector<std::string>{"date", "precipitation", "temp_max", "temp_min",
                                                  "wind", "weather"});
    CHECK(numbers(data.columns[2])[1] == 10.6);
}

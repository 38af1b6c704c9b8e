// The C++ producer's jobs against the golden corpus, which the Python tests read as well.

#include "clients/cpp/job_maker.hpp"

#include "tests/support/protocol_corpus.hpp"

#include <catch2/catch.hpp>

using namespace plotmill;
using namespace plotmill::test;

namespace {

CorpusFile body_made_of_a_table() {
    for (CorpusFile& file : corpus("bodies/accepted")) {
        if (file.content.contains("from")) {
            return file;
        }
    }
    FAIL("no body says what it is made from");
    return {};
}

Column column_of(const std::string& name, const corpus_json& values) {
    if (values.front().is_string()) {
        return {name, values.get<std::vector<std::string>>()};
    }
    if (values.front().is_boolean()) {
        return {name, values.get<std::vector<bool>>()};
    }
    return {name, values.get<std::vector<double>>()};
}

}  // namespace

TEST_CASE("of a table the C++ producer makes the body that the Python producer makes",
          "[clients]") {
    const CorpusFile file = body_made_of_a_table();
    const corpus_json& from = file.content["from"];
    plotmill::Job job{.key = file.content["key"], .table = {}};
    for (const auto& [name, values] : from["table"].items()) {
        job.table.columns.push_back(column_of(name, values));
    }
    for (const auto& chart : from["charts"]) {
        job.charts.push_back({chart["kind"], chart["options"].dump(), chart["output"]});
    }
    job.folder = from["folder"];
    const auto made = client::make_job(std::move(job));
    REQUIRE(made);
    CHECK(made->envelope.key == file.content["key"]);
    CHECK(made->envelope.outputs == file.content["outputs"].get<std::vector<std::string>>());
    const auto frames = frames_of(file.content);
    REQUIRE(made->body.size() == frames.size());
    CHECK(nlohmann::json::from_msgpack(made->body.front().text()) ==
          nlohmann::json::from_msgpack(frames.front()));  // a map's order is nobody's business
    for (std::size_t i = 1; i < frames.size(); ++i) {
        CHECK(made->body[i].text() == frames[i]);
    }
}

TEST_CASE("what would not survive the way is refused where it is submitted", "[clients]") {
    const auto complaint = [](plotmill::Job job) {
        const auto made = client::make_job(std::move(job));
        REQUIRE_FALSE(made);
        return std::string{word(made.error().code)} + ' ' + made.error().message;
    };
    CHECK(complaint({.key = "a\xff", .table = {}}) == "E_UTF8 key: got 'a\\xff', expected UTF-8");
    CHECK(complaint({.key = "k", .table = {}, .charts = {{"heatmap", "[1]"}}}) ==
          "E_OPTION charts[0].options: got '[1]', expected a JSON object as {\"dpi\": 50}");
}

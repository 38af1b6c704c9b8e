// A job's body against the golden corpus, which the Python tests read as well.

#include "support.hpp"
#include "tests/support/protocol_corpus.hpp"
#include "wire/payload/body.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstring>
#include <limits>

using namespace plotmill;
using namespace plotmill::test;

namespace {

/// As the corpus says numbers: what JSON has no word for is text.
corpus_json number_json(double value) {
    if (std::isfinite(value)) {
        return value;
    }
    return std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf";
}

corpus_json values_of(const dataset::Column& column) {
    corpus_json values = corpus_json::array();
    if (column.dtype() == dataset::DType::text) {
        for (const std::string& text : column.text()) {
            values.push_back(text);
        }
    } else if (column.dtype() == dataset::DType::m8_ns) {
        Bytes items;
        column.append_items(items);
        for (std::size_t row = 0; row < column.rows(); ++row) {
            std::int64_t value = 0;
            std::memcpy(&value, items.data() + row * sizeof(value), sizeof(value));
            values.push_back(value);
        }
    } else {
        for (const double value : numbers(column)) {
            values.push_back(number_json(value));
        }
    }
    return values;
}

corpus_json as_json(const chart::OptionValue& option) {
    struct Visitor {
        corpus_json operator()(std::nullptr_t) { return nullptr; }
        corpus_json operator()(bool value) { return value; }
        corpus_json operator()(std::int64_t value) { return value; }
        corpus_json operator()(double value) { return value; }
        corpus_json operator()(const std::string& value) { return value; }
        corpus_json operator()(const chart::OptionList& list) {
            corpus_json values = corpus_json::array();
            for (const auto& entry : list) {
                values.push_back(as_json(entry));
            }
            return values;
        }
        corpus_json operator()(const chart::OptionMap& map) {
            corpus_json values = corpus_json::object();
            for (const auto& [name, value] : map) {
                values[name] = as_json(value);
            }
            return values;
        }
    };
    return std::visit(Visitor{}, option.value);
}

corpus_json charts_of(const payload::RawBody& body) {
    if (!body.charts) {
        return nullptr;
    }
    corpus_json charts = corpus_json::array();
    for (const auto& chart : *body.charts) {
        charts.push_back({{"kind", chart.kind},
                          {"options", as_json(chart::OptionValue{chart.options})},
                          {"output", chart.output ? corpus_json(*chart.output) : nullptr}});
    }
    return charts;
}

/// What a body says, as the corpus shows it.
corpus_json meaning_of(const payload::RawBody& body) {
    corpus_json columns = corpus_json::array();
    for (const auto& column : body.data.columns) {
        columns.push_back({{"name", column.name()},
                           {"dtype", std::string{dataset::name(column.dtype())}},
                           {"values", values_of(column)}});
    }
    corpus_json meaning{{"columns", columns}};
    if (body.data.index) {
        meaning["index"] = *body.data.index;
    }
    if (body.data.index_name) {
        meaning["index_name"] = *body.data.index_name;
    }
    if (body.data.columns_name) {
        meaning["columns_name"] = *body.data.columns_name;
    }
    meaning["charts"] = charts_of(body);
    meaning["folder"] = body.folder;
    return meaning;
}

/// The file of each chart beneath the output root.
std::vector<std::string> outputs_of(const payload::JobBody& body) {
    std::vector<std::string> outputs;
    for (const auto& chart : body.charts) {
        outputs.push_back(body.folder.empty() ? chart.output : body.folder + '/' + chart.output);
    }
    return outputs;
}

std::string key_of(const CorpusFile& file) {
    return file.content.value("key", std::string{"k"});
}

}  // namespace

TEST_CASE("each body of the corpus means what stands beside it", "[payload]") {
    for (const CorpusFile& file : corpus("bodies/accepted")) {
        INFO(file.path);
        const auto frames = frames_of(file.content);
        auto body = payload::decode_raw(views_of(frames), {});
        INFO(complaint(body));
        REQUIRE(body);
        CHECK(meaning_of(*body) == file.content.at("means"));
        const auto resolved = payload::resolve(std::move(*body), key_of(file));
        INFO(complaint(resolved));
        REQUIRE(resolved);
        CHECK(outputs_of(*resolved) == file.content.at("outputs").get<std::vector<std::string>>());
    }
}

TEST_CASE("a body of the corpus that we write again means the same", "[payload]") {
    for (const CorpusFile& file : corpus("bodies/accepted")) {
        INFO(file.path);
        const auto frames = frames_of(file.content);
        const auto body = payload::decode_raw(views_of(frames), {});
        REQUIRE(body);
        const Bytes ours = payload::encode_body(*body);
        const std::vector<ByteView> one{ours};
        const auto again = payload::decode_raw(one, {});
        INFO(complaint(again));
        REQUIRE(again);
        CHECK(meaning_of(*again) == file.content.at("means"));
    }
}

TEST_CASE("each body of the corpus that is wrong is refused with its word and its sentence",
          "[payload]") {
    for (CorpusFile& file : corpus("bodies/refused")) {
        INFO(file.path);
        const auto frames = frames_of(file.content);
        const auto body = payload::decode_body(views_of(frames), key_of(file), {});
        REQUIRE_FALSE(body);
        check_refusal(file, word(body.error().code), body.error().message);
    }
}

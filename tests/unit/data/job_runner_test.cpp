#include "render/job_runner.hpp"

#include "support.hpp"
#include "wire/payload/job_file.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace plotmill;
namespace fs = std::filesystem;
using render::Stage;
using test::complaint;
using test::json;

namespace {

class Stages final : public render::StageListener {
public:
    void entered(Stage stage) noexcept override { seen.push_back(stage); }
    std::vector<Stage> seen;
};

struct Bench {
    test::TempDir folder;
    output::OutputRoot root = *output::OutputRoot::open(folder.path());
    render::JobRunner runner;
    Stages stages;

    Result<render::JobReport> run(ByteView body,
                                  std::optional<std::vector<std::string>> expected = {}) {
        const std::vector<ByteView> frames{body};
        render::JobOrder order{frames, "key", {}, "store", JobId{7}, 1};
        if (expected) {
            order.expected_outputs = *expected;
        }
        return runner.run(order, root, stages);
    }
    std::size_t files() const {
        const auto all = fs::recursive_directory_iterator{folder.path()};
        return static_cast<std::size_t>(std::count_if(
            begin(all), end(all), [](const auto& entry) { return entry.is_regular_file(); }));
    }
};

json small_job() {
    return {{"data", {{"columns", {"a", "b"}}, {"values", {{1, 2, 3, 5}, {4, 3, 3, 0}}}}},
            {"folder", "download"}};
}

bool is_png(const std::string& content) {
    return content.starts_with("\x89PNG\r\n\x1a\n") && content.find("IEND") != std::string::npos;
}

}  // namespace

TEST_CASE("a job becomes a temporary for each chart, and files when published", "[render]") {
    Bench bench;
    const auto report = bench.run(test::packed(small_job()));
    INFO(complaint(report));
    REQUIRE(report);
    REQUIRE(report->charts.size() == 2);
    const render::DrawnChart& scatter = report->charts[0];
    CHECK(scatter.kind == "scatter_matrix");
    CHECK(scatter.path == "download/key_scatter_matrix.png");
    CHECK(scatter.width_px == 1200);
    CHECK(scatter.height_px == 800);
    CHECK(report->charts[1].path == "download/key_correlation_heatmap.png");
    std::vector<output::Publication> group;
    for (const auto& chart : report->charts) {
        const std::string content = test::content_of(bench.folder.path() / chart.temporary);
        CHECK(is_png(content));
        CHECK(content.size() == chart.bytes);
        CHECK(chart.sha256.size() == 64);
        CHECK(chart.times.raster > 0);
        CHECK(chart.write_ns > 0);
        group.push_back({chart.temporary, chart.path});
    }
    CHECK(report->decode_ns > 0);
    for (const Status& status : bench.root.publish(group, output::Durability::group)) {
        CHECK(status);
    }
    CHECK(bench.files() == 2);
    CHECK(fs::exists(bench.folder.path() / "download/key_scatter_matrix.png"));
}

TEST_CASE("the listener hears every stage and at last idle", "[render]") {
    Bench bench;
    REQUIRE(bench.run(test::packed(small_job())));
    CHECK(bench.stages.seen.front() == Stage::decode);
    CHECK(bench.stages.seen.back() == Stage::idle);
    for (const Stage stage : {Stage::layout, Stage::raster, Stage::encode, Stage::write}) {
        CHECK(std::count(bench.stages.seen.begin(), bench.stages.seen.end(), stage) == 2);
    }
    bench.stages.seen.clear();
    CHECK_FALSE(bench.run(test::raw({0xc1})));
    CHECK(bench.stages.seen == std::vector<Stage>{Stage::decode, Stage::idle});
}

TEST_CASE("the same job gives the same bytes", "[render]") {
    Bench one;
    Bench two;
    const auto first = one.run(test::packed(small_job()));
    const auto second = two.run(test::packed(small_job()));
    REQUIRE((first && second));
    CHECK(first->charts[0].sha256 == second->charts[0].sha256);
    CHECK(one.run(test::packed(small_job()))->charts[1].sha256 == second->charts[1].sha256);
}

TEST_CASE("a body whose outputs are not the envelope's is refused before anything is drawn",
          "[render]") {
    Bench bench;
    const Bytes job = test::packed(small_job());
    CHECK(bench.run(job,
                    {{"download/key_scatter_matrix.png", "download/key_correlation_heatmap.png"}}));
    CHECK(complaint(bench.run(job, {{"download/key_scatter_matrix.png", "other.png"}})) ==
          "E_PATH charts[1]: writes 'download/key_correlation_heatmap.png', the envelope announced "
          "'other.png'");
    CHECK(complaint(bench.run(job, {{"download/key_scatter_matrix.png"}})) ==
          "E_PATH charts: 2 outputs, the envelope announced 1");
}

TEST_CASE("when one chart fails the temporaries of the others are removed", "[render]") {
    Bench bench;
    json job = small_job();
    fs::create_directories(bench.folder.path() / "download/key_correlation_heatmap.png");
    CHECK(complaint(bench.run(test::packed(job))) ==
          "E_OUTPUT charts[1]: write 'download/key_correlation_heatmap.png': Is a directory");
    CHECK(bench.files() == 0);
    job["data"]["values"] = json::array({{"x", "y"}, {"z", "w"}});
    CHECK(complaint(bench.run(test::packed(job))).starts_with("E_EMPTY charts[0]: "));
    CHECK(bench.files() == 0);
}

TEST_CASE("outputs that leave the root are refused, with the chart's number", "[render]") {
    Bench bench;
    json job = small_job();
    job["charts"] = {{{"kind", "heatmap"}, {"output", "../x.png"}}};
    CHECK(complaint(bench.run(test::packed(job)))
              .starts_with("E_PATH charts[0]: output: got '../x.png'"));
    job = small_job();
    job["folder"] = "/etc";
    CHECK(complaint(bench.run(test::packed(job)))
              .starts_with("E_PATH charts[0]: folder: got '/etc', an absolute path"));
}

TEST_CASE("columns that are left out are told", "[render]") {
    Bench bench;
    json job = small_job();
    job["data"]["columns"].push_back("species");
    job["data"]["values"].push_back({"x", "y", "z", "w"});
    const auto report = bench.run(test::packed(job));
    REQUIRE(report);
    REQUIRE(report->charts[0].warnings.size() == 1);
    CHECK(report->charts[0].warnings[0].find("species") != std::string::npos);
}

TEST_CASE("the reference jobs are drawn", "[render]") {
    for (const char* name :
         {"seed_scatter_dpi10", "seed_heatmap_dpi100", "uniform200_scatter", "nan_const_heatmap"}) {
        Bench bench;
        const std::string path =
            std::string{PLOTMILL_SOURCE_DIR "/tests/reference/pictures/"} + name + ".json";
        const auto job = payload::read_job_json(test::content_of(path), {});
        INFO(complaint(job));
        REQUIRE(job);
        CHECK(job->key == name);
        const auto report = bench.run(job->body);
        INFO(complaint(report));
        REQUIRE(report);
        CHECK(report->charts.at(0).path == std::string{name} + ".png");
        CHECK(is_png(test::content_of(bench.folder.path() / report->charts[0].temporary)));
    }
}

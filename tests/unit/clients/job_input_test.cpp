#include "clients/cli/job_input.hpp"

#include "tests/support/temp_dir.hpp"
#include "wire/payload/body.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <fstream>
#include <string>

using namespace plotmill;
using namespace plotmill::cli;

namespace {

constexpr const char* json =
    R"({"key": "k", "folder": "f", "priority": "high", "max_attempts": 2,
        "data": {"columns": ["a", "b"], "values": [[1, 2, 3], [3, 1, 2]]},
        "charts": [{"kind": "heatmap", "options": {"dpi": 20}, "output": "mine.png"}]})";

struct Files {
    test::TempDir folder;
    std::string write(const std::string& name, const std::string& text) {
        std::ofstream{folder.file(name)} << text;
        return folder.file(name);
    }
};

}  // namespace

TEST_CASE("a job file becomes an envelope and its body", "[clients]") {
    Files files;
    const auto job = read_job(files.write("x.json", json), {});
    REQUIRE(job);
    CHECK(job->envelope.key == "k");
    CHECK(job->envelope.priority == wire::Priority::high);
    CHECK(job->envelope.max_attempts == 2);
    CHECK(job->envelope.outputs == std::vector<std::string>{"f/mine.png"});
    REQUIRE(job->body.size() == 1);
    const std::array<ByteView, 1> frames{job->body.front().bytes()};
    CHECK(payload::decode_body(frames, "k", {}));
}

TEST_CASE("a table is named by its file and drawn as the story draws", "[clients]") {
    Files files;
    const auto job = read_job(files.write("sales.csv", "a,b\n1,2\n2,1\n"), {});
    REQUIRE(job);
    CHECK(job->envelope.outputs ==
          std::vector<std::string>{"sales_scatter_matrix.png", "sales_correlation_heatmap.png"});
}

TEST_CASE("the command line has the last word", "[clients]") {
    Files files;
    JobChanges changes;
    changes.folder = "g";
    changes.charts = {"scatter_matrix"};
    changes.dpi = 10;
    changes.priority = wire::Priority::low;
    const auto job = read_job(files.write("x.json", json), changes);
    REQUIRE(job);
    CHECK(job->envelope.priority == wire::Priority::low);
    CHECK(job->envelope.outputs == std::vector<std::string>{"g/k_scatter_matrix.png"});
    const std::array<ByteView, 1> frames{job->body.front().bytes()};
    const auto body = payload::decode_body(frames, "k", {});
    REQUIRE(body);
    CHECK(body->folder == "g");
    CHECK(body->charts.front().spec.dpi == 10);
}

TEST_CASE("a mistake in the file is told before it is sent", "[clients]") {
    Files files;
    CHECK(read_job(
              files.write(
                  "a.json",
                  R"({"data": {"columns": ["a"], "values": [[1]]}, "charts": [{"kind": "pie"}]})"),
              {})
              .error()
              .code == ErrorCode::chart);
    CHECK(read_job(files.write("b.json", R"({"data": )"), {}).error().code == ErrorCode::syntax);
    CHECK(read_job(files.write("c.json",
                               R"({"key": "../x", "data": {"columns": ["a"], "values": [[1]]}})"),
                   {})
              .error()
              .code == ErrorCode::key);
    JobChanges changes;
    changes.folder = "../up";
    CHECK(read_job(files.write("d.csv", "a,b\n1,2\n2,1\n"), changes).error().code ==
          ErrorCode::path);
    CHECK(read_job("/nowhere/x.json", {}).error().code == ErrorCode::output);
}

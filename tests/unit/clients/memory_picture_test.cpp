#include "clients/cli/memory_picture.hpp"

#include "chart/render.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace plotmill;
using namespace plotmill::cli;

namespace {

constexpr double mib = memory::bytes_per_mib;

std::vector<memory::Sample> growing(double start_s, double start_mib, double mib_a_second,
                                    int samples) {
    std::vector<memory::Sample> made;
    for (int i = 0; i < samples; ++i) {
        made.push_back({start_s + i, (start_mib + mib_a_second * i) * mib, 0});
    }
    return made;
}

memory::Recording two_generations() {
    memory::Recording recording;
    recording.command = "plotmill serve";
    recording.program = {"", "serve", std::nullopt, growing(1000, 50, 0, 30)};
    recording.children.push_back({"7", "", memory::RendererName{2, 1}, growing(1000, 20, 1, 10)});
    recording.children.push_back({"8", "", memory::RendererName{2, 2}, growing(1012, 20, 1, 10)});
    recording.marks.push_back({"7", 1000, "started", ""});
    recording.marks.push_back({"7", 1010, "recycled", "max_jobs"});
    recording.marks.push_back({"8", 1021, "crashed", "signal 11"});
    return recording;
}

const chart::OptionValue& option(const MemoryPicture& picture, std::string_view name) {
    const auto found = std::find_if(picture.options.begin(), picture.options.end(),
                                    [&](const auto& entry) { return entry.first == name; });
    REQUIRE(found != picture.options.end());
    return found->second;
}

}  // namespace

TEST_CASE("a slope is that of most pairs, whatever single steps do", "[memory]") {
    auto samples = growing(0, 100, 0.5, 200);
    samples[50].bytes = 900 * mib;
    samples[120].bytes = 0;
    const auto slope = slope_of(samples, 0);
    REQUIRE(slope);
    CHECK(slope->mib_a_second == Approx(0.5).epsilon(0.01));
    CHECK(slope->to_mib - slope->from_mib ==
          Approx(slope->mib_a_second * (slope->to_s - slope->from_s)));
    CHECK_FALSE(slope_of(growing(0, 1, 1, 7), 0));
}

TEST_CASE("what happens in the warm-up is no slope", "[memory]") {
    auto samples = growing(0, 10, 5, 20);
    const auto flat = growing(20, 110, 0, 60);
    samples.insert(samples.end(), flat.begin(), flat.end());
    CHECK(slope_of(samples, 20)->mib_a_second == Approx(0).margin(1e-9));
}

TEST_CASE("the generations of a slot are one stepped line with a gap between them", "[memory]") {
    const MemoryPicture picture = memory_picture({two_generations()}, {});
    REQUIRE(picture.table.columns.size() == 3);
    std::vector<double> scratch;
    const auto sizes = picture.table.columns[1].doubles(scratch);
    REQUIRE(sizes.size() == 30 + 10 + 1 + 10);
    CHECK(std::isnan(sizes[40]));
    CHECK(picture.table.columns[2].text()[45] == "renderer 2");
    const auto& styles = std::get<chart::OptionMap>(option(picture, "drawstyle").value);
    REQUIRE(styles.size() == 1);
    CHECK(styles.front().first == "renderer 2");
}

TEST_CASE("where a renderer went a line and the reason stand, but not where it came", "[memory]") {
    const MemoryPicture picture = memory_picture({two_generations()}, {});
    CHECK(std::get<chart::OptionList>(option(picture, "axvline").value).size() == 2);
    const auto& texts = std::get<chart::OptionList>(option(picture, "text").value);
    REQUIRE(texts.size() == 2);
    const auto& first = std::get<chart::OptionMap>(texts[0].value);
    CHECK(std::get<std::string>(first[2].second.value) == "recycled: max_jobs");
}

TEST_CASE("the picture is one that our own charts draw, limit lines and all", "[memory]") {
    const MemoryPicture picture = memory_picture({two_generations(), two_generations()},
                                                 {"", true, {{80, "limit 80 MiB"}}, 0});
    const auto spec = chart::parse_chart("line", picture.options, "line");
    REQUIRE(spec);
    chart::Renderer renderer;
    CHECK(renderer.render(*spec, picture.table));
}

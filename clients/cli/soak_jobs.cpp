#include "clients/cli/soak_jobs.hpp"

#include "base/bytes.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstring>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace plotmill::cli {
namespace {

using nlohmann::json;

constexpr std::array kinds{
    "scatter_matrix", "correlation_heatmap", "heatmap", "line", "stairs", "area", "flame"};
constexpr std::uint64_t variants = soak_round / kinds.size();

/// Six for each kind, in the order of `kinds`.
const json& options_of(std::uint64_t kind, std::uint64_t variant) {
    static const json all = json::parse(R"json([
        [{}, {"diagonal": "hist", "bins": 20}, {"diagonal": "kde"}, {"hue": "group", "palette": "husl"},
         {"marker": "^", "color": "tab:red", "s": 12}, {"diagonal": "hist", "bins": "fd"}],
        [{}, {"method": "spearman"}, {"method": "kendall"}, {"mask": "upper", "square": true},
         {"annot": false, "cmap": "viridis"}, {"fmt": ".3f", "linewidths": 0.5}],
        [{}, {"annot": true, "fmt": ".1f"}, {"center": 0.5, "linewidths": 0.5}, {"robust": true, "cbar": false},
         {"cbar_kws": {"orientation": "horizontal"}}, {"yticklabels": 5, "cmap": "mako_r"}],
        [{}, {"grid": true, "title": "Überschrift, 温度, שלום"}, {"marker": "o", "linestyle": "--"},
         {"drawstyle": "steps-post"}, {"hue": "group", "y": "c1"}, {"axhline": [{"y": 0.5, "color": "r"}]}],
        [{}, {"fill": true}, {"baseline": "none"}, {"linewidth": 2, "legend": false}, {"y": ["c0", "c1"]},
         {"alpha": 0.4, "fill": true}],
        [{}, {"stacked": false}, {"alpha": 0.3}, {"legend": "upper left"}, {"color": ["r", "g", "b"]},
         {"grid": true, "title": "area"}],
        [{}, {"icicle": true}, {"title": "heap", "unit": "bytes"}, {"fontsize": 10}, {"root": "main"},
         {"least_width": 3}]
    ])json");
    return all[kind][variant];
}

/// Sizes that every round has: what a renderer grows to is what the largest needs.
struct Size {
    std::uint64_t rows;
    std::uint64_t columns;
    int dpi;
    const char* format;
};
Size size_of(std::uint64_t kind, std::uint64_t variant) {
    static constexpr std::array<Size, variants> sizes{{{4, 8, 10, "png"},
                                                       {30, 4, 50, "png"},
                                                       {200, 5, 100, "png"},
                                                       {60, 3, 72, "svg"},
                                                       {12, 6, 100, "png"},
                                                       {40, 2, 50, "pdf"}}};
    return sizes[(variant + kind) % variants];
}

json numbers(std::mt19937_64& random, std::uint64_t rows, bool is_typed) {
    std::vector<double> values(rows);
    for (double& value : values) {
        constexpr double one = 1.0 / 9007199254740992.0;  // 2^53
        value = static_cast<double>(random() >> 11U) * one;
    }
    if (!is_typed) {
        return values;
    }
    std::vector<std::uint8_t> bytes(rows * sizeof(double));
    std::memcpy(bytes.data(), values.data(), bytes.size());
    return {{"dtype", "<f8"}, {"bin", json::binary(std::move(bytes))}};
}

json table(std::mt19937_64& random, const Size& size) {
    json columns = json::array();
    json values = json::array();
    const bool is_typed = random() % 2 == 0;
    for (std::uint64_t i = 0; i < size.columns; ++i) {
        columns.push_back("c" + std::to_string(i));
        values.push_back(numbers(random, size.rows, is_typed));
    }
    json groups = json::array();
    for (std::uint64_t row = 0; row < size.rows; ++row) {
        groups.push_back("group " + std::to_string(row % 3));
    }
    columns.push_back("group");
    values.push_back(std::move(groups));
    return {{"columns", std::move(columns)}, {"values", std::move(values)}};
}

json stacks(std::mt19937_64& random, const Size& size) {
    json texts = json::array();
    json sizes = json::array();
    for (std::uint64_t row = 0; row < size.rows; ++row) {
        std::string stack = "main";
        for (std::uint64_t depth = 0; depth < size.columns; ++depth) {
            stack += ";frame_" + std::to_string(random() % 4);
        }
        texts.push_back(std::move(stack));
        sizes.push_back(1 + random() % 1000);
    }
    return {{"columns", {"stacks", "bytes"}}, {"values", {std::move(texts), std::move(sizes)}}};
}

}  // namespace

client::Job soak_job(std::uint64_t number, std::uint64_t place) {
    std::mt19937_64 random{number};
    const std::uint64_t kind = number % kinds.size();
    const std::uint64_t variant = number / kinds.size() % variants;
    const Size size = size_of(kind, variant);
    const std::string key = "soak-" + std::to_string(place);
    const std::string output = key + '.' + size.format;
    json options = options_of(kind, variant);
    options["dpi"] = size.dpi;
    const bool is_flame = kind + 1 == kinds.size();
    json chart{{"kind", kinds[kind]}, {"options", std::move(options)}, {"output", output}};
    const json body{{"data", is_flame ? stacks(random, size) : table(random, size)},
                    {"charts", json::array({std::move(chart)})}};
    const std::vector<std::uint8_t> bytes = json::to_msgpack(body);
    const ByteView view = std::as_bytes(std::span{bytes});
    client::Job job;
    job.envelope.key = key;
    job.envelope.outputs = {output};
    job.body.push_back(transport::Frame::adopt(Bytes{view.begin(), view.end()}));
    return job;
}

}  // namespace plotmill::cli

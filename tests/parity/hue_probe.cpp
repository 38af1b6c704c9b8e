// hue_probe: what chart/hue makes of columns, for compare_hue.py. A request is a line of JSON
// {"kind": floating|whole|boolean|text, "values": […], "palette": null|name|[…]|{…}, "legend":
// word}; the answer is one line of JSON {"rows": [rrggbb or null …], "legend": [[label, rrggbb] …]}
// or
// {"error": sentence}.

#include "chart/color/colormap.hpp"
#include "chart/hue/hue.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace plotmill::chart;
using nlohmann::json;

std::string in_hex(const Color& color) {
    std::array<char, 8> digits{};
    std::snprintf(digits.data(), digits.size(), "%06x", to_map_color(color) & 0xffffffU);
    return digits.data();
}

HuePalette palette_from(const json& value) {
    if (value.is_string()) {
        return value.get<std::string>();
    }
    if (value.is_array()) {
        std::vector<Color> colors;
        for (const json& color : value) {
            colors.push_back(parse_color(color.get<std::string>()).value());
        }
        return colors;
    }
    if (value.is_object()) {
        ColorOfLevel colors;
        for (const auto& [level, color] : value.items()) {
            colors.emplace_back(level, parse_color(color.get<std::string>()).value());
        }
        return colors;
    }
    return {};
}

HueLegend legend_from(const std::string& word) {
    return word == "auto"    ? HueLegend::automatic
           : word == "brief" ? HueLegend::brief
           : word == "full"  ? HueLegend::full
                             : HueLegend::none;
}

json answer(const json& request) {
    const std::string kind = request["kind"];
    std::vector<std::string> texts;
    std::vector<double> numbers;
    for (const json& value : request["values"]) {
        if (kind == "text") {
            texts.push_back(value.is_null() ? "" : value.get<std::string>());
        } else {
            numbers.push_back(value.is_null() ? std::nan("") : value.get<double>());
        }
    }
    using Kind = HueNumbers::Kind;
    const Kind number_kind = kind == "boolean" ? Kind::boolean
                             : kind == "whole" ? Kind::whole
                                               : Kind::floating;
    const HueValues values =
        kind == "text" ? HueValues{HueTexts{texts}} : HueValues{HueNumbers{number_kind, numbers}};
    const auto hue = map_hue(values, palette_from(request["palette"]),
                             legend_from(request["legend"].get<std::string>()));
    if (!hue) {
        return {{"error", hue.error().message}};
    }
    json rows = json::array();
    for (const std::uint32_t row : hue->rows) {
        rows.push_back(row == Hue::no_color ? json{} : json(in_hex(hue->colors.at(row))));
    }
    json legend = json::array();
    for (const LegendEntry& entry : hue->legend) {
        legend.push_back({entry.label, in_hex(entry.color)});
    }
    return {{"rows", rows}, {"legend", legend}, {"warnings", hue->warnings}};
}

}  // namespace

int main() {
    std::string line;
    while (std::getline(std::cin, line)) {
        std::cout << answer(json::parse(line)).dump() << std::endl;
    }
    return 0;
}

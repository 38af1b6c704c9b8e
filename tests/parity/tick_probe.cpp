// tick_probe: what chart/tick puts and writes along an axis, for compare_ticks.py. A request is one
// line of JSON; the answer is one line: ticks, labels, minor ticks, minor labels and the offset, as
// JSON, or {"error": …}.

#include "chart/tick/axis_ticks.hpp"

#include <nlohmann/json.hpp>

#include <iostream>
#include <string>

namespace {

using namespace plotmill::chart;
using nlohmann::json;

template <typename T>
std::optional<T> maybe(const json& from, const char* name) {
    return from.contains(name) ? std::optional{from.at(name).get<T>()} : std::nullopt;
}

LocatorSpec locator_of(const json& from) {
    LocatorSpec spec;
    spec.kind = static_cast<LocatorSpec::Kind>(from.at("kind").get<int>());
    spec.at = from.value("at", spec.at);
    spec.nbins = maybe<int>(from, "nbins");
    spec.steps = from.value("steps", spec.steps);
    spec.integer = from.value("integer", false);
    spec.symmetric = from.value("symmetric", false);
    spec.prune = from.value("prune", "");
    spec.min_n_ticks = from.value("min_n_ticks", 2);
    spec.base = from.value("base", 10.0);
    spec.subs = from.value("subs", spec.subs);
    spec.subs_rule = static_cast<LocatorSpec::Subs>(from.value("subs_rule", 0));
    spec.numticks = maybe<int>(from, "numticks");
    spec.minticks = maybe<int>(from, "minticks");
    spec.maxticks = maybe<int>(from, "maxticks");
    spec.n = maybe<int>(from, "n");
    spec.unit = from.value("unit", "");
    spec.interval = from.value("interval", 1);
    spec.by = from.value("by", spec.by);
    return spec;
}

FormatterSpec formatter_of(const json& from) {
    FormatterSpec spec;
    spec.kind = static_cast<FormatterSpec::Kind>(from.at("kind").get<int>());
    spec.labels = from.value("labels", spec.labels);
    spec.use_offset = maybe<bool>(from, "use_offset");
    spec.offset = maybe<double>(from, "offset");
    spec.scientific = maybe<bool>(from, "scientific");
    spec.math_text = from.value("math_text", false);
    spec.powerlimits = maybe<std::array<int, 2>>(from, "powerlimits");
    spec.fmt = from.value("fmt", "");
    spec.xmax = from.value("xmax", 100.0);
    spec.decimals = maybe<int>(from, "decimals");
    spec.symbol = from.value("symbol", "%");
    spec.unit = from.value("unit", "");
    spec.places = maybe<int>(from, "places");
    spec.sep = from.value("sep", " ");
    spec.base = from.value("base", 10.0);
    return spec;
}

FigureAxis axis_of(const json& from) {
    FigureAxis axis;
    axis.scale.kind = static_cast<ScaleSpec::Kind>(from.value("scale", 0));
    axis.scale.base = from.value("scale_base", 10.0);
    axis.scale.linthresh = from.value("linthresh", 2.0);
    axis.scale.linscale = from.value("linscale", 1.0);
    axis.is_date = from.value("is_date", false);
    const json automatic{{"kind", 0}};
    axis.major = locator_of(from.value("major", automatic));
    axis.minor = locator_of(from.value("minor", automatic));
    axis.major_format = formatter_of(from.value("major_format", automatic));
    axis.minor_format = formatter_of(from.value("minor_format", automatic));
    return axis;
}

json answer_to(const json& request) {
    const auto limits = request.at("limits").get<std::array<double, 2>>();
    const auto ticks =
        axis_ticks(axis_of(request), {.limits = {limits[0], limits[1]},
                                      .tick_space = request.value("tick_space", 9),
                                      .least_positive = request.value("least_positive", 1.0)});
    if (!ticks) {
        return {{"error", ticks.error().message}};
    }
    return {ticks->at, ticks->labels, ticks->minor_at, ticks->minor_labels, ticks->offset};
}

}  // namespace

int main() {
    std::string line;
    while (std::getline(std::cin, line)) {
        std::cout << answer_to(json::parse(line)).dump() << '\n';
    }
    return 0;
}

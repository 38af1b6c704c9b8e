#include "chart/spec/plot_options.hpp"

#include "chart/spec/kind_options.hpp"

#include <array>
#include <string>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr Range points_range{0, max_points};
constexpr Range data_value{-1e300, 1e300};

std::optional<std::pair<double, double>> read_limits(OptionReader& reader, std::string_view name) {
    const auto limits = reader.numbers(name, 2);
    if (!limits) {
        return std::nullopt;
    }
    if (limits->front() == limits->back()) {
        reader.fail_value(ErrorCode::option, name, *reader.take(name),
                          "two numbers that are not the same");
        return std::nullopt;
    }
    return std::pair{limits->front(), limits->back()};
}

std::optional<LegendPlace> read_legend_place(OptionReader& reader) {
    const OptionValue* value = reader.take("legend");
    if (value == nullptr) {
        return LegendPlace::best;
    }
    if (const auto* flag = std::get_if<bool>(&value->value)) {
        return *flag ? std::optional{LegendPlace::best} : std::nullopt;
    }
    return static_cast<LegendPlace>(reader.word(
        "legend", {"best", "upper right", "upper left", "lower left", "lower right", "right",
                   "center left", "center right", "lower center", "upper center", "center"}));
}

/// A list of maps, each read by `read`.
template <typename T, typename Read>
std::vector<T> read_list(OptionReader& reader, std::string_view option, Read read) {
    std::vector<T> all;
    reader.each(option, max_reference_marks,
                [&](OptionReader& inner) { all.push_back(read(inner)); });
    return all;
}

LineStyle read_line_style(OptionReader& reader) {
    const OptionValue* value = reader.take("linestyle");
    const auto* word = value == nullptr ? nullptr : std::get_if<std::string>(&value->value);
    const auto style = word == nullptr ? std::nullopt : line_style_of(*word);
    if (value != nullptr && !style) {
        reader.fail_value(ErrorCode::option, "linestyle", *value, line_style_forms);
    }
    return style.value_or(LineStyle::solid);
}

/// What lines beside the series have in common.
template <typename Line>
void read_look(OptionReader& reader, Line& line) {
    line.color = reader.color("color").value_or(cycle_blue);
    line.color.a = reader.number("alpha", line.color.a, {0, 1});
    line.points = reader.number("linewidth", line.points, points_range);
    line.style = read_line_style(reader);
    line.label = reader.text("label").value_or("");
}

double read_place(OptionReader& reader, std::string_view name) {
    return reader.required_number(name, data_value);
}

CrossLine read_cross_line(OptionReader& reader, std::string_view along) {
    CrossLine line;
    line.at = read_place(reader, along);
    read_look(reader, line);
    return line;
}

ExtraLine read_extra_line(OptionReader& reader) {
    ExtraLine line;
    line.x = reader.numbers("x", 0).value_or(std::vector<double>{});
    line.y = reader.numbers("y", line.x.size()).value_or(std::vector<double>{});
    if (line.x.empty() || line.y.size() != line.x.size()) {
        reader.fail_value(ErrorCode::option, "x", {OptionList{}}, "as many numbers as in y");
    }
    read_look(reader, line);
    return line;
}

PlacedText read_text(OptionReader& reader) {
    PlacedText text;
    text.x = read_place(reader, "x");
    text.y = read_place(reader, "y");
    text.text = reader.text("s").value_or("");
    text.look = read_annotation_style(
        reader, {.horizontal = HorizontalAlign::left, .vertical = VerticalAlign::baseline});
    return text;
}

}  // namespace

PlotOptions read_plot(OptionReader& reader) {
    PlotOptions plot;
    plot.title = reader.text("title").value_or("");
    plot.xlabel = reader.text("xlabel");
    plot.ylabel = reader.text("ylabel").value_or("");
    plot.xlim = read_limits(reader, "xlim");
    plot.ylim = read_limits(reader, "ylim");
    plot.grid = reader.boolean("grid", false);
    plot.legend = read_legend_place(reader);
    plot.horizontal = read_list<CrossLine>(
        reader, "axhline", [](OptionReader& inner) { return read_cross_line(inner, "y"); });
    plot.vertical = read_list<CrossLine>(
        reader, "axvline", [](OptionReader& inner) { return read_cross_line(inner, "x"); });
    plot.lines = read_list<ExtraLine>(reader, "lines", read_extra_line);
    plot.texts = read_list<PlacedText>(reader, "text", read_text);
    return plot;
}

}  // namespace plotmill::chart

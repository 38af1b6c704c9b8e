#include "chart/spec/kind_options.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr Range width_range{0, max_points};
constexpr Range alpha_range{0, 1};

constexpr std::array<std::pair<std::string_view, DrawStyle>, 5> draw_styles{{
    {"default", DrawStyle::straight},
    {"steps", DrawStyle::steps_pre},
    {"steps-pre", DrawStyle::steps_pre},
    {"steps-mid", DrawStyle::steps_mid},
    {"steps-post", DrawStyle::steps_post},
}};
constexpr std::string_view draw_style_forms =
    "'default', 'steps', 'steps-pre', 'steps-mid' or 'steps-post'";

std::optional<DrawStyle> draw_style_of(const OptionValue& value) {
    const auto* word = std::get_if<std::string>(&value.value);
    for (const auto& [name, style] : draw_styles) {
        if (word != nullptr && *word == name) {
            return style;
        }
    }
    return std::nullopt;
}

std::optional<LineStyle> line_style_value(const OptionValue& value) {
    const auto* word = std::get_if<std::string>(&value.value);
    return word == nullptr ? std::nullopt : line_style_of(*word);
}

std::optional<double> width_value(const OptionValue& value) {
    const auto points = finite_number(value);
    return points && *points >= width_range.low && *points <= width_range.high ? points
                                                                               : std::nullopt;
}

/// What is one for all series, a list for them in order, or a map by name.
template <typename T>
struct Form {
    std::optional<T> (*read)(const OptionValue&);
    ErrorCode code;
    std::string_view expected;
};

template <typename T>
void read_one(OptionReader& reader, const std::string& name, const OptionValue& value,
              const Form<T>& form, std::vector<T>& into) {
    if (const auto read = form.read(value)) {
        into.push_back(*read);
        return;
    }
    reader.fail_value(form.code, name, value, form.expected);
}

template <typename T>
BySeries<T> read_by_series(OptionReader& reader, std::string_view option, const Form<T>& form) {
    BySeries<T> property;
    const OptionValue* value = reader.take(option);
    const std::string name{option};
    if (value == nullptr) {
        return property;
    }
    if (const auto* map = std::get_if<OptionMap>(&value->value)) {
        for (const auto& [series, entry] : *map) {
            std::vector<T> read;
            std::string path = name;
            path.append(".").append(series);
            read_one(reader, path, entry, form, read);
            if (!read.empty()) {
                property.by_name.emplace_back(series, read.front());
            }
        }
        return property;
    }
    const auto* list = std::get_if<OptionList>(&value->value);
    // [r, g, b] is one colour, not three series.
    if (list == nullptr || form.read(*value)) {
        read_one(reader, name, *value, form, property.in_order);
        return property;
    }
    if (list->empty()) {
        reader.fail_value(ErrorCode::option, name, *value, "at least one");
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
        read_one(reader, name + "[" + std::to_string(i) + "]", (*list)[i], form, property.in_order);
    }
    return property;
}

/// A column's name: text, or a number as it is shown.
std::optional<std::string> name_of_column(const OptionValue& value) {
    if (std::holds_alternative<std::int64_t>(value.value)) {
        return describe(value);
    }
    const auto* text = std::get_if<std::string>(&value.value);
    return text == nullptr ? std::nullopt : std::optional{*text};
}

std::optional<std::string> read_column(OptionReader& reader, std::string_view name) {
    const OptionValue* value = reader.take(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    auto column = name_of_column(*value);
    if (!column) {
        reader.fail_value(ErrorCode::option, name, *value, "the name of a column");
    }
    return column;
}

std::optional<std::vector<std::string>> read_columns(OptionReader& reader) {
    const OptionValue* value = reader.take("y");
    if (value == nullptr) {
        return std::nullopt;
    }
    const auto* list = std::get_if<OptionList>(&value->value);
    const OptionList alone = list == nullptr ? OptionList{*value} : OptionList{};
    std::vector<std::string> names;
    for (const OptionValue& entry : list == nullptr ? alone : *list) {
        if (auto name = name_of_column(entry)) {
            names.push_back(*std::move(name));
        }
    }
    if (names.empty() || names.size() > max_series ||
        names.size() != (list == nullptr ? 1 : list->size())) {
        reader.fail_value(ErrorCode::option, "y", *value,
                          "the name of a column, or a list of up to 1000 names");
    }
    return names;
}

void read_baseline(OptionReader& reader, SeriesOptions& options) {
    const OptionValue* value = reader.take("baseline");
    if (value == nullptr) {
        return;
    }
    const auto* word = std::get_if<std::string>(&value->value);
    if (word != nullptr && *word == "none") {
        options.baseline = std::nullopt;
        return;
    }
    options.baseline = finite_number(*value);
    if (!options.baseline) {
        reader.fail_value(ErrorCode::option, "baseline", *value, "a number or 'none'");
    }
}

void read_edges(OptionReader& reader, SeriesOptions& options) {
    options.edges = reader.numbers("edges", 0);
    if (options.edges && options.edges->size() < 2) {
        reader.fail_value(ErrorCode::option, "edges", *reader.take("edges"),
                          "one more edge than there are rows");
    }
}

}  // namespace

std::optional<LineStyle> line_style_of(std::string_view name) noexcept {
    constexpr std::array<std::pair<std::string_view, LineStyle>, 11> names{{
        {"-", LineStyle::solid},
        {"solid", LineStyle::solid},
        {"--", LineStyle::dashed},
        {"dashed", LineStyle::dashed},
        {"-.", LineStyle::dashdot},
        {"dashdot", LineStyle::dashdot},
        {":", LineStyle::dotted},
        {"dotted", LineStyle::dotted},
        {"none", LineStyle::none},
        {"None", LineStyle::none},
        {"", LineStyle::none},
    }};
    for (const auto& [known, style] : names) {
        if (known == name) {
            return style;
        }
    }
    return std::nullopt;
}

SeriesOptions read_series(OptionReader& reader, ChartKind kind) {
    SeriesOptions options;
    options.x = read_column(reader, "x");
    options.y = read_columns(reader);
    options.color =
        read_by_series(reader, "color", Form<Color>{color_of, ErrorCode::color, color_forms});
    options.alpha = reader.optional_number("alpha", alpha_range);
    options.linewidth =
        read_by_series(reader, "linewidth",
                       Form<double>{width_value, ErrorCode::option, "points from 0 to 100000"});
    options.linestyle =
        read_by_series(reader, "linestyle",
                       Form<LineStyle>{line_style_value, ErrorCode::option, line_style_forms});
    if (kind == ChartKind::line) {
        options.hue = read_column(reader, "hue");
        options.drawstyle =
            read_by_series(reader, "drawstyle",
                           Form<DrawStyle>{draw_style_of, ErrorCode::option, draw_style_forms});
        options.marker = read_marker(reader, "marker");
        options.markersize = reader.number("markersize", options.markersize, width_range);
    } else if (kind == ChartKind::area) {
        options.stacked = reader.boolean("stacked", true);
    } else {
        options.fill = reader.boolean("fill", false);
        read_baseline(reader, options);
        read_edges(reader, options);
    }
    options.plot = read_plot(reader);
    return options;
}

}  // namespace plotmill::chart

// How lines and areas of a figure look.

#include "chart/geom/hatch.hpp"
#include "chart/spec/figure_reader.hpp"
#include "chart/spec/kind_options.hpp"

#include <utility>

namespace plotmill::chart {
namespace {

constexpr std::size_t max_dashes = 64;
constexpr std::string_view dash_forms =
    "'-', '--', '-.', ':', 'none' or [offset, [on, off, …]] in line widths";

/// The lengths of a pattern: an even number of them, none below 0 and not all 0.
std::optional<std::vector<double>> lengths_of(const OptionValue& value) {
    const auto* list = std::get_if<OptionList>(&value.value);
    if (list == nullptr || list->empty() || list->size() > max_dashes || list->size() % 2 != 0) {
        return std::nullopt;
    }
    std::vector<double> lengths;
    double sum = 0;
    for (const OptionValue& item : *list) {
        const auto length = finite_number(item);
        if (!length || *length < 0 || *length > length_range.high) {
            return std::nullopt;
        }
        lengths.push_back(*length);
        sum += *length;
    }
    return sum > 0 ? std::optional{std::move(lengths)} : std::nullopt;
}

std::optional<DashPattern> pattern_of(const OptionValue& value) {
    if (const auto* word = std::get_if<std::string>(&value.value)) {
        const auto style = line_style_of(*word);
        return style ? std::optional{DashPattern{*style, 0, {}}} : std::nullopt;
    }
    const auto* list = std::get_if<OptionList>(&value.value);
    if (list == nullptr || list->size() != 2) {
        return std::nullopt;
    }
    const auto offset = finite_number(list->front());
    if (!offset || *offset < share_range.low || *offset > share_range.high) {
        return std::nullopt;
    }
    if (std::holds_alternative<std::nullptr_t>(list->back().value)) {
        return DashPattern{};  // matplotlib's (0, None): solid
    }
    auto lengths = lengths_of(list->back());
    return lengths ? std::optional{DashPattern{LineStyle::solid, *offset, std::move(*lengths)}}
                   : std::nullopt;
}

/// Null without a hatch.
std::shared_ptr<const HatchLook> read_hatch(OptionReader& reader) {
    HatchLook look;
    look.pattern = reader.text("hatch").value_or("");
    look.points = reader.number("hatch_linewidth", look.points, length_range);
    const auto color = read_paint(reader, "hatch_color", look.color, std::nullopt);
    if (look.pattern.find_first_not_of(hatch_signs) != std::string::npos ||
        look.pattern.size() > most_hatch_signs) {
        reader.fail_value(
            ErrorCode::option, "hatch", {look.pattern},
            "up to " + std::to_string(most_hatch_signs) + " of " + std::string{hatch_signs});
        return nullptr;
    }
    if (look.pattern.empty() || !color || color->a == 0) {
        return nullptr;
    }
    look.color = *color;
    return std::make_shared<const HatchLook>(std::move(look));
}

}  // namespace

std::optional<DashPattern> read_dashes(OptionReader& reader) {
    const OptionValue* value = reader.take("linestyle");
    if (value == nullptr) {
        return DashPattern{};
    }
    auto pattern = pattern_of(*value);
    if (!pattern) {
        reader.fail_value(ErrorCode::option, "linestyle", *value, dash_forms);
        return DashPattern{};
    }
    return pattern->style == LineStyle::none ? std::nullopt : std::move(pattern);
}

std::optional<Cap> read_cap(OptionReader& reader, std::string_view name) {
    const auto cap = reader.optional_word(name, {"butt", "round", "projecting"});
    return cap ? std::optional{static_cast<Cap>(*cap)} : std::nullopt;
}

std::optional<Join> read_join(OptionReader& reader, std::string_view name) {
    const auto join = reader.optional_word(name, {"miter", "round", "bevel"});
    return join ? std::optional{static_cast<Join>(*join)} : std::nullopt;
}

std::vector<double> read_widths(OptionReader& reader, std::string_view name, double usual) {
    const OptionValue* value = reader.take(name);
    if (value == nullptr || !std::holds_alternative<OptionList>(value->value)) {
        return {reader.number(name, usual, length_range)};
    }
    auto widths = reader.numbers(name, 0).value_or(std::vector<double>{usual});
    for (const double width : widths) {
        if (width < length_range.low || width > length_range.high) {
            reader.fail_value(ErrorCode::range, name, {width}, "points from 0 to 100000");
        }
    }
    return widths;
}

bool is_face(OptionReader& reader, std::string_view name) {
    const OptionValue* value = reader.take(name);
    const auto* word = value == nullptr ? nullptr : std::get_if<std::string>(&value->value);
    return word != nullptr && *word == "face";
}

AreaLook read_area_look(OptionReader& reader, std::optional<Color> usual_face) {
    AreaLook look;
    const auto alpha = reader.optional_number("alpha", opacity_range);
    look.face = read_colors(reader, "facecolors", usual_face, alpha);
    look.edge_is_face = is_face(reader, "edgecolors");
    if (!look.edge_is_face) {
        look.edge = read_colors(reader, "edgecolors", std::nullopt, alpha);
    }
    look.edge_points = read_widths(reader, "linewidths", 1);
    if (auto dashes = read_dashes(reader)) {
        look.dashes = std::move(*dashes);
    } else {
        look.edge = {};  // linestyle "none": as without edges
        look.edge_is_face = false;
    }
    look.hatch = read_hatch(reader);
    look.is_antialiased = reader.boolean("antialiased", true);
    return look;
}

}  // namespace plotmill::chart

// One axis of an axes: scale, limits, ticks, grid and label.

#include "chart/spec/figure_reader.hpp"

#include <array>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr std::size_t max_sticky = 10'000;

void read_limits(OptionReader& reader, FigureAxis& axis) {
    constexpr std::string_view forms = "[left, right], each a number or null, and not the same";
    const OptionValue* value = reader.take("lim");
    if (value == nullptr) {
        return;
    }
    const auto* list = std::get_if<OptionList>(&value->value);
    if (list == nullptr || list->size() != 2) {
        reader.fail_value(ErrorCode::option, "lim", *value, forms);
        return;
    }
    std::array<std::optional<double>, 2> ends;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const OptionValue& end = (*list)[i];
        ends.at(i) = finite_number(end);
        const bool is_in =
            ends.at(i) && *ends.at(i) >= data_range.low && *ends.at(i) <= data_range.high;
        if (!is_in && !std::holds_alternative<std::nullptr_t>(end.value)) {
            reader.fail_value(ErrorCode::option, "lim[" + std::to_string(i) + "]", end,
                              "a number from -1e+300 to 1e+300 or null");
        }
    }
    axis.low = ends[0];
    axis.high = ends[1];
    axis.autoscale = !axis.low || !axis.high;
    if (!axis.autoscale && *axis.low == *axis.high) {
        reader.fail_value(ErrorCode::option, "lim", *value, forms);
    }
}

std::vector<double> read_sticky_numbers(OptionReader& reader) {
    const OptionValue* value = reader.take("sticky");
    const auto* list = value == nullptr ? nullptr : std::get_if<OptionList>(&value->value);
    if (value == nullptr || (list != nullptr && list->empty())) {
        return {};
    }
    auto numbers = reader.numbers("sticky", 0).value_or(std::vector<double>{});
    if (numbers.size() > max_sticky) {
        reader.fail_value(ErrorCode::limit, "sticky", *value, "at most 10000 numbers");
    }
    return numbers;
}

/// What is large is not made anew where nothing is said: a figure has hundreds of axes.
template <typename Spec>
void read_when_given(OptionReader& reader, std::string_view name, Spec& spec,
                     Spec (*read)(OptionReader&, std::string_view)) {
    if (reader.take(name) != nullptr) {
        spec = read(reader, name);
    }
}

}  // namespace

std::optional<GridLook> read_grid_look(OptionReader& reader, std::string_view name) {
    const OptionValue* value = reader.take(name);
    if (value == nullptr) {
        return std::nullopt;
    }
    GridLook look;
    if (!std::holds_alternative<OptionMap>(value->value)) {
        return reader.boolean(name, false) ? std::optional{look} : std::nullopt;
    }
    bool is_seen = true;
    reader.nested(name, [&](OptionReader& inner) {
        const auto alpha = inner.optional_number("alpha", opacity_range);
        const auto color = read_paint(inner, "color", look.stroke.color, alpha);
        look.stroke.color = color.value_or(Color{0, 0, 0, 0});
        look.stroke.points = inner.number("linewidth", look.stroke.points, length_range);
        auto dashes = read_dashes(inner);
        is_seen = dashes.has_value();
        look.stroke.dashes = std::move(dashes).value_or(DashPattern{});
    });
    return is_seen ? std::optional{std::move(look)} : std::nullopt;
}

void read_axis(OptionReader& reader, std::string_view name, FigureAxis& axis) {
    reader.nested(name, [&](OptionReader& inner) {
        if (inner.take("scale") != nullptr) {
            axis.scale = read_scale(inner);
        }
        read_limits(inner, axis);
        axis.inverted = inner.boolean("inverted", false);
        axis.margin = inner.optional_number("margin", {-0.5, 1000});
        axis.is_shown = inner.boolean("visible", true);
        axis.share = read_number_of(inner, "share", max_figure_axes);
        axis.label_group = read_number_of(inner, "label_group", max_figure_axes);
        axis.sticky = read_sticky_numbers(inner);
        axis.is_date = inner.optional_word("units", {"date"}).has_value();
        read_when_given(inner, "locator", axis.major, read_locator);
        read_when_given(inner, "minor_locator", axis.minor, read_locator);
        read_when_given(inner, "formatter", axis.major_format, read_formatter);
        read_when_given(inner, "minor_formatter", axis.minor_format, read_formatter);
        read_tick_look(inner, "ticks", axis.ticks);
        read_tick_look(inner, "minor_ticks", axis.minor_ticks);
        axis.grid = read_grid_look(inner, "grid");
        axis.minor_grid = read_grid_look(inner, "minor_grid");
        if (inner.take("label") != nullptr) {
            axis.label = read_axis_label(inner);
        }
    });
}

}  // namespace plotmill::chart

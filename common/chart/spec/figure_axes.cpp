// An axes: its place, its frame, its artists.

#include "chart/spec/figure_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr std::size_t max_axes_legends = 100;

void read_grid_place(OptionReader& reader, AxesPlace& place) {
    read_grid(reader, place);
    place.row_range = read_cells(reader, "rows", place.rows).value_or(place.row_range);
    place.column_range = read_cells(reader, "columns", place.columns).value_or(place.column_range);
    place.gridspec = read_number_of(reader, "gridspec", max_figure_axes);
}

std::optional<std::array<double, 4>> read_box(OptionReader& reader, std::string_view name,
                                              const std::vector<double>& numbers) {
    const std::array box{numbers[0], numbers[1], numbers[2], numbers[3]};
    const bool is_in = std::all_of(box.begin(), box.end(), [](double side) {
        return side >= share_range.low && side <= share_range.high;
    });
    if (!is_in || box[2] <= 0 || box[3] <= 0) {
        reader.fail_value(ErrorCode::range, name, *reader.take(name),
                          "a box with a width and a height above 0");
    }
    return box;
}

void read_inset(OptionReader& reader, AxesPlace& place) {
    place.kind = AxesPlace::Kind::inset;
    const auto numbers = reader.numbers("inset", 5);
    if (!numbers) {
        return;
    }
    const double of = numbers->front();
    if (of < 0 || of >= static_cast<double>(max_figure_axes)) {
        reader.fail_value(ErrorCode::range, "inset[0]", {of}, "the number of an earlier axes");
        return;
    }
    place.of = static_cast<std::size_t>(of);
    place.rect = *read_box(reader, "inset", {numbers->begin() + 1, numbers->end()});
}

AxesPlace read_place(OptionReader& reader) {
    AxesPlace place;
    reader.nested("place", [&](OptionReader& inner) {
        if (inner.take("rect") != nullptr) {
            place.kind = AxesPlace::Kind::rect;
            if (const auto numbers = inner.numbers("rect", 4)) {
                place.rect = *read_box(inner, "rect", *numbers);
            }
        } else if (inner.take("twin") != nullptr) {
            place.kind = AxesPlace::Kind::twin;
            place.of = read_number_of(inner, "twin", max_figure_axes).value_or(0);
        } else if (inner.take("inset") != nullptr) {
            read_inset(inner, place);
        } else {
            read_grid_place(inner, place);
        }
    });
    return place;
}

void read_spine_position(OptionReader& reader, SpineSpec& spine) {
    const OptionValue* value = reader.take("position");
    if (value == nullptr) {
        return;
    }
    constexpr std::array<std::string_view, 3> words{"outward", "axes", "data"};
    const auto* list = std::get_if<OptionList>(&value->value);
    const auto* word = list == nullptr || list->size() != 2
                           ? nullptr
                           : std::get_if<std::string>(&list->front().value);
    const auto* found =
        word == nullptr ? words.end() : std::find(words.begin(), words.end(), *word);
    const auto number = found == words.end() ? std::nullopt : finite_number(list->back());
    if (!number || *number < data_range.low || *number > data_range.high) {
        reader.fail_value(ErrorCode::option, "position", *value,
                          "['outward', points], ['axes', share] or ['data', number]");
        return;
    }
    spine.at = static_cast<SpineSpec::At>(1 + (found - words.begin()));
    spine.place = *number;
}

void read_spine(OptionReader& reader, SpineSpec& spine) {
    spine.visible = reader.boolean("visible", true);
    const auto color = read_paint(reader, "color", spine.color, std::nullopt);
    spine.visible = spine.visible && color.has_value();
    spine.color = color.value_or(spine.color);
    spine.points = reader.number("linewidth", spine.points, length_range);
    if (auto dashes = read_dashes(reader)) {
        spine.dashes = std::move(*dashes);
    } else {
        spine.visible = false;
    }
    read_spine_position(reader, spine);
    if (std::array<double, 2> bounds{}; reader.numbers_into("bounds", bounds)) {
        spine.bounds = bounds;
    }
}

std::optional<double> read_aspect(OptionReader& reader) {
    const OptionValue* value = reader.take("aspect");
    const auto* word = value == nullptr ? nullptr : std::get_if<std::string>(&value->value);
    if (value == nullptr || (word != nullptr && *word == "auto")) {
        return std::nullopt;
    }
    if (word != nullptr && *word == "equal") {
        return 1;
    }
    const auto number = finite_number(*value);
    if (!number || *number < 1e-9 || *number > 1e9) {
        reader.fail_value(ErrorCode::option, "aspect", *value,
                          "'auto', 'equal' or a number above 0");
    }
    return number;
}

std::array<double, 2> read_anchor(OptionReader& reader) {
    const OptionValue* value = reader.take("anchor");
    if (value != nullptr && std::holds_alternative<OptionList>(value->value)) {
        return read_tuple<2>(reader, "anchor", share_range).value_or(std::array{0.5, 0.5});
    }
    constexpr std::array<std::array<double, 2>, 9> anchors{
        {{0.5, 0.5}, {0, 0}, {0.5, 0}, {1, 0}, {1, 0.5}, {1, 1}, {0.5, 1}, {0, 1}, {0, 0.5}}};
    return anchors.at(reader.word("anchor", {"C", "SW", "S", "SE", "E", "NE", "N", "NW", "W"}));
}

void read_below(OptionReader& reader, FigureAxes& axes) {
    const OptionValue* value = reader.take("axisbelow");
    const auto* word = value == nullptr ? nullptr : std::get_if<std::string>(&value->value);
    axes.below_line = value == nullptr || (word != nullptr && *word == "line");
    axes.below = !axes.below_line && reader.boolean("axisbelow", true);
}

void read_frame(OptionReader& reader, FigureAxes& axes) {
    axes.is_shown = reader.boolean("visible", true);
    axes.has_frame = reader.boolean("frame_on", true);
    axes.axis_on = reader.boolean("axis", true);
    read_below(reader, axes);
    axes.face = read_paint(reader, "facecolor", white, std::nullopt);
    axes.aspect = read_aspect(reader);
    axes.adjusts_limits = reader.word("adjustable", {"box", "datalim"}) == 1;
    axes.anchor = read_anchor(reader);
    reader.nested("spines", [&](OptionReader& inner) {
        constexpr std::array<std::string_view, 4> sides{"bottom", "top", "left", "right"};
        for (std::size_t i = 0; i < sides.size(); ++i) {
            inner.nested(sides.at(i),
                         [&](OptionReader& side) { read_spine(side, axes.spines.at(i)); });
        }
    });
}

/// Limits that change are those of linear axes, and of nobody else.
void check_adjustable(OptionReader& reader, const FigureAxes& axes) {
    const auto is_free = [](const FigureAxis& axis) {
        return axis.scale.kind == ScaleSpec::Kind::linear && !axis.share;
    };
    if (axes.adjusts_limits && !(is_free(axes.x) && is_free(axes.y))) {
        reader.fail_value(ErrorCode::option, "adjustable", *reader.take("adjustable"),
                          "\"box\", or linear axes that share nothing");
    }
}

}  // namespace

void read_axes(OptionReader& reader, FigureAxes& axes) {
    axes.place = read_place(reader);
    read_axis(reader, "x", axes.x);
    read_axis(reader, "y", axes.y);
    read_frame(reader, axes);
    check_adjustable(reader, axes);
    constexpr std::array<std::string_view, 3> title_names{"title_left", "title", "title_right"};
    for (std::size_t i = 0; i < title_names.size(); ++i) {
        if (reader.take(title_names.at(i)) != nullptr) {
            axes.titles.at(i) = read_title(reader, title_names.at(i));
        }
    }
    axes.artists.reserve(std::min(reader.list_size("artists"), max_axes_artists));
    reader.each("artists", max_axes_artists,
                [&](OptionReader& inner) { axes.artists.push_back(read_artist(inner)); });
    reader.each("tables", max_axes_tables,
                [&](OptionReader& inner) { axes.tables.push_back(read_table(inner)); });
    reader.each("legends", max_axes_legends, [&](OptionReader& inner) {
        axes.more_legends.push_back(read_figure_legend(inner));
    });
    reader.nested("legend", [&](OptionReader& inner) { axes.legend = read_figure_legend(inner); });
    reader.nested("colorbar",
                  [&](OptionReader& inner) { axes.colorbar = read_figure_color_bar(inner); });
    if (axes.colorbar && !axes.colorbar->parents.empty()) {
        axes.place.kind = AxesPlace::Kind::colorbar;
    }
    axes.zorder = reader.number("zorder", 0, data_range);
}

}  // namespace plotmill::chart

// Legends and colour bars of a figure.

#include "chart/spec/extend_option.hpp"
#include "chart/spec/figure_reader.hpp"
#include "chart/spec/kind_options.hpp"

#include <array>
#include <cmath>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr std::size_t max_handles = 10'000;
constexpr std::size_t max_drawing = 1000;  // artists of one handle
constexpr Range legend_font{1, 1000};
constexpr Range legend_spacing{0, 1000};  // in font sizes

void read_place(OptionReader& reader, LegendSpec& legend) {
    const OptionValue* value = reader.take("loc");
    if (value != nullptr && std::holds_alternative<OptionList>(value->value)) {
        legend.at = read_tuple<2>(reader, "loc", share_range);
        legend.place = std::nullopt;
        return;
    }
    legend.place = static_cast<LegendPlace>(reader.word(
        "loc", {"best", "upper right", "upper left", "lower left", "lower right", "right",
                "center left", "center right", "lower center", "upper center", "center"}));
}

/// Two numbers are a place, four a box.
void read_anchor(OptionReader& reader, LegendSpec& legend) {
    const OptionValue* value = reader.take("bbox_to_anchor");
    const auto* list = value == nullptr ? nullptr : std::get_if<OptionList>(&value->value);
    if (list == nullptr || list->size() != 2) {
        legend.anchor = read_tuple<4>(reader, "bbox_to_anchor", share_range);
        return;
    }
    if (const auto place = read_tuple<2>(reader, "bbox_to_anchor", share_range)) {
        legend.anchor = {(*place)[0], (*place)[1], 0, 0};
    }
}

/// A text in a legend has its place from the legend.
std::optional<AnnotationStyle> read_label_style(OptionReader& reader, std::string_view name,
                                                double points) {
    std::optional<AnnotationStyle> style;
    reader.nested(name, [&](OptionReader& inner) {
        style = read_annotation_style(inner, {.points = points});
        for (const std::string_view place : {"rotation", "rotation_mode", "ha", "va",
                                             "horizontalalignment", "verticalalignment"}) {
            if (const OptionValue* value = inner.take(place)) {
                inner.fail_value(ErrorCode::option, place, *value, "nothing: a legend's own");
            }
        }
    });
    return style;
}

std::optional<std::vector<std::size_t>> read_drawing(OptionReader& reader) {
    const OptionValue* value = reader.take("artists");
    if (value == nullptr) {
        return std::nullopt;
    }
    std::vector<std::size_t> drawing;
    const auto* list = std::get_if<OptionList>(&value->value);
    bool is_known = list != nullptr && list->size() <= max_drawing;
    for (std::size_t i = 0; is_known && i < list->size(); ++i) {
        const auto number = finite_number((*list)[i]);
        is_known = number && *number >= 0 && *number < static_cast<double>(max_axes_artists) &&
                   *number == std::floor(*number);
        drawing.push_back(is_known ? static_cast<std::size_t>(*number) : 0);
    }
    if (!is_known) {
        reader.fail_value(ErrorCode::option, "artists", *value,
                          "numbers of at most 1000 artists whose coords are 'handle'");
    }
    return drawing;
}

LegendHandle read_handle(OptionReader& reader, double label_points) {
    LegendHandle handle;
    const auto artist = read_number_of(reader, "artist", max_axes_artists);
    handle.artist = artist.value_or(0);
    handle.drawing = read_drawing(reader);
    handle.is_heading = !artist && !handle.drawing;
    handle.axes = read_number_of(reader, "axes", max_figure_axes);
    handle.label = reader.text("label").value_or("");
    handle.style = read_label_style(reader, "style", label_points);
    return handle;
}

/// Whose fractions bbox_to_anchor counts.
void read_anchor_parent(OptionReader& reader, LegendSpec& legend) {
    const OptionValue* value = reader.take("bbox_transform");
    if (value != nullptr && std::holds_alternative<std::string>(value->value)) {
        legend.is_anchored_to_figure = reader.word("bbox_transform", {"axes", "figure"}) == 1;
        return;
    }
    legend.anchor_axes = read_number_of(reader, "bbox_transform", max_figure_axes);
}

void read_lengths(OptionReader& reader, LegendSpec& legend) {
    const std::array<std::pair<std::string_view, double*>, 7> lengths{{
        {"labelspacing", &legend.label_spacing},
        {"handlelength", &legend.handle_length},
        {"handleheight", &legend.handle_height},
        {"handletextpad", &legend.handle_text_pad},
        {"columnspacing", &legend.column_spacing},
        {"borderpad", &legend.border_pad},
        {"borderaxespad", &legend.border_axes_pad},
    }};
    for (const auto& [name, length] : lengths) {
        *length = reader.number(name, *length, legend_spacing);
    }
}

constexpr std::size_t automatic_side = 4;
using Location = ColorBarSpec::Location;

bool is_horizontal(Location location) {
    return location == Location::top || location == Location::bottom;
}

/// A location says how a bar lies; without one, how it lies says the location.
void read_orientation(OptionReader& reader, ColorBarSpec& bar) {
    const auto location = reader.optional_word("location", {"right", "left", "top", "bottom"});
    const auto lies = reader.optional_word("orientation", {"vertical", "horizontal"});
    if (location) {
        bar.location = static_cast<Location>(*location);
        bar.is_vertical = !is_horizontal(bar.location);
        if (lies && (*lies == 0) != bar.is_vertical) {
            reader.fail_value(
                ErrorCode::option, "orientation", *reader.take("orientation"),
                bar.is_vertical ? "'vertical' at this location" : "'horizontal' at this location");
        }
    } else {
        bar.is_vertical = lies.value_or(0) == 0;
        bar.location = bar.is_vertical ? Location::right : Location::bottom;
    }
    bar.ticks_low = bar.location == Location::left || bar.location == Location::bottom;
    const auto ticks =
        reader.optional_word("ticklocation", {"right", "left", "top", "bottom", "auto"});
    if (!ticks || *ticks == automatic_side) {
        return;
    }
    const auto side = static_cast<Location>(*ticks);
    if (is_horizontal(side) == bar.is_vertical) {
        reader.fail_value(ErrorCode::option, "ticklocation", *reader.take("ticklocation"),
                          bar.is_vertical ? "'left' or 'right'" : "'top' or 'bottom'");
    }
    bar.ticks_low = side == Location::left || side == Location::bottom;
}

std::vector<std::size_t> read_parents(OptionReader& reader) {
    std::vector<std::size_t> parents;
    const OptionValue* value = reader.take("parents");
    const auto* list = value == nullptr ? nullptr : std::get_if<OptionList>(&value->value);
    if (value == nullptr || (list != nullptr && list->empty())) {
        return parents;
    }
    for (const double parent : reader.numbers("parents", 0).value_or(std::vector<double>{})) {
        if (parent < 0 || parent >= static_cast<double>(max_figure_axes)) {
            reader.fail_value(ErrorCode::range, "parents", {parent}, "numbers of axes");
            return parents;
        }
        parents.push_back(static_cast<std::size_t>(parent));
    }
    return parents;
}

/// `extendfrac`: one for both ends, two, or "auto".
void read_extensions(OptionReader& reader, ColorBarSpec& bar) {
    constexpr Range fraction_range{0, 10};
    bar.extendrect = reader.boolean("extendrect", false);
    const OptionValue* value = reader.take("extendfrac");
    if (value == nullptr) {
        return;
    }
    const auto* word = std::get_if<std::string>(&value->value);
    bar.extendfrac_is_auto = word != nullptr && *word == "auto";
    if (bar.extendfrac_is_auto) {
        return;
    }
    if (std::holds_alternative<OptionList>(value->value)) {
        bar.extendfrac =
            read_tuple<2>(reader, "extendfrac", fraction_range).value_or(bar.extendfrac);
        return;
    }
    const double both = reader.number("extendfrac", bar.extendfrac[0], fraction_range);
    bar.extendfrac = {both, both};
}

}  // namespace

LegendSpec read_figure_legend(OptionReader& reader) {
    LegendSpec legend;
    read_place(reader, legend);
    read_anchor(reader, legend);
    read_anchor_parent(reader, legend);
    legend.font_points = reader.number("fontsize", legend.font_points, legend_font);
    legend.names_handles = reader.take("handles") != nullptr;
    reader.each("handles", max_handles, [&](OptionReader& inner) {
        legend.handles.push_back(read_handle(inner, legend.font_points));
    });
    legend.title = reader.text("title").value_or("");
    legend.title_points = reader.optional_number("title_fontsize", legend_font);
    legend.title_style =
        read_label_style(reader, "title_style", legend.title_points.value_or(legend.font_points));
    legend.columns = reader.integer("ncol", legend.columns, {1, 1000});
    legend.has_frame = reader.boolean("frameon", legend.has_frame);
    legend.frame_alpha = reader.number("framealpha", legend.frame_alpha, opacity_range);
    legend.is_fancy = reader.boolean("fancybox", legend.is_fancy);
    legend.face = reader.color("facecolor");
    legend.edge = reader.color("edgecolor");
    read_lengths(reader, legend);
    legend.numpoints = reader.integer("numpoints", legend.numpoints, {1, 100});
    legend.scatterpoints = reader.integer("scatterpoints", legend.scatterpoints, {1, 100});
    legend.label_color = reader.color("labelcolor");
    legend.frame_points = reader.number("linewidth", legend.frame_points, length_range);
    legend.zorder = reader.number("zorder", legend.zorder, data_range);
    legend.has_shadow = reader.boolean("shadow", false);
    legend.marker_first = reader.boolean("markerfirst", true);
    legend.is_expanded = reader.optional_word("mode", {"expand"}).has_value();
    legend.alignment = static_cast<HorizontalAlign>(
        reader.optional_word("alignment", {"left", "center", "right"}).value_or(1));
    return legend;
}

ColorBarSpec read_figure_color_bar(OptionReader& reader) {
    ColorBarSpec bar;
    bar.axes = read_number_of(reader, "axes", max_figure_axes).value_or(0);
    bar.artist = read_number_of(reader, "artist", max_axes_artists).value_or(0);
    read_orientation(reader, bar);
    read_extend(reader, bar);
    read_extensions(reader, bar);
    bar.spacing = static_cast<ColorBarSpec::Spacing>(
        reader.word("spacing", {"uniform", "proportional", "log"}));
    bar.drawedges = reader.boolean("drawedges", false);
    bar.parents = read_parents(reader);
    bar.fraction = reader.number("fraction", bar.fraction, {0, 1});
    bar.shrink = reader.number("shrink", bar.shrink, {1e-6, 100});
    bar.aspect = reader.number("aspect", bar.aspect, {1e-6, 1e6});
    bar.pad = reader.optional_number("pad", {0, 1});
    return bar;
}

}  // namespace plotmill::chart

#include "chart/spec/extend_option.hpp"
#include "chart/spec/kind_options.hpp"
#include "chart/spec/tick_format.hpp"

#include <array>

namespace plotmill::chart {
namespace {

using Pair = std::array<double, 2>;

constexpr Range share{0, 1};
constexpr Range positive_share{0.001, 1};
constexpr Range long_by_wide{0.01, 10'000};

std::optional<Pair> read_pair(OptionReader& reader, std::string_view name) {
    const auto numbers = reader.numbers(name, 2);
    return numbers ? std::optional{Pair{(*numbers)[0], (*numbers)[1]}} : std::nullopt;
}

/// `location` and `orientation` say the same; both may be given when they agree.
void read_location(OptionReader& reader, ColorBarSpec& bar) {
    using Location = ColorBarSpec::Location;
    const auto location = reader.optional_word("location", {"right", "left", "top", "bottom"});
    const auto orientation = reader.optional_word("orientation", {"vertical", "horizontal"});
    if (location) {
        bar.location = static_cast<Location>(*location);
    } else if (orientation) {
        bar.location = *orientation == 0 ? Location::right : Location::bottom;
    }
    bar.is_vertical = bar.location == Location::right || bar.location == Location::left;
    bar.ticks_low = bar.location == Location::left || bar.location == Location::bottom;
    if (orientation && bar.is_vertical != (*orientation == 0)) {
        reader.fail_value(ErrorCode::option, "orientation", *reader.take("orientation"),
                          "the one that the location has");
    }
    // matplotlib's Figure.colorbar puts the ticks where the bar is, whatever this says.
    reader.optional_word("ticklocation", {"right", "left", "top", "bottom", "auto"});
}

void read_extension(OptionReader& reader, ColorBarSpec& bar) {
    read_extend(reader, bar);
    bar.extendrect = reader.boolean("extendrect", false);
    const OptionValue* value = reader.take("extendfrac");
    if (value == nullptr) {
        return;
    }
    if (const auto* word = std::get_if<std::string>(&value->value); word && *word == "auto") {
        bar.extendfrac_is_auto = true;
    } else if (std::holds_alternative<OptionList>(value->value)) {
        bar.extendfrac = read_pair(reader, "extendfrac").value_or(bar.extendfrac);
    } else if (const auto length = reader.optional_number("extendfrac", share)) {
        bar.extendfrac = Pair{*length, *length};
    }
}

void read_parent_anchor(OptionReader& reader, ColorBarSpec& bar) {
    const OptionValue* value = reader.take("panchor");
    if (value == nullptr) {
        return;
    }
    if (const auto* flag = std::get_if<bool>(&value->value); flag != nullptr && !*flag) {
        bar.moves_parent = false;
        return;
    }
    bar.parent_anchor = read_pair(reader, "panchor");
}

}  // namespace

ColorBarOptions read_color_bar(OptionReader& reader) {
    ColorBarOptions options;
    ColorBarSpec& bar = options.bar;
    read_location(reader, bar);
    bar.fraction = reader.number("fraction", bar.fraction, positive_share);
    bar.shrink = reader.number("shrink", bar.shrink, positive_share);
    bar.aspect = reader.number("aspect", bar.aspect, long_by_wide);
    bar.pad = reader.optional_number("pad", {0, 0.99});
    if (bar.fraction + bar.pad.value_or(0) >= 1) {
        reader.fail_value(ErrorCode::range, "fraction", {bar.fraction},
                          "less than 1 together with pad");
    }
    bar.anchor = read_pair(reader, "anchor");
    read_parent_anchor(reader, bar);
    options.label = reader.text("label").value_or("");
    if (const OptionValue* ticks = reader.take("ticks")) {
        const auto* list = std::get_if<OptionList>(&ticks->value);
        options.ticks =
            list != nullptr && list->empty() ? std::vector<double>{} : reader.numbers("ticks", 0);
    }
    if (const auto format = reader.text("format")) {
        options.format = *format;
        if (!parse_tick_format(*format)) {
            reader.fail_value(ErrorCode::option, "format", {*format},
                              "a format with one number such as '%.2f' or '{x:.2f}'");
        }
    }
    read_extension(reader, bar);
    bar.drawedges = reader.boolean("drawedges", false);
    return options;
}

}  // namespace plotmill::chart

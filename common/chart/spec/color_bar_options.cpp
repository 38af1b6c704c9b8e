#include "chart/spec/kind_options.hpp"

namespace plotmill::chart {
namespace {

using Pair = std::pair<double, double>;

constexpr Range share{0, 1};
constexpr Range positive_share{0.001, 1};
constexpr Range long_by_wide{0.01, 10'000};

std::optional<Pair> read_pair(OptionReader& reader, std::string_view name) {
    const auto numbers = reader.numbers(name, 2);
    return numbers ? std::optional{Pair{(*numbers)[0], (*numbers)[1]}} : std::nullopt;
}

/// `location` and `orientation` say the same; both may be given when they agree.
void read_location(OptionReader& reader, ColorBarOptions& options) {
    using Location = ColorBarOptions::Location;
    const auto location = reader.optional_word("location", {"right", "left", "top", "bottom"});
    const auto orientation = reader.optional_word("orientation", {"vertical", "horizontal"});
    if (location) {
        options.location = static_cast<Location>(*location);
    } else if (orientation) {
        options.location = *orientation == 0 ? Location::right : Location::bottom;
    }
    const bool is_upright =
        options.location == Location::right || options.location == Location::left;
    if (orientation && is_upright != (*orientation == 0)) {
        reader.fail_value(ErrorCode::option, "orientation", *reader.take("orientation"),
                          "the one that the location has");
    }
    // matplotlib's Figure.colorbar puts the ticks where the bar is, whatever this says.
    reader.optional_word("ticklocation", {"right", "left", "top", "bottom", "auto"});
}

void read_extension(OptionReader& reader, ColorBarOptions& options) {
    options.extend = static_cast<ColorBarOptions::Extend>(
        reader.word("extend", {"neither", "both", "min", "max"}));
    options.extend_as_rectangles = reader.boolean("extendrect", false);
    const OptionValue* value = reader.take("extendfrac");
    if (value == nullptr) {
        return;
    }
    if (const auto* word = std::get_if<std::string>(&value->value); word && *word == "auto") {
        options.extend_by_cells = true;
    } else if (std::holds_alternative<OptionList>(value->value)) {
        options.extend_lengths = read_pair(reader, "extendfrac");
    } else if (const auto length = reader.optional_number("extendfrac", share)) {
        options.extend_lengths = Pair{*length, *length};
    }
}

void read_parent_anchor(OptionReader& reader, ColorBarOptions& options) {
    const OptionValue* value = reader.take("panchor");
    if (value == nullptr) {
        return;
    }
    if (const auto* flag = std::get_if<bool>(&value->value); flag != nullptr && !*flag) {
        options.moves_parent = false;
        return;
    }
    options.parent_anchor = read_pair(reader, "panchor");
}

}  // namespace

ColorBarOptions read_color_bar(OptionReader& reader) {
    ColorBarOptions options;
    read_location(reader, options);
    options.fraction = reader.number("fraction", options.fraction, positive_share);
    options.shrink = reader.number("shrink", options.shrink, positive_share);
    options.aspect = reader.number("aspect", options.aspect, long_by_wide);
    options.pad = reader.optional_number("pad", {0, 0.99});
    if (options.fraction + options.pad.value_or(0) >= 1) {
        reader.fail_value(ErrorCode::range, "fraction", {options.fraction},
                          "less than 1 together with pad");
    }
    options.anchor = read_pair(reader, "anchor");
    read_parent_anchor(reader, options);
    options.label = reader.text("label").value_or("");
    if (const OptionValue* ticks = reader.take("ticks")) {
        const auto* list = std::get_if<OptionList>(&ticks->value);
        options.ticks =
            list != nullptr && list->empty() ? std::vector<double>{} : reader.numbers("ticks", 0);
    }
    if (const auto format = reader.text("format")) {
        options.format = parse_tick_format(*format);
        if (!options.format) {
            reader.fail_value(ErrorCode::option, "format", {*format},
                              "a format with one number such as '%.2f' or '{x:.2f}'");
        }
    }
    read_extension(reader, options);
    options.has_dividers = reader.boolean("drawedges", false);
    return options;
}

}  // namespace plotmill::chart

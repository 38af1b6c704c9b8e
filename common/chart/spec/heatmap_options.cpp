#include "chart/color/colormap.hpp"
#include "chart/spec/kind_options.hpp"

#include <limits>
#include <string>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double huge = std::numeric_limits<double>::max();
constexpr Range any_number{-huge, huge};
constexpr Range line_width{0, max_points};
constexpr Range font_size{1, 1000};
constexpr int max_every = 1'000'000;

std::optional<std::string> read_cmap(OptionReader& reader) {
    const OptionValue* value = reader.take("cmap");
    if (value == nullptr) {
        return std::nullopt;
    }
    const auto* name = std::get_if<std::string>(&value->value);
    if (name == nullptr || !is_colormap(*name)) {
        reader.fail_value(
            ErrorCode::color, "cmap", *value,
            "the name of a colour map, with _r for its reverse, out of " + colormap_names());
        return std::nullopt;
    }
    return *name;
}

NumberFormat read_fmt(OptionReader& reader, NumberFormat fallback) {
    const OptionValue* value = reader.take("fmt");
    if (value == nullptr) {
        return fallback;
    }
    const auto* text = std::get_if<std::string>(&value->value);
    const auto format = text != nullptr ? parse_number_format(*text) : std::nullopt;
    if (!format) {
        reader.fail_value(ErrorCode::option, "fmt", *value,
                          "a Python format for numbers such as '.2g', '.1f', 'd' or '.0%'");
    }
    return format.value_or(fallback);
}

/// One cell of a grid as a number: also "nan", null (missing) and booleans, where `T` is for those.
std::optional<double> number_cell(const OptionValue& cell) {
    if (std::holds_alternative<std::nullptr_t>(cell.value)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    if (const auto* number = std::get_if<double>(&cell.value)) {
        return *number;
    }
    return finite_number(cell);
}

std::optional<char> flag_cell(const OptionValue& cell) {
    if (const auto* flag = std::get_if<bool>(&cell.value)) {
        return static_cast<char>(*flag);
    }
    const auto number = finite_number(cell);
    return number ? std::optional{static_cast<char>(*number != 0)} : std::nullopt;
}

/// A list of equally long lists. Nothing when it is anything else or a cell is not understood.
template <typename T>
std::optional<Grid<T>> read_grid(const OptionValue& value,
                                 std::optional<T> (*read_cell)(const OptionValue&)) {
    const auto* rows = std::get_if<OptionList>(&value.value);
    if (rows == nullptr) {
        return std::nullopt;
    }
    Grid<T> grid;
    for (const OptionValue& row : *rows) {
        const auto* cells = std::get_if<OptionList>(&row.value);
        if (cells == nullptr || (grid.rows > 0 && cells->size() != grid.columns)) {
            return std::nullopt;
        }
        grid.columns = cells->size();
        ++grid.rows;
        for (const OptionValue& cell : *cells) {
            const auto read = read_cell(cell);
            if (!read) {
                return std::nullopt;
            }
            grid.cells.push_back(*read);
        }
    }
    return grid;
}

void read_annot(OptionReader& reader, HeatmapOptions& options) {
    const OptionValue* value = reader.take("annot");
    if (value == nullptr) {
        return;
    }
    if (const auto* flag = std::get_if<bool>(&value->value)) {
        options.annot = *flag;
        return;
    }
    options.annot_cells = read_grid<double>(*value, number_cell);
    options.annot = options.annot_cells.has_value();
    if (!options.annot) {
        reader.fail_value(ErrorCode::option, "annot", *value,
                          "true, false or rows of numbers, one for each cell");
    }
}

void read_annot_kws(OptionReader& reader, HeatmapOptions& options) {
    const OptionValue* value = reader.take("annot_kws");
    if (value == nullptr) {
        return;
    }
    const auto* map = std::get_if<OptionMap>(&value->value);
    constexpr std::string_view expected = "a map with size (points) and color";
    if (map == nullptr) {
        reader.fail_value(ErrorCode::option, "annot_kws", *value, expected);
        return;
    }
    for (const auto& [name, entry] : *map) {
        const auto size = finite_number(entry);
        const auto* text = std::get_if<std::string>(&entry.value);
        const std::string path = "annot_kws." + name;
        if ((name == "size" || name == "fontsize") && size && *size >= font_size.low &&
            *size <= font_size.high) {
            options.annot_size = size;
        } else if ((name == "color" || name == "c") && text != nullptr && parse_color(*text)) {
            options.annot_color = parse_color(*text);
        } else {
            reader.fail_value(ErrorCode::option, path, entry, expected);
        }
    }
}

Mask read_mask(OptionReader& reader) {
    const OptionValue* value = reader.take("mask");
    if (value == nullptr) {
        return {};
    }
    if (const auto* word = std::get_if<std::string>(&value->value)) {
        if (*word == "upper" || *word == "lower") {
            return {*word == "upper" ? Mask::Mode::upper : Mask::Mode::lower, {}};
        }
    } else if (auto grid = read_grid<char>(*value, flag_cell)) {
        return {Mask::Mode::cells, *std::move(grid)};
    }
    reader.fail_value(ErrorCode::option, "mask", *value,
                      "'upper', 'lower' or rows of true and false, one for each cell");
    return {};
}

std::optional<std::string> label_text(const OptionValue& value) {
    if (const auto* text = std::get_if<std::string>(&value.value)) {
        return *text;
    }
    if (const auto* number = std::get_if<double>(&value.value)) {
        return format_number({}, *number);
    }
    if (std::holds_alternative<std::int64_t>(value.value)) {
        return describe(value);
    }
    return std::nullopt;
}

TickLabels read_labels(OptionReader& reader, std::string_view name) {
    const OptionValue* value = reader.take(name);
    if (value == nullptr) {
        return {};
    }
    TickLabels labels;
    if (const auto* word = std::get_if<std::string>(&value->value); word && *word == "auto") {
        return labels;
    }
    if (const auto* flag = std::get_if<bool>(&value->value)) {
        labels.mode = TickLabels::Mode::every;
        labels.every = *flag ? 1 : 0;
        return labels;
    }
    if (const auto* every = std::get_if<std::int64_t>(&value->value);
        every != nullptr && *every >= 0 && *every <= max_every) {
        labels.mode = TickLabels::Mode::every;
        labels.every = static_cast<int>(*every);
        return labels;
    }
    const auto* list = std::get_if<OptionList>(&value->value);
    labels.mode = TickLabels::Mode::list;
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        auto text = label_text((*list)[i]);
        if (!text) {
            list = nullptr;
            break;
        }
        labels.list.push_back(*std::move(text));
    }
    if (list == nullptr) {
        reader.fail_value(ErrorCode::option, name, *value,
                          "'auto', true, false, every n-th (0 to 1000000) or a list of labels");
    }
    return labels;
}

}  // namespace

HeatmapOptions read_heatmap(OptionReader& reader, bool of_correlations) {
    HeatmapOptions options;
    if (of_correlations) {
        options.method = static_cast<Method>(
            reader.word("method", {"pearson", "spearman", "kendall"}, supported_methods));
        options.annot = true;
        options.cmap = "coolwarm";
    }
    if (auto cmap = read_cmap(reader)) {
        options.cmap = std::move(cmap);
    }
    options.vmin = reader.optional_number("vmin", any_number);
    options.vmax = reader.optional_number("vmax", any_number);
    options.center = reader.optional_number("center", any_number);
    options.robust = reader.boolean("robust", false);
    read_annot(reader, options);
    options.fmt = read_fmt(reader, options.fmt);
    read_annot_kws(reader, options);
    options.linewidths = reader.number("linewidths", options.linewidths, line_width);
    options.linecolor = reader.color("linecolor").value_or(options.linecolor);
    options.cbar = reader.boolean("cbar", true);
    reader.refuse("cbar_kws");
    options.square = reader.boolean("square", false);
    options.xticklabels = read_labels(reader, "xticklabels");
    options.yticklabels = read_labels(reader, "yticklabels");
    options.mask = read_mask(reader);
    reader.refuse("rasterized");
    return options;
}

}  // namespace plotmill::chart

#include "chart/color/colormap.hpp"
#include "chart/spec/cmap_option.hpp"
#include "chart/spec/kind_options.hpp"

#include <limits>
#include <string>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double huge = std::numeric_limits<double>::max();
constexpr Range any_number{-huge, huge};
constexpr Range line_width{0, max_points};
constexpr int max_every = 1'000'000;

void read_fmt(OptionReader& reader, HeatmapOptions& options) {
    const OptionValue* value = reader.take("fmt");
    if (value == nullptr) {
        return;
    }
    const auto* text = std::get_if<std::string>(&value->value);
    const auto format = text != nullptr ? parse_number_format(*text) : std::nullopt;
    const bool is_for_texts = text != nullptr && options.annot_texts && *text == "s";
    if (!format && !is_for_texts) {
        reader.fail_value(ErrorCode::option, "fmt", *value,
                          "a Python format for numbers such as '.2g', '.1f', 'd' or '.0%'");
        return;
    }
    options.fmt = *text;
    options.number_format = format.value_or(options.number_format);
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

std::optional<std::string> text_cell(const OptionValue& cell) {
    if (const auto* text = std::get_if<std::string>(&cell.value)) {
        return *text;
    }
    return label_text(cell);
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
    options.annot_numbers = read_grid<double>(*value, number_cell);
    if (!options.annot_numbers) {
        options.annot_texts = read_grid<std::string>(*value, text_cell);
    }
    options.annot = options.annot_numbers || options.annot_texts;
    if (!options.annot) {
        reader.fail_value(ErrorCode::option, "annot", *value,
                          "true, false or rows of numbers or texts, one for each cell");
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
        options.method =
            static_cast<Method>(reader.word("method", {"pearson", "spearman", "kendall"}));
        options.annot = true;
        options.cmap = "coolwarm";
    }
    read_cmap(reader, options);
    options.vmin = reader.optional_number("vmin", any_number);
    options.vmax = reader.optional_number("vmax", any_number);
    options.center = reader.optional_number("center", any_number);
    options.robust = reader.boolean("robust", false);
    read_annot(reader, options);
    read_fmt(reader, options);
    reader.nested("annot_kws", [&](OptionReader& inner) {
        options.annotation = read_annotation_style(inner, options.annotation.style);
    });
    options.linewidths = reader.number("linewidths", options.linewidths, line_width);
    options.linecolor = reader.color("linecolor").value_or(options.linecolor);
    options.cbar = reader.boolean("cbar", true);
    reader.nested("cbar_kws", [&](OptionReader& inner) { options.bar = read_color_bar(inner); });
    options.square = reader.boolean("square", false);
    options.xticklabels = read_labels(reader, "xticklabels");
    options.yticklabels = read_labels(reader, "yticklabels");
    options.mask = read_mask(reader);
    return options;
}

}  // namespace plotmill::chart

#include "chart/heatmap_figure.hpp"

#include "chart/color_bar.hpp"
#include "chart/heatmap_labels.hpp"
#include "chart/layout/grid.hpp"
#include "chart/scale/color_scale.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr Color dark_text{0.15, 0.15, 0.15, 1};

template <typename T>
Status check_grid(const Grid<T>& grid, std::string_view option, const Matrix& matrix) {
    if (grid.rows == matrix.rows && grid.columns == matrix.columns) {
        return {};
    }
    return fail(ErrorCode::option, std::string{option} + ": got " + std::to_string(grid.rows) +
                                       " × " + std::to_string(grid.columns) + " cells, expected " +
                                       std::to_string(matrix.rows) + " × " +
                                       std::to_string(matrix.columns) + " as the heatmap has");
}

Status check_labels(const TickLabels& labels, std::string_view option, std::size_t count) {
    if (labels.mode == TickLabels::Mode::list && labels.list.size() > count) {
        return fail(ErrorCode::option, std::string{option} + ": got " +
                                           std::to_string(labels.list.size()) +
                                           " labels, expected at most " + std::to_string(count));
    }
    return {};
}

bool all_whole(const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(), [](double value) {
        return std::isnan(value) || (std::isfinite(value) && value == std::trunc(value));
    });
}

Status check_fmt(const HeatmapOptions& options, const Matrix& matrix) {
    if (!options.annot) {
        return {};
    }
    if (options.annot_texts) {
        if (options.fmt.empty() || options.fmt == "s") {
            return {};
        }
        return fail(ErrorCode::option, "fmt: got " + in_quotes(options.fmt) +
                                           ", but the annotations are texts; expected '' or 's'");
    }
    const auto& annotated = options.annot_numbers ? options.annot_numbers->cells : matrix.values;
    if (options.number_format.type == 'd' && !all_whole(annotated)) {
        return fail(ErrorCode::option,
                    "fmt: got 'd', which is for whole numbers, but the heatmap's are not; expected "
                    "a format such as '.0f'");
    }
    return {};
}

Status check_fit(const HeatmapOptions& options, const Matrix& matrix) {
    std::vector<Status> checks{check_labels(options.xticklabels, "xticklabels", matrix.columns),
                               check_labels(options.yticklabels, "yticklabels", matrix.rows),
                               check_fmt(options, matrix)};
    if (options.mask.mode == Mask::Mode::cells) {
        checks.push_back(check_grid(options.mask.cells, "mask", matrix));
    }
    if (options.annot_numbers) {
        checks.push_back(check_grid(*options.annot_numbers, "annot", matrix));
    }
    if (options.annot_texts) {
        checks.push_back(check_grid(*options.annot_texts, "annot", matrix));
    }
    for (Status& check : checks) {
        if (!check) {
            return std::move(check);
        }
    }
    return {};
}

/// Hidden cells become NaN.
void hide(const Mask& mask, Matrix& matrix) {
    for (std::size_t i = 0; i < matrix.values.size(); ++i) {
        const std::size_t row = i / matrix.columns;
        const std::size_t column = i % matrix.columns;
        const bool hidden = (mask.mode == Mask::Mode::upper && column > row) ||
                            (mask.mode == Mask::Mode::lower && column < row) ||
                            (mask.mode == Mask::Mode::cells && mask.cells.cells[i] != 0);
        if (hidden) {
            matrix.values[i] = std::numeric_limits<double>::quiet_NaN();
        }
    }
}

Colormap choose_colormap(const HeatmapOptions& options) {
    if (!options.cmap_colors.empty()) {
        return listed_colormap(options.cmap_colors);
    }
    return *find_colormap(options.cmap.value_or(options.center ? "icefire" : "rocket"));
}

Status check_limits(const HeatmapOptions& options, Interval limits) {
    const auto text = [](double value) { return format_number({}, value); };
    if (limits.low > limits.high) {
        return fail(
            ErrorCode::range,
            (options.vmin ? "vmin: got " + text(limits.low) : "vmax: got " + text(limits.high)) +
                ", but the colours would go from " + text(limits.low) + " to " + text(limits.high) +
                "; expected a lower limit below the upper one");
    }
    if (std::isfinite(limits.low) && std::isfinite(limits.high) &&
        !std::isfinite(limits.high - limits.low)) {
        return fail(ErrorCode::range, "the values from " + text(limits.low) + " to " +
                                          text(limits.high) +
                                          " span more than a floating-point number can hold");
    }
    return {};
}

Result<ColorScale> make_color_scale(const HeatmapOptions& options, const Matrix& matrix) {
    const bool needs_range = !options.vmin || !options.vmax;
    Interval limits = !needs_range     ? Interval{}
                      : options.robust ? robust_range_of(matrix.values)
                                       : range_of(matrix.values);
    limits = {options.vmin.value_or(limits.low), options.vmax.value_or(limits.high)};
    if (auto fits = check_limits(options, limits); !fits) {
        return fail(std::move(fits).error());
    }
    Colormap map = choose_colormap(options);
    if (options.center) {
        map = recentered(map, limits, *options.center);
    }
    // A colour bar needs a range of values; making room for it widens the scale of the cells, too.
    return ColorScale{options.cbar ? nonsingular(limits, colorbar_widening) : limits,
                      std::move(map)};
}

/// What is missing or infinite has no colour, as in pcolormesh.
std::vector<MapColor> cell_colors(const Matrix& matrix, const ColorScale& scale) {
    std::vector<MapColor> colors(matrix.values.size());
    std::transform(matrix.values.begin(), matrix.values.end(), colors.begin(), [&](double value) {
        return std::isfinite(value) ? scale(value).value_or(no_color) : no_color;
    });
    return colors;
}

/// What writes the annotation of a cell.
class Annotator {
public:
    Annotator(const HeatmapOptions& options, const Matrix& matrix)
        : texts_{options.annot_texts ? &options.annot_texts->cells : nullptr},
          numbers_{options.annot_numbers ? options.annot_numbers->cells : matrix.values},
          format_{options.number_format} {
        if (matrix.all_integers && !options.annot_numbers && format_ == NumberFormat{}) {
            format_.type = 'd';  // format(5, "") is "5"
        }
    }
    [[nodiscard]] std::string operator()(std::size_t cell) const {
        return texts_ != nullptr ? (*texts_)[cell] : format_number(format_, numbers_[cell]);
    }

private:
    const std::vector<std::string>* texts_;
    const std::vector<double>& numbers_;
    NumberFormat format_;
};

void annotate(const HeatmapOptions& options, const Matrix& matrix,
              const std::vector<MapColor>& colors, Axes& axes) {
    const Annotator text_of{options, matrix};
    for (std::size_t i = 0; i < colors.size(); ++i) {
        if (colors[i] == no_color) {
            continue;
        }
        const std::size_t row = i / matrix.columns;
        const std::size_t column = i % matrix.columns;
        Color color = options.annotation.color.value_or(is_light(colors[i]) ? dark_text : white);
        color.a = options.annotation.alpha.value_or(color.a);
        axes.artists.emplace_back(TextArtist{
            .x = static_cast<double>(column) + 0.5,
            .y = static_cast<double>(row) + 0.5,
            .text = text_of(i),
            .style = options.annotation.style,
            .color = color,
        });
    }
}

/// 0 … count
std::vector<double> whole_numbers(std::size_t count) {
    std::vector<double> numbers(count + 1);
    std::iota(numbers.begin(), numbers.end(), 0.0);
    return numbers;
}

Axes cell_axes(const HeatmapOptions& options, const Matrix& matrix, std::vector<MapColor> colors) {
    Axes axes;
    axes.has_frame = false;
    axes.x.view = {0, static_cast<double>(matrix.columns)};
    axes.y.view = {static_cast<double>(matrix.rows), 0};
    axes.x.label.text = matrix.x_label;
    axes.y.label.text = matrix.y_label;
    axes.artists.reserve(1 + (options.annot ? colors.size() : 0));
    axes.artists.emplace_back(MeshArtist{.x_edges = whole_numbers(matrix.columns),
                                         .y_edges = whole_numbers(matrix.rows),
                                         .colors = std::move(colors),
                                         .line_points = options.linewidths,
                                         .line_color = options.linecolor});
    return axes;
}

}  // namespace

Result<Figure> heatmap_figure(const ChartSpec& spec, Matrix matrix, Typesetter& typesetter) {
    const auto& options = std::get<HeatmapOptions>(spec.options);
    if (auto fits = check_fit(options, matrix); !fits) {
        return fail(std::move(fits).error());
    }
    hide(options.mask, matrix);
    auto scale = make_color_scale(options, matrix);
    if (!scale) {
        return fail(std::move(scale).error());
    }
    const auto colors = cell_colors(matrix, *scale);
    Figure figure;
    figure.size = spec.figsize_in;
    figure.dpi = spec.dpi;
    const FigureSize size = figure_size(spec.figsize_in, spec.dpi);
    const BarSplit split = options.cbar ? split_for_bar(options.bar, whole_subplot())
                                        : BarSplit{.parent = whole_subplot()};
    Axes cells = cell_axes(options, matrix, colors);
    add_cell_labels(options, matrix, split, figure.size, cells, typesetter);
    cells.area = cell_area(options, matrix, split, size);
    if (options.annot) {
        annotate(options, matrix, colors, cells);
    }
    figure.axes.push_back(std::move(cells));
    if (options.cbar) {
        figure.axes.push_back(color_bar(options.bar, split, *scale, size));
    }
    return figure;
}

}  // namespace plotmill::chart

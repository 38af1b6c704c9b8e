#include "chart/heatmap_figure.hpp"

#include "chart/figure_bars.hpp"
#include "chart/heatmap_labels.hpp"
#include "chart/layout/bar_split.hpp"
#include "chart/layout/grid.hpp"
#include "chart/plain_text.hpp"
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

/// Of the cells that have a colour.
FigureTexts annotations(const HeatmapOptions& options, const Matrix& matrix,
                        std::span<const MapColor> colors, Workshop& shop) {
    const Annotator text_of{options, matrix};
    auto& x = shop.made.emplace_back();
    auto& y = shop.made.emplace_back();
    FigureTexts artist;
    artist.zorder = 3;
    artist.clip = false;
    artist.style = options.annotation.style;
    artist.texts.reserve(colors.size());
    artist.color.own.reserve(colors.size());
    for (std::size_t i = 0; i < colors.size(); ++i) {
        if (colors[i] == no_color) {
            continue;
        }
        const std::size_t row = i / matrix.columns;
        x.push_back(static_cast<double>(i - row * matrix.columns) + 0.5);
        y.push_back(static_cast<double>(row) + 0.5);
        artist.texts.push_back(plain_text(text_of(i)));
        Color color = options.annotation.color.value_or(is_light(colors[i]) ? dark_text : white);
        color.a = options.annotation.alpha.value_or(color.a);
        artist.color.own.push_back(color);
    }
    artist.x.values = x;
    artist.y.values = y;
    return artist;
}

/// 0 … count
std::span<const double> whole_numbers(std::size_t count, Workshop& shop) {
    auto& numbers = shop.made.emplace_back(count + 1);
    std::iota(numbers.begin(), numbers.end(), 0.0);
    return numbers;
}

/// The scale of the cells' colours, as a colour bar reads it.
ColorMapping mapping_of(const ColorScale& scale) {
    ColorMapping mapping;
    mapping.vmin = scale.limits().low;
    mapping.vmax = scale.limits().high;
    mapping.map = &scale.map();
    return mapping;
}

/// pcolormesh, with its colours.
FigureMesh mesh_of(const HeatmapOptions& options, const Matrix& matrix,
                   std::span<const MapColor> colors, Workshop& shop) {
    FigureMesh mesh;
    mesh.zorder = 1;
    mesh.x.values = whole_numbers(matrix.columns, shop);
    mesh.y.values = whole_numbers(matrix.rows, shop);
    mesh.colors = colors;
    mesh.edge_points = options.linewidths;
    mesh.edge = options.linecolor;
    return mesh;
}

/// seaborn.despine() of all sides: the axes keeps its ground.
void hide_spines(FigureAxes& axes) {
    for (SpineSpec& spine : axes.spines) {
        spine.visible = false;
    }
}

void set_cells(const HeatmapOptions& options, const Matrix& matrix, SizeIn size, FigureAxes& axes) {
    axes.below = false;
    hide_spines(axes);
    axes.y.inverted = true;
    axes.x.label.text = plain_text(matrix.x_label);
    axes.y.label.text = plain_text(matrix.y_label);
    if (options.square) {
        axes.aspect = 1;
    }
    const Area room =
        options.cbar ? split_for_bar(options.bar.bar, whole_subplot()).parent : whole_subplot();
    add_cell_labels(options, matrix, {room.width() * size.width, room.height() * size.height},
                    axes);
}

void set_bar(const ColorBarOptions& options, FigureAxes& axes) {
    axes.below = false;
    axes.place.kind = AxesPlace::Kind::colorbar;
    axes.colorbar = options.bar;
    axes.colorbar->parents = {0};
    for (SpineSpec& spine : axes.spines) {
        spine.points = 0;  // seaborn: outline.set_linewidth(0)
    }
    FigureAxis& axis = options.bar.is_vertical ? axes.y : axes.x;
    axis.label.text = plain_text(options.label);
    if (options.ticks) {
        axis.major.kind = LocatorSpec::Kind::fixed;
        axis.major.at = *options.ticks;
    }
    if (options.format) {
        axis.major_format.kind = FormatterSpec::Kind::format;
        axis.major_format.fmt = plain_text(*options.format);
    }
}

void set_bar_view(const ColorScale& scale, PlotAxes& bar) {
    (bar.spec->colorbar->is_vertical ? bar.y : bar.x).view = scale.limits();
    (bar.spec->colorbar->is_vertical ? bar.x : bar.y).view = {0, 1};
}

}  // namespace

Result<Figure> heatmap_figure(const ChartSpec& spec, Matrix matrix, Workshop& shop) {
    const auto& options = std::get<HeatmapOptions>(spec.options);
    if (auto fits = check_fit(options, matrix); !fits) {
        return fail(std::move(fits).error());
    }
    hide(options.mask, matrix);
    const auto scale = make_color_scale(options, matrix);
    if (!scale) {
        return fail(scale.error());
    }
    auto asked = std::make_shared<FigureOptions>();
    asked->axes.resize(options.cbar ? 2 : 1);
    set_cells(options, matrix, spec.figsize_in, asked->axes.front());
    auto plot = std::make_shared<Plot>();
    plot->axes.resize(asked->axes.size());
    for (std::size_t i = 0; i < plot->axes.size(); ++i) {
        plot->axes[i].spec = &asked->axes[i];
        plot->axes[i].place = &asked->axes[i].place;
    }
    const auto& colors = shop.cell_colors.emplace_back(cell_colors(matrix, *scale));
    PlotAxes& cells = plot->axes.front();
    cells.x.view = {0, static_cast<double>(matrix.columns)};
    cells.y.view = {static_cast<double>(matrix.rows), 0};
    cells.artists.reserve(2);
    cells.artists.emplace_back(mesh_of(options, matrix, colors, shop));
    if (options.annot) {
        cells.artists.emplace_back(annotations(options, matrix, colors, shop));
    }
    if (options.cbar) {
        set_bar(options.bar, asked->axes.back());
        const ColorMapping mapping = mapping_of(*scale);
        if (Status filled =
                fill_color_bar(asked->axes.back(), plot->axes.back(), {&mapping, {}}, shop);
            !filled) {
            return fail(std::move(filled).error());
        }
        set_bar_view(*scale, plot->axes.back());
    }
    plot->options = std::move(asked);
    Figure figure;
    figure.size = spec.figsize_in;
    figure.dpi = spec.dpi;
    figure.plot = std::move(plot);
    return figure;
}

}  // namespace plotmill::chart

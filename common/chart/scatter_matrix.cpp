#include "chart/builders.hpp"
#include "chart/hue_column.hpp"
#include "chart/layout/axes_layout.hpp"
#include "chart/layout/grid.hpp"
#include "chart/stats/density.hpp"
#include "chart/stats/histogram.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double filled_edge_points = 1;  // patch.linewidth; the edge has the colour of the face
constexpr double line_points = 1.5;       // lines.linewidth, of markers that are lines only
constexpr double close_px =
    2;  // axes this close to each other touch each other's spines and markers

MarkerStyle marker_style(const ScatterMatrixOptions& options) {
    Color ink = options.color;
    ink.a = options.alpha;
    MarkerStyle style;
    style.shape = options.marker.get();
    style.area = options.s;
    style.fill = ink;  // also of lines: those that bend have an inside
    style.edge = ink;
    style.edge_points = options.marker->is_filled ? filled_edge_points : line_points;
    return style;
}

/// seaborn's scatterplot: a thin white edge around filled markers, the row's colour for lines.
MarkerStyle hue_style(const ScatterMatrixOptions& options) {
    constexpr double edge_share = 0.08;
    MarkerStyle style;
    style.shape = options.marker.get();
    style.area = options.s;
    style.edge_points = edge_share * std::sqrt(options.s);
    if (options.marker->is_filled) {
        style.edge = Color{1, 1, 1, options.alpha};
    }
    return style;
}

/// The ranges over the rows that have a colour and two finite values.
PairRange range_of_colored(std::span<const double> x, std::span<const double> y, const Hue& hue) {
    constexpr double inf = std::numeric_limits<double>::infinity();
    PairRange range{{inf, -inf}, {inf, -inf}};
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (hue.rows[i] == Hue::no_color || !std::isfinite(x[i]) || !std::isfinite(y[i])) {
            continue;
        }
        range.x = {std::min(range.x.low, x[i]), std::max(range.x.high, x[i])};
        range.y = {std::min(range.y.low, y[i]), std::max(range.y.high, y[i])};
    }
    return range;
}

struct Variable {  // one row and column of the matrix
    std::string_view name;
    std::span<const double> values;
    FiniteRange range;
};

/// An axis needs the width of its view, margins included.
Status check_span(const Variable& variable) {
    const Interval& range = variable.range.interval;
    if (range.low > range.high || std::isfinite(1.1 * range.high - 1.1 * range.low)) {
        return {};
    }
    return fail(ErrorCode::range, "column " + in_quotes(variable.name) +
                                      ": its values span more than a floating-point number can "
                                      "hold");
}

class MatrixBuilder {
public:
    /// `hue`: null for none; outlives what is built.
    MatrixBuilder(const ScatterMatrixOptions& options, const ChosenColumns& chosen, const Hue* hue,
                  std::deque<std::vector<double>>& made)
        : options_{options},
          hue_{hue},
          made_{made},
          style_{hue != nullptr ? hue_style(options) : marker_style(options)} {
        for (std::size_t i = 0; i < chosen.names.size(); ++i) {
            variables_.push_back(
                {chosen.names[i], chosen.values[i], finite_range(chosen.values[i])});
        }
    }

    [[nodiscard]] Result<std::vector<Axes>> axes() const {
        for (const Variable& variable : variables_) {
            if (Status fits = check_span(variable); !fits) {
                return fail(std::move(fits).error());
            }
        }
        const std::size_t k = variables_.size();
        const auto areas = grid_cells(even_grid(k, k, options_.hspace, options_.wspace));
        std::vector<Axes> all;
        all.reserve(k * k);
        for (std::size_t i = 0; i < areas.size(); ++i) {
            auto cell = make_cell(i / k, i % k);
            if (!cell) {
                return fail(std::move(cell).error());
            }
            cell->area = areas[i];
            all.push_back(*std::move(cell));
        }
        return all;
    }

private:
    [[nodiscard]] Result<Axes> make_cell(std::size_t row, std::size_t column) const {
        Axes axes;
        if (row + 1 == variables_.size()) {
            axes.x.label.text = variables_[column].name;
        }
        if (column == 0) {
            axes.y.label.text = variables_[row].name;
            axes.y.label.style.rotation = 0;
            axes.y.label.pad_points = options_.labelpad;
        }
        if (row == column && options_.diagonal == Diagonal::hist) {
            if (Status added = add_histogram(variables_[row], axes); !added) {
                return fail(std::move(added).error());
            }
        } else if (row == column && options_.diagonal == Diagonal::kde) {
            add_density(variables_[row], axes);
        } else {
            add_scatter(variables_[column], variables_[row], axes);
        }
        return axes;
    }

    void add_scatter(const Variable& x, const Variable& y, Axes& axes) const {
        const PairRange range = pair_range(x, y);
        axes.x.view = autoscale(range.x);
        axes.y.view = autoscale(range.y);
        ScatterArtist artist{x.values, y.values, style_, std::nullopt};
        if (hue_ != nullptr) {
            artist.fills = FillByRow{hue_->rows, hue_->colors};
        }
        axes.artists.emplace_back(artist);
    }

    [[nodiscard]] PairRange pair_range(const Variable& x, const Variable& y) const {
        if (hue_ != nullptr) {
            return range_of_colored(x.values, y.values, *hue_);
        }
        return x.range.all_finite && y.range.all_finite
                   ? PairRange{x.range.interval, y.range.interval}
                   : range_of_pairs(x.values, y.values);
    }

    [[nodiscard]] Status add_histogram(const Variable& variable, Axes& axes) const {
        auto made = histogram(variable.values, options_.bins);
        if (!made) {
            return fail(made.error().code, in_quotes(variable.name) + ": " + made.error().message);
        }
        BarArtist bars{std::move(made->edges), {}, options_.hist_color};
        bars.heights.assign(made->counts.begin(), made->counts.end());
        axes.x.view = autoscale({bars.edges.front(), bars.edges.back()});
        // Bars stand on 0: there is no margin below.
        const double most = *std::max_element(bars.heights.begin(), bars.heights.end());
        axes.y.view = {0, autoscale({0, most}).high};
        axes.artists.emplace_back(std::move(bars));
        return {};
    }

    void add_density(const Variable& variable, Axes& axes) const {
        auto curve = density_curve(variable.values);
        const auto padded = padded_range(variable.values);
        if (padded) {
            axes.x.view = {padded->low, padded->high};
        }
        if (!curve) {
            return;
        }
        axes.y.view = autoscale(finite_range(curve->density).interval);
        const auto& at = made_.emplace_back(std::move(curve->at));
        const auto& density = made_.emplace_back(std::move(curve->density));
        axes.artists.emplace_back(LineArtist{at, density, {options_.hist_color, line_points}});
    }

    const ScatterMatrixOptions& options_;
    const Hue* hue_;
    std::deque<std::vector<double>>& made_;
    MarkerStyle style_;
    std::vector<Variable> variables_;
};

/// Does the background of a cell cover a neighbour's spines or a label?
bool cells_touch(const ScatterMatrixOptions& options, const Axes& first, const FigureSize& figure) {
    const Area area = to_px(first.area, figure);
    return options.wspace * area.width() < close_px || options.hspace * area.height() < close_px;
}

}  // namespace

Result<Figure> build_scatter_matrix(const ChartSpec& spec, const dataset::Dataset& data,
                                    Workshop& shop) {
    const auto& options = std::get<ScatterMatrixOptions>(spec.options);
    Choice choice;
    if (options.hue) {
        const auto place = take_hue(options, data, shop);
        if (!place) {
            return fail(place.error());
        }
        choice.without = static_cast<std::ptrdiff_t>(*place);
    }
    const auto chosen = choose_columns(data, choice, shop);
    if (!chosen) {
        return fail(chosen.error());
    }
    auto axes =
        MatrixBuilder{options, *chosen, options.hue ? &shop.hue : nullptr, shop.made}.axes();
    if (!axes) {
        return fail(std::move(axes).error());
    }
    Figure figure;
    figure.size = spec.figsize_in;
    figure.dpi = spec.dpi;
    figure.axes = *std::move(axes);
    if (options.hue) {
        figure.legend = legend_of(*options.hue, shop.hue);
    }
    figure.paints_backgrounds =
        cells_touch(options, figure.axes.front(), figure_size(figure.size, figure.dpi));
    return figure;
}

}  // namespace plotmill::chart

// A scatter plot matrix as a figure: it fills the options and the plot as a job of kind `figure`
// would.

#include "chart/builders.hpp"
#include "chart/hue_column.hpp"
#include "chart/plain_text.hpp"
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

/// What the points of all axes have in common.
struct PointLook {
    std::optional<Color> face;  // none: that of their rows
    std::optional<Color> edge;  // none: that of the face
    double edge_points = 0;
};

PointLook usual_look(const ScatterMatrixOptions& options) {
    Color ink = options.color;
    ink.a = options.alpha;
    return {ink, std::nullopt, options.marker->is_filled ? filled_edge_points : line_points};
}

/// seaborn's scatterplot: a thin white edge around filled markers, the row's colour for lines.
PointLook hue_look(const ScatterMatrixOptions& options) {
    constexpr double edge_share = 0.08;
    PointLook look;
    look.edge_points = edge_share * std::sqrt(options.s);
    if (options.marker->is_filled) {
        look.edge = Color{1, 1, 1, options.alpha};
    }
    return look;
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

/// Axes differ in their labels only: one options for all within the matrix, one for each on the
/// left and below.
class MatrixSpecs {
public:
    explicit MatrixSpecs(std::size_t size) : size_{size} {}

    void fill(const ScatterMatrixOptions& options, std::span<const Variable> variables,
              std::vector<FigureAxes>& specs) const {
        specs.resize(2 * size_);
        for (FigureAxes& spec : specs) {
            spec.below = false;  // axisbelow "line"
            spec.x.major.kind = spec.y.major.kind = LocatorSpec::Kind::null;
        }
        for (std::size_t i = 0; i < size_; ++i) {
            specs[number_of(size_ - 1, i)].x.label.text = plain_text(variables[i].name);
            AxisLabelSpec& label = specs[number_of(i, 0)].y.label;
            label.text = plain_text(variables[i].name);
            label.rotation = 0;
            label.pad_points = options.labelpad;
        }
    }

    /// Of the axes in a cell.
    [[nodiscard]] std::size_t number_of(std::size_t row, std::size_t column) const noexcept {
        if (row + 1 == size_) {
            return size_ + column;
        }
        return column == 0 ? row + 1 : 0;
    }

private:
    std::size_t size_;
};

class MatrixBuilder {
public:
    /// `hue`: null for none; outlives what is built.
    MatrixBuilder(const ScatterMatrixOptions& options, const ChosenColumns& chosen, const Hue* hue,
                  Workshop& shop)
        : options_{options},
          hue_{hue},
          made_{shop.made},
          look_{hue != nullptr ? hue_look(options) : usual_look(options)},
          area_{made_.emplace_back(std::vector<double>{options.s})} {
        variables_.reserve(chosen.names.size());
        for (std::size_t i = 0; i < chosen.names.size(); ++i) {
            variables_.push_back(
                {chosen.names[i], chosen.values[i], finite_range(chosen.values[i])});
        }
    }

    Result<std::shared_ptr<Plot>> plot() {
        for (const Variable& variable : variables_) {
            if (Status fits = check_span(variable); !fits) {
                return fail(std::move(fits).error());
            }
        }
        auto asked = std::make_shared<FigureOptions>();
        asked->hspace = options_.hspace;
        asked->wspace = options_.wspace;
        const std::size_t k = variables_.size();
        const MatrixSpecs specs{k};
        specs.fill(options_, variables_, asked->axes);
        auto plot = std::make_shared<Plot>();
        plot->axes.resize(k * k);
        plot->places.resize(k * k);
        for (std::size_t i = 0; i < plot->axes.size(); ++i) {
            PlotAxes& axes = plot->axes[i];
            const std::size_t row = i / k;
            const std::size_t column = i % k;
            axes.spec = &asked->axes[specs.number_of(row, column)];
            AxesPlace& place = plot->places[i];
            place.rows = place.columns = k;
            place.row_range = {row, row};
            place.column_range = {column, column};
            axes.place = &place;
            if (Status filled = fill_cell(row, column, axes); !filled) {
                return fail(std::move(filled).error());
            }
        }
        if (hue_ != nullptr) {
            add_hue_legend(*options_.hue, *hue_, plot->axes.front(), *asked);
        }
        plot->options = std::move(asked);
        return plot;
    }

private:
    Status fill_cell(std::size_t row, std::size_t column, PlotAxes& axes) {
        if (row == column && options_.diagonal == Diagonal::hist) {
            return add_histogram(variables_[row], axes);
        }
        if (row == column && options_.diagonal == Diagonal::kde) {
            add_density(variables_[row], axes);
        } else {
            add_scatter(variables_[column], variables_[row], axes);
        }
        return {};
    }

    void add_scatter(const Variable& x, const Variable& y, PlotAxes& axes) const {
        const PairRange range = pair_range(x, y);
        axes.x.view = autoscale(range.x);
        axes.y.view = autoscale(range.y);
        auto& points =
            std::get<FigurePoints>(axes.artists.emplace_back(std::in_place_type<FigurePoints>));
        points.zorder = 1;
        points.x.values = x.values;
        points.y.values = y.values;
        points.s.values = area_;
        points.shape = options_.marker;
        points.edge_points = look_.edge_points;
        if (look_.face) {
            points.face.own.push_back(*look_.face);
        } else {
            points.row_faces = {hue_->colors, hue_->rows};
        }
        if (look_.edge) {
            points.edge.own.push_back(*look_.edge);
        } else {
            points.edge_is_face = true;
        }
    }

    [[nodiscard]] PairRange pair_range(const Variable& x, const Variable& y) const {
        if (hue_ != nullptr) {
            return range_of_colored(x.values, y.values, *hue_);
        }
        return x.range.all_finite && y.range.all_finite
                   ? PairRange{x.range.interval, y.range.interval}
                   : range_of_pairs(x.values, y.values);
    }

    Status add_histogram(const Variable& variable, PlotAxes& axes) {
        auto found = histogram(variable.values, options_.bins);
        if (!found) {
            return fail(found.error().code,
                        in_quotes(variable.name) + ": " + found.error().message);
        }
        const auto& edges = made_.emplace_back(std::move(found->edges));
        const auto& heights = made_.emplace_back(found->counts.begin(), found->counts.end());
        auto& widths = made_.emplace_back(heights.size());
        for (std::size_t i = 0; i < widths.size(); ++i) {
            widths[i] = edges[i + 1] - edges[i];
        }
        FigureRects bars;
        bars.zorder = 1;
        bars.x.values = std::span{edges}.first(heights.size());
        bars.y.values = made_.emplace_back(heights.size(), 0.0);
        bars.width.values = widths;
        bars.height.values = heights;
        bars.look.face.own.push_back(options_.hist_color);
        axes.artists.emplace_back(std::move(bars));
        axes.x.view = autoscale({edges.front(), edges.back()});
        // Bars stand on 0: there is no margin below.
        const double most = *std::max_element(heights.begin(), heights.end());
        axes.y.view = {0, autoscale({0, most}).high};
        return {};
    }

    void add_density(const Variable& variable, PlotAxes& axes) {
        axes.x.view = axes.y.view = {0, 1};
        if (const auto padded = padded_range(variable.values)) {
            axes.x.view = {padded->low, padded->high};
        }
        auto curve = density_curve(variable.values);
        if (!curve) {
            return;
        }
        axes.y.view = autoscale(finite_range(curve->density).interval);
        FigureLine line;
        line.zorder = 2;
        line.x.values = made_.emplace_back(std::move(curve->at));
        line.y.values = made_.emplace_back(std::move(curve->density));
        line.stroke = StrokeLook{options_.hist_color, line_points, {}, {}, {}};
        axes.artists.emplace_back(std::move(line));
    }

    const ScatterMatrixOptions& options_;
    const Hue* hue_;
    std::deque<std::vector<double>>& made_;
    PointLook look_;
    std::span<const double> area_;  // one for all
    std::vector<Variable> variables_;
};

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
    auto plot = MatrixBuilder{options, *chosen, options.hue ? &shop.hue : nullptr, shop}.plot();
    if (!plot) {
        return fail(std::move(plot).error());
    }
    Figure figure;
    figure.size = spec.figsize_in;
    figure.dpi = spec.dpi;
    figure.plot = *std::move(plot);
    return figure;
}

}  // namespace plotmill::chart

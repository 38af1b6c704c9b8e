#include "chart/builders.hpp"
#include "chart/color/palettes.hpp"
#include "chart/plain_text.hpp"
#include "chart/series_columns.hpp"
#include "chart/series_figure.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double series_line_points = 1.5;  // lines.linewidth
constexpr double patch_points = 1;          // patch.linewidth
constexpr double overlapping_alpha = 0.5;   // of areas that are not stacked, as pandas

/// The looks of the series, and where what is computed of them goes.
class SeriesBuilder {
public:
    SeriesBuilder(const ChartSpec& spec, SeriesTable& table, Workshop& shop)
        : kind_{spec.kind},
          options_{std::get<SeriesOptions>(spec.options)},
          table_{table},
          made_{shop.made},
          cycle_{default_cycle(10)},
          figure_{options_.plot, shop.made} {}

    /// `spec`: filled, and kept as long as what is given.
    Result<PlotAxes> axes(FigureAxes& spec) && {
        Status added;
        switch (kind_) {
            case ChartKind::area:
                added = options_.stacked ? add_stack() : add_areas();
                break;
            case ChartKind::stairs:
                added = add_stairs();
                break;
            default:
                add_lines();
        }
        if (!added) {
            return fail(std::move(added).error());
        }
        if (table_.x_labels != nullptr && kind_ != ChartKind::stairs) {
            std::vector<std::string> names;
            std::transform(table_.x_labels->begin(), table_.x_labels->end(),
                           std::back_inserter(names), plain_text);
            figure_.name_places(std::move(names));
        }
        PlotAxes axes = std::move(figure_).finish(table_.x_name, table_.legend_title, spec);
        if (kind_ == ChartKind::area && !options_.plot.ylim) {
            stand_on_zero(axes.y.view);
        }
        return axes;
    }

private:
    [[nodiscard]] Color color_of_series(std::size_t i, double alpha) const {
        Color color = options_.color.of(i, table_.series[i].name, cycle_[i % cycle_.size()]);
        color.a = options_.alpha.value_or(color.a * alpha);
        return color;
    }
    [[nodiscard]] double width_of(std::size_t i, double usual) const {
        return options_.linewidth.of(i, table_.series[i].name, usual);
    }
    [[nodiscard]] LineStyle style_of(std::size_t i) const {
        return options_.linestyle.of(i, table_.series[i].name, LineStyle::solid);
    }

    [[nodiscard]] SeriesLook look_of(std::size_t i, double alpha) const {
        return {color_of_series(i, alpha), width_of(i, series_line_points), style_of(i),
                options_.marker, options_.markersize};
    }

    void add_lines() {
        for (std::size_t i = 0; i < table_.series.size(); ++i) {
            const Series& series = table_.series[i];
            figure_.add(SeriesLine{series.x, series.y, look_of(i, 1),
                                   options_.drawstyle.of(i, series.name, DrawStyle::straight)},
                        series.name);
        }
    }

    /// A line along the upper side, and the area below it.
    void add_area(std::size_t i, std::span<const double> lower, std::span<const double> upper) {
        const double alpha = options_.stacked ? 1 : overlapping_alpha;
        const Series& series = table_.series[i];
        all_positive_ = all_positive_ && std::none_of(series.y.begin(), series.y.end(),
                                                      [](double v) { return v < 0; });
        all_negative_ = all_negative_ && std::none_of(series.y.begin(), series.y.end(),
                                                      [](double v) { return v > 0; });
        figure_.add(SeriesLine{series.x, upper, look_of(i, alpha)}, "");
        figure_.add(SeriesArea{series.x,
                               lower,
                               upper,
                               {color_of_series(i, alpha), width_of(i, patch_points), style_of(i)}},
                    series.name);
    }

    /// pandas draws a missing value as nothing at all: 0.
    std::span<const double> filled(std::span<const double> values) {
        auto& copy = made_.emplace_back(values.begin(), values.end());
        for (double& value : copy) {
            value = std::isnan(value) ? 0 : value;
        }
        return copy;
    }

    Status add_areas() {
        for (std::size_t i = 0; i < table_.series.size(); ++i) {
            const auto upper = filled(table_.series[i].y);
            const auto& lower = made_.emplace_back(upper.size(), 0.0);
            add_area(i, lower, upper);
        }
        return {};
    }

    /// Positive columns stand on each other upwards from 0, negative ones downwards.
    Status add_stack() {
        const std::size_t rows = table_.series.front().y.size();
        std::vector<double> above(rows, 0.0);
        std::vector<double> below(rows, 0.0);
        for (std::size_t i = 0; i < table_.series.size(); ++i) {
            const auto values = filled(table_.series[i].y);
            const bool is_up =
                std::none_of(values.begin(), values.end(), [](double v) { return v < 0; });
            const bool is_down =
                std::none_of(values.begin(), values.end(), [](double v) { return v > 0; });
            if (!is_up && !is_down) {
                return fail(ErrorCode::option,
                            "stacked: column " + in_quotes(table_.series[i].name) +
                                " has values above and below 0, expected one of both (or "
                                "stacked false)");
            }
            std::vector<double>& ground = is_up ? above : below;
            const auto& lower = made_.emplace_back(ground);
            for (std::size_t row = 0; row < rows; ++row) {
                ground[row] += values[row];
            }
            add_area(i, lower, made_.emplace_back(ground));
        }
        return {};
    }

    void stand_on_zero(Interval& view) const {
        if (all_positive_) {
            view.low = 0;
        } else if (all_negative_) {
            view.high = 0;
        }
    }

    /// The edges of all stairs: as given, those of x, or 0 … n.
    Result<std::span<const double>> edges_of(const Series& series) {
        const std::size_t rows = series.y.size();
        if (options_.edges) {
            if (options_.edges->size() != rows + 1) {
                return fail(ErrorCode::option,
                            "edges: got " + std::to_string(options_.edges->size()) + " edges for " +
                                std::to_string(rows) + " rows, expected one more");
            }
            return std::span<const double>{*options_.edges};
        }
        if (options_.x) {
            if (!std::isnan(series.y.back())) {
                return fail(ErrorCode::option,
                            "x: column " + in_quotes(*options_.x) +
                                " has one edge more than there are values, so the last row of " +
                                in_quotes(series.name) + " must be empty");
            }
            return series.x;
        }
        auto& numbers = made_.emplace_back(rows + 1);
        for (std::size_t i = 0; i <= rows; ++i) {
            numbers[i] = static_cast<double>(i);
        }
        return std::span<const double>{numbers};
    }

    Status add_stairs() {
        for (std::size_t i = 0; i < table_.series.size(); ++i) {
            const Series& series = table_.series[i];
            const auto edges = edges_of(series);
            if (!edges) {
                return fail(edges.error());
            }
            if (!std::all_of(edges->begin(), edges->end(),
                             [](double edge) { return std::isfinite(edge); })) {
                return fail(ErrorCode::option, "x: an edge is missing or infinite");
            }
            const SeriesStairs stairs{*edges,
                                      series.y.first(edges->size() - 1),
                                      options_.baseline,
                                      options_.fill,
                                      {color_of_series(i, 1),
                                       width_of(i, options_.fill ? 0 : patch_points), style_of(i)}};
            figure_.add(stairs, series.name);
        }
        return {};
    }

    ChartKind kind_;
    const SeriesOptions& options_;
    const SeriesTable& table_;
    std::deque<std::vector<double>>& made_;
    std::vector<Color> cycle_;
    SeriesFigure figure_;
    bool all_positive_ = true;
    bool all_negative_ = true;
};

/// An axis needs the width of its view as a number.
Status check_view(const Interval& view, std::string_view axis) {
    if (std::isfinite(view.high - view.low)) {
        return {};
    }
    return fail(ErrorCode::range, std::string{axis} +
                                      ": the values span more than a "
                                      "floating-point number can hold");
}

}  // namespace

Result<Figure> build_series(const ChartSpec& spec, const dataset::Dataset& data, Workshop& shop) {
    auto table = choose_series(std::get<SeriesOptions>(spec.options), data, shop);
    if (!table) {
        return fail(std::move(table).error());
    }
    auto asked = std::make_shared<FigureOptions>();
    auto axes = SeriesBuilder{spec, *table, shop}.axes(asked->axes.emplace_back());
    if (!axes) {
        return fail(std::move(axes).error());
    }
    for (const auto& [axis, name] : {std::pair{&axes->x, "x"}, std::pair{&axes->y, "y"}}) {
        if (Status fits = check_view(axis->view, name); !fits) {
            return fail(std::move(fits).error());
        }
    }
    auto plot = std::make_shared<Plot>();
    plot->axes.push_back(*std::move(axes));
    plot->options = std::move(asked);
    Figure figure;
    figure.size = spec.figsize_in;
    figure.dpi = spec.dpi;
    figure.plot = std::move(plot);
    return figure;
}

}  // namespace plotmill::chart

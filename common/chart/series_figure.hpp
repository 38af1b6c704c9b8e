#pragma once
// Series as a figure of one axes, which grows with what is put into it: limits, legend, and what
// stands around the series.

#include "chart/figure/plot.hpp"
#include "chart/spec/plot_options.hpp"

#include <cmath>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace plotmill::chart {

/// Least and greatest of what was taken in; empty at first.
class DataLimits {
public:
    void take(double value) noexcept;
    void take(std::span<const double> values) noexcept;
    /// A margin never goes beyond this value (matplotlib's sticky edges).
    void stick(double value) { sticky_.push_back(value); }
    /// The view of an axis that shows all: with margins of 5 %.
    [[nodiscard]] Interval view() const;

private:
    double low_ = HUGE_VAL;
    double high_ = -HUGE_VAL;
    std::vector<double> sticky_;
};

/// How a line is drawn; its markers have its colour.
struct SeriesLook {
    Color color;
    double points = 1.5;
    LineStyle style = LineStyle::solid;
    std::shared_ptr<const MarkerShape> marker{};  // null: none
    double marker_points = 6;
};

/// A line through all places in turn; one that is not finite breaks it. \pre as many x as y
struct SeriesLine {
    std::span<const double> x;
    std::span<const double> y;
    SeriesLook look;
    DrawStyle draw = DrawStyle::straight;
};

/// What lies between two curves (fill_between). A place that is not finite parts it.
struct SeriesArea {
    std::span<const double> x;
    std::span<const double> lower;  // as many as x
    std::span<const double> upper;
    SeriesLook look;  // of the area, and of the line around it
};

/// Constant between neighbouring edges (Axes.stairs). A value that is not finite parts it.
struct SeriesStairs {
    std::span<const double> edges;  // one more than values
    std::span<const double> values;
    std::optional<double> baseline;  // where each part begins and ends; none: at its own height
    bool is_filled = false;          // else only its outline is drawn
    SeriesLook look;
};

class SeriesFigure {
public:
    /// What is computed goes to `made`, which outlives the figure.
    SeriesFigure(const PlotOptions& options, std::deque<std::vector<double>>& made);

    /// The limits take in the artist's data. A label that is not empty stands in the legend.
    void add(const SeriesLine& line, const std::string& label);
    void add(const SeriesArea& area, const std::string& label);
    void add(const SeriesStairs& stairs, const std::string& label);

    /// Along x, at whole places from 0 on, these texts are written instead of numbers.
    void name_places(std::vector<std::string> names);

    /// The axes, its limits set and its reference lines drawn. Of `spec` it has the address.
    PlotAxes finish(const std::string& x_name, const std::string& legend_title,
                    FigureAxes& spec) &&;

private:
    void take_reference_lines();
    void add_reference_lines();
    void add_crossing(const CrossLine& line, bool is_upright);
    void add_texts();
    /// The artist that is added last, in the legend.
    void explain(const std::string& label);

    const PlotOptions& options_;
    std::deque<std::vector<double>>& made_;
    FigureAxes spec_;
    PlotAxes axes_;
    LegendSpec legend_;
    DataLimits x_;
    DataLimits y_;
};

}  // namespace plotmill::chart

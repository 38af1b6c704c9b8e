#pragma once
// An axes that grows with what is put into it: limits, legend, and what stands around the series.

#include "chart/figure/figure.hpp"
#include "chart/spec/plot_options.hpp"

#include <cmath>
#include <deque>
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

class SeriesFigure {
public:
    /// What is computed goes to `made`, which outlives the figure.
    SeriesFigure(const PlotOptions& options, std::deque<std::vector<double>>& made);

    /// The limits take in the artist's data, or what the caller takes in for it.
    void add(const LineArtist& artist, const std::string& label);
    void add(const FillArtist& artist, const std::string& label);
    void add(const StairsArtist& artist, const std::string& label);

    DataLimits& x() noexcept { return x_; }
    DataLimits& y() noexcept { return y_; }

    /// The axes, its limits set and its reference lines drawn.
    Axes finish(const std::string& x_name, const std::string& legend_title) &&;

private:
    void take_reference_lines();
    void add_reference_lines();
    void add_crossing(const CrossLine& line, bool is_upright);
    void add_texts();

    const PlotOptions& options_;
    std::deque<std::vector<double>>& made_;
    Axes axes_;
    Legend legend_;
    DataLimits x_;
    DataLimits y_;
};

}  // namespace plotmill::chart

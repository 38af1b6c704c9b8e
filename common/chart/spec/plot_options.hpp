#pragma once
// What charts of series over an x axis have in common: which columns are drawn, how each series
// looks, and what stands around them. Names and defaults are those of matplotlib's Axes and of
// pandas' DataFrame.plot.

#include "chart/color/color.hpp"
#include "chart/geom/marker_shape.hpp"
#include "chart/spec/annotation_style.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plotmill::chart {

inline constexpr std::size_t max_series = 1000;
inline constexpr std::size_t max_reference_marks = 10'000;  // lines, texts of one kind

enum class LineStyle { solid, dashed, dashdot, dotted, none };
enum class DrawStyle { straight, steps_pre, steps_mid, steps_post };

/// A property of series: by name, else in their order (from the first again after the last one).
template <typename T>
struct BySeries {
    std::vector<T> in_order;  // empty: the fallback
    std::vector<std::pair<std::string, T>> by_name;

    [[nodiscard]] T of(std::size_t place, std::string_view name, T fallback) const {
        for (const auto& [known, value] : by_name) {
            if (known == name) {
                return value;
            }
        }
        return in_order.empty() ? fallback : in_order[place % in_order.size()];
    }
};

enum class LegendPlace {
    best,
    upper_right,
    upper_left,
    lower_left,
    lower_right,
    right,
    center_left,
    center_right,
    lower_center,
    upper_center,
    center
};

/// A line across the axes (axhline, axvline).
struct CrossLine {
    double at = 0;
    Color color;
    double points = 1.5;
    LineStyle style = LineStyle::solid;
    std::string label;  // in the legend; empty: not there
};

/// A line of its own, in data units (Axes.plot).
struct ExtraLine {
    std::vector<double> x;
    std::vector<double> y;
    Color color;
    double points = 1.5;
    LineStyle style = LineStyle::solid;
    std::string label;
};

struct PlacedText {
    double x = 0;
    double y = 0;
    std::string text;
    AnnotationStyle look;
};

/// What stands around the series.
struct PlotOptions {
    std::string title;
    std::optional<std::string> xlabel;  // none: the name of what is along x
    std::string ylabel;
    std::optional<std::pair<double, double>> xlim;
    std::optional<std::pair<double, double>> ylim;
    bool grid = false;
    std::optional<LegendPlace> legend = LegendPlace::best;  // none: no legend
    std::vector<CrossLine> horizontal;
    std::vector<CrossLine> vertical;
    std::vector<ExtraLine> lines;
    std::vector<PlacedText> texts;
};

/// Which columns are drawn and how. Without a value a series has its kind's default.
struct SeriesOptions {
    std::optional<std::string> x;               // a column; none: the index
    std::optional<std::vector<std::string>> y;  // none: all numeric columns but x and hue
    std::optional<std::string> hue;             // a column whose values part the rows into series
    BySeries<Color> color;
    std::optional<double> alpha;
    BySeries<double> linewidth;
    BySeries<LineStyle> linestyle;
    BySeries<DrawStyle> drawstyle;
    std::shared_ptr<const MarkerShape> marker;  // null: none
    double markersize = 6;                      // points
    bool stacked = true;                        // area only
    bool fill = false;                          // stairs only
    std::optional<double> baseline = 0;         // stairs only; none: the ends stand open
    std::optional<std::vector<double>> edges;   // stairs only; none: x or 0 … n
    PlotOptions plot;
};

}  // namespace plotmill::chart

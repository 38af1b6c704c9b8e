#pragma once
// A figure as matplotlib knows it: axes with artists, ticks and labels. A value: the builders of
// the chart kinds make one, layout gives everything its place in px, marks append it to a scene.

#include "chart/figure/area.hpp"
#include "chart/figure/artist.hpp"
#include "chart/figure/plot.hpp"
#include "chart/spec/chart_spec.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace plotmill::chart {

enum class Side { bottom, top, left, right };

/// Where ticks stand and what is written at them.
struct Ticks {
    enum class Place { none, automatic };
    Place place = Place::none;
    /// What writes a number; none: as matplotlib's ScalarFormatter writes them.
    std::function<std::string(double)> format;
};

struct AxisLabel {
    std::string text;  // empty: none
    double pad_points = 4;
    double along = 0.5;  // share of the axis
    TextStyle style;
};

/// One axis of an axes. Made by x_axis() or y_axis(), which give matplotlib's defaults.
struct Axis {
    Side side = Side::bottom;  // of the ticks and labels
    Interval view;             // data at the left or lower end, and at the other; may be inverted
    Ticks ticks;
    TextStyle tick_style;
    AxisLabel label;
    bool has_grid = false;  // a line across the axes at each tick
};
Axis x_axis(Side side = Side::bottom);
Axis y_axis(Side side = Side::left);

/// The look of an area in a legend.
struct PatchLook {
    std::optional<Color> fill;
    std::optional<Color> edge;
    double edge_points = 1;
    LineStyle style = LineStyle::solid;
};

/// What stands before a label: a line or a patch.
struct LegendItem {
    std::string label;
    std::optional<LineLook> line{};
    std::optional<PatchLook> patch{};
};

/// A list of what the lines and areas of an axes mean.
struct Legend {
    std::string title;
    std::vector<LegendItem> items;
    LegendPlace place = LegendPlace::best;
};

struct Axes {
    Area area;  // fractions of the figure
    Axis x = x_axis();
    Axis y = y_axis();
    bool has_frame = true;  // four spines
    std::vector<Artist> artists;
    std::string title;  // above
    std::optional<Legend> legend{};
};

struct Figure {
    SizeIn size;
    double dpi = 100;
    std::vector<Axes> axes;
    /// Of the kind `figure`, and of those whose builders fill the same: instead of axes.
    std::shared_ptr<const Plot> plot{};
};

}  // namespace plotmill::chart

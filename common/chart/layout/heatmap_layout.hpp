#pragma once
// Where everything of a heatmap stands: the cells' axes, the colour bar, ticks and all texts but
// the annotations.

#include "chart/layout/figure.hpp"
#include "chart/scale/interval.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plotmill::chart {

struct HeatmapNames {
    std::vector<std::string_view> columns;
    std::vector<std::string_view> rows;
    std::string_view x_label;  // empty: none
    std::string_view y_label;
};

struct HeatmapLayout {
    Area axes;                    // px, y up
    std::optional<Area> bar;      // of the colour bar
    std::vector<double> x_ticks;  // px along x
    std::vector<double> y_ticks;  // px along y, up
    std::vector<double> bar_ticks;
    std::vector<TextLine> texts;
};

/// `bar_limits`: the values at the ends of the colour bar.
HeatmapLayout lay_out_heatmap(const HeatmapOptions& options, SizeIn size, double dpi,
                              const HeatmapNames& names, Interval bar_limits,
                              Typesetter& typesetter);

}  // namespace plotmill::chart

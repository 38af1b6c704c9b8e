#pragma once
// One axis of an axes of a figure: matplotlib's Axis. Internal to layout.

#include "base/result.hpp"
#include "chart/layout/plot_layout.hpp"
#include "chart/tick/axis_ticks.hpp"

namespace plotmill::chart {

/// The room in which an axis' locator counts ticks: that of the axis that the locator belongs to.
struct TickRoom {
    double length_px = 0;
    double label_points = 10;
};

/// What an axis needs to know of its axes.
struct AxisSetting {
    const FigureAxis& spec;
    const PlotAxis& axis;
    bool is_x = true;
    const PlotAxesLayout& axes;  // its area, scales and spines are set
    double outline_top = 0;      // px: where the offset text of y stands
    const FigureSize& figure;
    TickRoom tick_room;
    const TickLabelBoxes* aligned = nullptr;  // of its label group, once they are known
};

/// Fills `layout`, which is empty.
Status lay_out_axis(const AxisSetting& setting, Typesetter& typesetter, PlotAxisLayout& layout);

/// A spine and the ticks on it, as far as they reach.
TextBox spine_extent(const FigureAxis& axis, const PlotAxisLayout& ticks, const PlotLine& spine,
                     PlotSide side, const FigureSize& figure);

}  // namespace plotmill::chart

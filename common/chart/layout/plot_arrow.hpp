#pragma once
// The arrow of an annotation: matplotlib's FancyArrowPatch between a text's box and a place.
// Internal to layout.

#include "chart/layout/plot_text.hpp"

namespace plotmill::chart {

struct ArrowSetting {
    const ArrowLook& look;
    TextBox text;                  // the box of the text, px
    std::vector<PlotPoint> leave;  // what lies within these corners is not drawn; empty: all is
    PlotPoint target;
    double text_points = 10;  // size of the text
};

/// Nothing when text and place are too close together for an arrow.
std::optional<PlotArrow> lay_out_arrow(const ArrowSetting& setting, const FigureSize& figure);

}  // namespace plotmill::chart

#pragma once
// The text artists of an axes in their places.

#include "chart/figure/plot.hpp"
#include "chart/layout/figure_size.hpp"
#include "chart/layout/plot_layout.hpp"
#include "chart/text/typesetter.hpp"

namespace plotmill::chart {

/// Adds the texts of an axes to its layout, one entry for each artist of text. Errors: option (its
/// axes would cut a text that has clip_on). \pre the scales and the area of the axes are known
Status lay_out_texts(const PlotAxes& axes, const FigureSize& figure, Typesetter& typesetter,
                     PlotAxesLayout& layout);

}  // namespace plotmill::chart

#pragma once
// The titles of an axes of a figure: above what stands on top of it (matplotlib's
// _update_title_position). Internal to layout.

#include "chart/layout/plot_layout.hpp"

#include <span>

namespace plotmill::chart {

/// An axes that the titles of another one look at: itself, its twins, its insets.
struct TitleNeighbour {
    const FigureAxes& spec;
    const PlotAxesLayout& layout;
    TextBox frame;  // of the axes, or of the outline of a colour bar
};

/// Appends to layout.titles, and takes what they fill into its extents.
void lay_out_titles(const FigureAxes& spec, std::span<const TitleNeighbour> neighbours,
                    const FigureSize& figure, Typesetter& typesetter, PlotAxesLayout& layout);

}  // namespace plotmill::chart

#pragma once
// Axes with artists, as matplotlib knows them, whose data are known: what was asked for (a job of
// kind `figure`, or the builder of another kind), with numbers in the place of names and limits for
// every axis.

#include "chart/color/colormap.hpp"
#include "chart/scale/axis_scale.hpp"
#include "chart/spec/chart_spec.hpp"
#include "chart/spec/figure_spec.hpp"

#include <memory>
#include <vector>

namespace plotmill::chart {

struct PlotAxis {
    AxisTransform transform;
    Interval view;  // data units at the left or lower end, and at the other; may be inverted
    double least_positive = 1;  // of the data
    double data_length = 0;     // that they span; less than 0: none
};

/// The numbers of artists are those of their axes' transforms: on a logarithmic axis, logarithms.
struct PlotAxes {
    /// Outlives the figure, and may be that of several axes: its artists and its place do not count
    /// but those below.
    const FigureAxes* spec = nullptr;
    const AxesPlace* place = nullptr;  // outlives the figure
    PlotAxis x;
    PlotAxis y;
    std::vector<FigureArtist> artists;
    /// Of a colour bar, in fractions of the axes: triangles beyond its ends, of these colours.
    std::optional<Color> bar_below;
    std::optional<Color> bar_above;
};

struct Plot {
    std::shared_ptr<const FigureOptions> options;
    std::vector<PlotAxes> axes;
    std::vector<AxesPlace> places;                  // what `place` points to where it is ours
    std::vector<std::unique_ptr<FigureAxes>> made;  // what `spec` points to where it is ours
    std::vector<std::shared_ptr<const Plot>> seen;  // of options->layouts; null: without `of`
};

}  // namespace plotmill::chart

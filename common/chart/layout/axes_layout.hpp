#pragma once
// An axes of a figure with everything in its place: matplotlib's rules for ticks, their labels, the
// labels of the axes and the offset text.

#include "chart/figure/figure.hpp"
#include "chart/layout/figure_size.hpp"
#include "chart/scale/interval.hpp"
#include "chart/text/text_line.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace plotmill::chart {

// matplotlib's defaults, in points.
inline constexpr double tick_length_points = 3.5;
inline constexpr double tick_pad_points = 3.5;
inline constexpr double title_points = 12;  // axes.titlesize "large"
inline constexpr double title_pad_points = 6;
inline constexpr double axes_line_points = 0.8;  // axes.linewidth and xtick.major.width

/// One frame of a flame graph in its place, y up; its name as far as it fits, maybe not at all.
struct FlameBox {
    std::size_t frame = 0;  // among the artist's
    Area area;
    std::optional<TextLine> name;
};

/// px of the picture, y up.
struct AxesLayout {
    Area area;
    LinearScale to_x;  // data units to px
    LinearScale to_y;
    std::vector<double> x_ticks;   // px along x
    std::vector<double> y_ticks;   // px along y
    std::vector<TextLine> labels;  // of ticks and axes
    std::vector<TextLine> texts;   // the title and those of the text artists
    std::vector<FlameBox> frames;  // of the flame artist, those that are wide enough to be seen
    TextBox extent;                // the box that all of these, ticks included, fill
};

/// `figure` must live no longer than the call.
AxesLayout lay_out_axes(const Axes& axes, const FigureSize& figure, Typesetter& typesetter);

/// The smallest box around both.
TextBox united(const TextBox& a, const TextBox& b) noexcept;

}  // namespace plotmill::chart

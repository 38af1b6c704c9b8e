#pragma once
// An axes of a figure in px with all that stands around it: ticks, labels, titles, texts.
// All px of the picture, y up, but for lines of text, which have y down as in a scene.

#include "base/result.hpp"
#include "chart/figure/plot.hpp"
#include "chart/layout/figure_size.hpp"
#include "chart/layout/flame_layout.hpp"
#include "chart/layout/plot_legend.hpp"
#include "chart/layout/plot_places.hpp"
#include "chart/layout/plot_table.hpp"
#include "chart/layout/plot_text.hpp"
#include "chart/text/text_line.hpp"
#include "chart/text/typesetter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <vector>

namespace plotmill::chart {

/// A straight line, y up.
struct PlotLine {
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;
};

/// The union of what has a size; empty at first.
class ExtentBox {
public:
    /// What has no width or no height is left out.
    void take(const TextBox& box) noexcept {
        if (box.x_min < box.x_max && box.y_min < box.y_max) {
            take_line(box);
        }
    }
    /// Also what is but a line.
    void take_line(const TextBox& box) noexcept {
        box_ = {std::min(box_.x_min, box.x_min), std::min(box_.y_min, box.y_min),
                std::max(box_.x_max, box.x_max), std::max(box_.y_max, box.y_max)};
    }
    void take(const ExtentBox& other) noexcept { take_line(other.box_); }
    [[nodiscard]] bool is_empty() const noexcept { return box_.x_min > box_.x_max; }
    /// \pre not is_empty()
    [[nodiscard]] const TextBox& box() const noexcept { return box_; }

private:
    TextBox box_{HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
};

/// What the labels of ticks take: those of the low side, those of the high side.
using TickLabelBoxes = std::array<ExtentBox, 2>;

/// One axis of an axes.
struct PlotAxisLayout {
    std::vector<double> major;  // px along the axis
    std::vector<double> minor;
    std::vector<PlotLine> major_ticks;
    std::vector<PlotLine> minor_ticks;
    std::vector<TextLine> texts;  // of ticks, the label and the offset
    TextBox offset{};             // the box of the offset text, maybe empty
    TickLabelBoxes tick_labels;
    ExtentBox extent;  // of all texts
    ExtentBox room;    // the same, but the axis label counts only across: for tight_layout
};

enum class PlotSide : std::uint8_t { bottom, top, left, right };  // as FigureAxes::spines
inline constexpr std::array plot_sides{PlotSide::bottom, PlotSide::top, PlotSide::left,
                                       PlotSide::right};

struct PlotLegendOf {
    const LegendSpec* spec = nullptr;
    PlotLegendLayout layout;
};

struct PlotAxesLayout {
    Area area;
    AxisScale to_x;  // data units to px
    AxisScale to_y;
    PlotAxisLayout x;
    PlotAxisLayout y;
    std::array<PlotLine, 4> spines;  // by PlotSide
    std::vector<TextLine> titles;
    std::vector<std::optional<PlotTextLayout>> texts;  // of the text artists, in their order
    std::vector<FlameBox> frames;                      // of the flame artist
    std::vector<PlotTableLayout> tables;
    std::vector<PlotLegendOf> legends;
    ExtentBox extent;  // everything that matplotlib's get_tightbbox counts
    ExtentBox room;    // the same for tight_layout
};

/// Where a legend of `own`, an axes or the figure, is anchored.
Area legend_ground(const LegendSpec& spec, const Area& own, std::span<const PlotAxesLayout> layouts,
                   const FigureSize& figure);

/// px of the figure for each axes, in their order. Errors: those of axis_ticks, with the number of
/// the axes.
Result<std::vector<PlotAxesLayout>> lay_out_plot(const Plot& plot,
                                                 std::span<const PlotPlace> places,
                                                 const FigureSize& figure, Typesetter& typesetter);

}  // namespace plotmill::chart

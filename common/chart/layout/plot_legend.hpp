#pragma once
// A legend of a figure or of one of its axes, and everything in it: matplotlib's Legend with its
// packed boxes.

#include "chart/figure/plot.hpp"
#include "chart/layout/figure_size.hpp"
#include "chart/text/text_line.hpp"
#include "chart/text/typesetter.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace plotmill::chart {

/// One line of a legend.
struct PlotLegendItem {
    /// None: a heading. One: drawn as matplotlib's handlers do. A drawing: painted as they are.
    std::vector<const FigureArtist*> artists;
    bool is_drawing = false;
    std::string label;
    const AnnotationStyle* style = nullptr;  // of the label; null: the legend's
    [[nodiscard]] bool is_heading() const noexcept { return artists.empty() && !is_drawing; }
};

/// What a legend shows: the artists that it names, else all of axes `own` that have a label.
/// \pre the axes and artists that it names are there
std::vector<PlotLegendItem> legend_items(const Plot& plot, const LegendSpec& spec,
                                         std::optional<std::size_t> own);

/// px of the picture, y up.
struct PlotLegendLayout {
    struct Handle {  // what stands before a label
        std::vector<const FigureArtist*> artists;
        bool is_drawing = false;
        double x = 0;         // of its left end
        double baseline = 0;  // of its label
    };
    TextBox frame;
    std::vector<Handle> handles;
    std::vector<TextLine> texts;
};

/// The artists among which a legend of an axes finds the best place.
struct LegendScene {
    std::span<const FigureArtist> artists;
    LinearScale to_x;  // of the artists' numbers to px
    LinearScale to_y;
    Area area;  // of the axes, px
};

struct LegendSetting {
    const LegendSpec& spec;
    std::span<const PlotLegendItem> items;
    Area around;                       // what it is anchored to: an axes or the figure, px
    std::optional<LegendScene> scene;  // none: the best place is the upper right
    double font_points = 10;           // of a title that has no size of its own
    const FigureSize& figure;
};

/// \pre items is not empty
PlotLegendLayout lay_out_plot_legend(const LegendSetting& setting, Typesetter& typesetter);

}  // namespace plotmill::chart

#pragma once
// A text of a figure in its place, with its box and the arrow from it to what it annotates
// (matplotlib's Text and Annotation). px of the picture, y up, but for lines of text.

#include "chart/figure/plot.hpp"
#include "chart/layout/figure_size.hpp"
#include "chart/text/text_line.hpp"
#include "chart/text/typesetter.hpp"

#include <optional>
#include <vector>

namespace plotmill::chart {

/// From the numbers of a text to px, y up.
struct TextGround {
    LinearScale data_x;
    LinearScale data_y;
    Area axes;  // px; that of the figure when there is no axes
    Area figure;
};

struct PlotPoint {
    double x = 0;
    double y = 0;
};

/// A box around a text, turned with it.
struct PlotTextBox {
    PlotPoint origin;  // its lower left corner, px
    double width = 0;  // px along the text
    double height = 0;
    double rotation = 0;             // degrees
    double rounding = 0;             // px; 0: square
    std::vector<PlotPoint> outline;  // of other shapes, from the lower left corner
};

/// The parts of an arrow: lines that are stroked, and areas that are filled as well.
struct PlotArrow {
    struct Part {
        std::vector<PlotPoint> corners;
        bool is_closed = false;
        bool is_curved = true;  // matplotlib puts only straight lines on whole pixels
    };
    std::vector<Part> parts;
    double width_px = 1;
};

struct PlotTextLayout {
    const FigureText* text = nullptr;  // not of `texts`, which have neither box nor arrow
    std::vector<TextLine> lines;
    std::optional<PlotTextBox> box;
    std::optional<PlotArrow> arrow;
    TextBox extent{};     // of text and arrow
    bool is_cut = false;  // its axes cut it off
};

/// Nothing when it is not to be drawn: a place that is not a number, or an annotation of a place
/// outside of its axes.
std::optional<PlotTextLayout> lay_out_text(const FigureText& text, const TextGround& ground,
                                           const FigureSize& figure, Typesetter& typesetter);

/// Where a place lies.
PlotPoint point_at(const TextGround& ground, double x, double y, CoordsPair coords) noexcept;

/// Where a coordinate lies, px, y up.
double text_px(double value, Coords coords, const LinearScale& data, Interval axes,
               Interval figure) noexcept;

}  // namespace plotmill::chart

#pragma once
// The figure in px. Points and fractions become px here; y is up but in a scene.

#include "chart/figure/area.hpp"
#include "chart/spec/chart_spec.hpp"
#include "chart/text/text_layout.hpp"

namespace plotmill::chart {

struct FigureSize {
    SizeIn inches;     // of the whole figure
    double width = 0;  // the same in px, exact
    double height = 0;
    int canvas_width = 0;  // whole px of the picture
    int canvas_height = 0;
    double text_height = 0;  // px: from where matplotlib counts the places of texts down, not whole
    double picture_width = 0;  // px of the picture, not whole
    double dpi = 0;
    double origin_x = 0;  // px of the figure that the picture's lower left corner shows
    double origin_y = 0;
    [[nodiscard]] double px(double points) const noexcept { return points * dpi / 72; }
};

/// The whole figure is the picture.
FigureSize figure_size(SizeIn size, double dpi) noexcept;

/// The picture shows `part` of the figure (px, y up) and `pad_inches` around it, as
/// savefig(bbox_inches="tight").
FigureSize cut_to(const FigureSize& figure, const TextBox& part, double pad_inches) noexcept;

/// The picture shows `part` of the figure: inches from its lower left corner, y up.
FigureSize cut_to_inches(const FigureSize& figure, const TextBox& part) noexcept;

Area to_px(const Area& fractions, const FigureSize& figure) noexcept;

}  // namespace plotmill::chart

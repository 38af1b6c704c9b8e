#include "chart/compose.hpp"

#include "chart/layout/axes_layout.hpp"
#include "chart/mark/mark.hpp"

#include <optional>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double tight_pad_inches = 0.1;

std::vector<AxesLayout> lay_out(const Figure& figure, const FigureSize& size,
                                Typesetter& typesetter) {
    std::vector<AxesLayout> layouts;
    layouts.reserve(figure.axes.size());
    for (const Axes& axes : figure.axes) {
        layouts.push_back(lay_out_axes(axes, size, typesetter));
    }
    return layouts;
}

/// The box that all of the figure's content fills.
TextBox content_box(const Figure& figure, const FigureSize& size, Typesetter& typesetter) {
    const auto layouts = lay_out(figure, size, typesetter);
    TextBox box = layouts.front().extent;
    for (const AxesLayout& layout : layouts) {
        box = united(box, layout.extent);
    }
    return box;  // a legend in an axes never leaves it
}

}  // namespace

void compose(const Figure& figure, bool tight, Typesetter& typesetter, Scene& scene) {
    FigureSize size = figure_size(figure.size, figure.dpi);
    if (tight) {
        size = cut_to(size, content_box(figure, size, typesetter), tight_pad_inches);
    }
    auto layouts = lay_out(figure, size, typesetter);
    scene.width_px = size.canvas_width;
    scene.height_px = size.canvas_height;
    scene.dpi = figure.dpi;
    for (std::size_t i = 0; i < figure.axes.size(); ++i) {
        const Axes& axes = figure.axes[i];
        std::optional<LegendLayout> legend;
        if (axes.legend) {
            legend = lay_out_legend(*axes.legend, axes, layouts[i], size, typesetter);
        }
        add_axes(scene, axes, std::move(layouts[i]), size);
        if (legend) {
            add_legend(scene, *axes.legend, *std::move(legend), size);
        }
    }
}

}  // namespace plotmill::chart

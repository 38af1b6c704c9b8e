#include "chart/compose_plot.hpp"

#include "chart/layout/axes_layout.hpp"
#include "chart/layout/plot_layout.hpp"
#include "chart/layout/plot_places.hpp"
#include "chart/mark/mark.hpp"
#include "chart/mark/plot_axes.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace plotmill::chart {
namespace {

using Layouts = std::vector<PlotAxesLayout>;

/// The indices of the axes in the order of painting.
std::vector<std::size_t> painting_order(const Plot& plot) {
    std::vector<std::size_t> order(plot.axes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return plot.axes[a].spec->zorder < plot.axes[b].spec->zorder;
    });
    return order;
}

}  // namespace

Status compose_plot(const Figure& figure, bool tight, Typesetter& typesetter, Scene& scene) {
    const Plot& plot = *figure.plot;
    FigureSize size = figure_size(figure.size, figure.dpi);
    SubplotParams params = subplot_params(*plot.options);
    auto places = plot_places(plot, params, size);
    auto layouts = lay_out_plot(plot, places, size, typesetter);
    if (!layouts) {
        return fail(std::move(layouts).error());
    }
    scene.width_px = size.canvas_width;
    scene.height_px = size.canvas_height;
    scene.dpi = figure.dpi;
    (void)tight;
    for (const std::size_t i : painting_order(plot)) {
        add_plot_axes(scene, plot.axes[i], std::move((*layouts)[i]), size);
    }
    return {};
}

}  // namespace plotmill::chart

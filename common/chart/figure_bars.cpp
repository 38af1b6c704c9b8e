#include "chart/figure_bars.hpp"

#include "chart/figure_colors.hpp"

#include <string>
#include <utility>

namespace plotmill::chart {
namespace {

std::string bar_place(std::size_t number) {
    return "axes[" + std::to_string(number) + "].colorbar";
}

ScaleSpec scale_of(const ColorMapping& mapping) {
    ScaleSpec scale;
    if (mapping.kind == ColorMapping::Kind::log) {
        scale.kind = ScaleSpec::Kind::log;
    } else if (mapping.kind == ColorMapping::Kind::symlog) {
        scale.kind = ScaleSpec::Kind::symlog;
        scale.linthresh = mapping.linthresh;
    }
    return scale;
}

bool is_low_side(const ColorBarSpec& bar) {
    return bar.location == ColorBarSpec::Location::left ||
           bar.location == ColorBarSpec::Location::bottom;
}

/// Ticks and label of the bar stand on one side.
void set_side(FigureAxis& axis, bool is_low) {
    for (TickLook* look : {&axis.ticks, &axis.minor_ticks}) {
        look->low = look->label_low = is_low;
        look->high = look->label_high = !is_low;
    }
    axis.label.at_high_side = !is_low;
}

/// Without ticks, from 0 to 1.
FigureAxis short_axis() {
    FigureAxis axis;
    axis.low = 0;
    axis.high = 1;
    axis.major.kind = LocatorSpec::Kind::null;
    axis.minor.kind = LocatorSpec::Kind::null;
    axis.ticks.low = axis.ticks.label_low = false;
    axis.minor_ticks.low = axis.minor_ticks.label_low = false;
    return axis;
}

/// Where the colours change: evenly along the bar, in data units.
std::vector<double> color_edges_of(const ScaleSpec& scale, Interval limits, std::size_t colors) {
    AxisTransform transform;
    if (scale.kind == ScaleSpec::Kind::log) {
        transform = AxisTransform::log(scale.base);
    } else if (scale.kind == ScaleSpec::Kind::symlog) {
        transform = AxisTransform::symlog(scale.base, scale.linthresh, scale.linscale);
    }
    const double low = transform.forward(limits.low);
    const double high = transform.forward(limits.high);
    std::vector<double> edges(colors + 1);
    for (std::size_t i = 0; i <= colors; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(colors);
        edges[i] = transform.inverse(low + share * (high - low));
    }
    edges.front() = limits.low;
    edges.back() = limits.high;
    return edges;
}

FigureMesh cells_of(const ColorBarSpec& bar, const Colormap& map, double alpha,
                    const std::vector<double>& edges, Workshop& shop) {
    FigureMesh mesh;
    mesh.zorder = 1;
    mesh.rgba = 0;  // its colours are known
    mesh.x.values = shop.made.emplace_back(std::vector<double>{0, 1});
    mesh.y.values = shop.made.emplace_back(edges);
    if (!bar.is_vertical) {
        std::swap(mesh.x, mesh.y);
    }
    auto& colors = shop.cell_colors.emplace_back();
    for (std::size_t i = 0; i < map.size(); ++i) {
        colors.push_back(map[i]);
    }
    mesh.colors = colors;
    mesh.mapping.alpha = alpha;
    return mesh;
}

/// Lines between the colours.
FigureSegments dividers_of(const ColorBarSpec& bar, const std::vector<double>& edges,
                           Workshop& shop) {
    constexpr double divider_points = 0.4;  // axes.linewidth / 2
    FigureSegments lines;
    lines.zorder = 1;
    lines.color.own = {black};
    lines.points = {divider_points};
    lines.clip = false;
    const std::vector<double> inner(edges.begin() + 1, edges.end() - 1);
    const auto& at = shop.made.emplace_back(inner);
    lines.y0.values = lines.y1.values = at;
    lines.x0.values = shop.made.emplace_back(inner.size(), 0.0);
    lines.x1.values = shop.made.emplace_back(inner.size(), 1.0);
    if (!bar.is_vertical) {
        std::swap(lines.x0, lines.y0);
        std::swap(lines.x1, lines.y1);
    }
    return lines;
}

Status fill_bar(Plot& plot, std::size_t number, Workshop& shop) {
    PlotAxes& axes = plot.axes[number];
    const ColorBarSpec& bar = *axes.spec->colorbar;
    if (bar.axes >= plot.axes.size() || bar.artist >= plot.axes[bar.axes].artists.size()) {
        return fail(ErrorCode::option, bar_place(number) + ": names no artist of the figure");
    }
    const auto source = colored_values(plot.axes[bar.axes].artists[bar.artist]);
    if (!source) {
        return fail(ErrorCode::option,
                    bar_place(number) + ".artist: its colours are not those of numbers");
    }
    if (source->mapping->kind == ColorMapping::Kind::two_slope) {
        return fail(ErrorCode::option, bar_place(number) +
                                           ": a norm of kind 'two_slope' has no bar yet, expected "
                                           "'linear', 'log' or 'symlog'");
    }
    const ValueColors colors{*source->mapping, source->values};
    auto look = std::make_unique<FigureAxes>(*axes.spec);
    FigureAxis& along = bar.is_vertical ? look->y : look->x;
    (bar.is_vertical ? look->x : look->y) = short_axis();
    along.scale = scale_of(*source->mapping);
    const Interval limits = nonsingular(colors.limits(), colorbar_widening);
    along.low = limits.low;
    along.high = limits.high;
    set_side(along, bar.ticks_low || is_low_side(bar));
    axes.artists.clear();
    const auto edges = color_edges_of(along.scale, limits, colors.map().size());
    const double alpha = source->mapping->alpha.value_or(1);
    axes.artists.emplace_back(cells_of(bar, colors.map(), alpha, edges, shop));
    if (bar.drawedges) {
        axes.artists.emplace_back(dividers_of(bar, edges, shop));
    }
    const auto end = [&](const char* which, std::size_t color) {
        Color shown = to_color(colors.map()[color]);
        shown.a = alpha;
        return bar.extend == "both" || bar.extend == which ? std::optional{shown} : std::nullopt;
    };
    axes.bar_below = end("min", 0);
    axes.bar_above = end("max", colors.map().size() - 1);
    axes.spec = plot.made.emplace_back(std::move(look)).get();
    return {};
}

}  // namespace

Status fill_color_bars(Plot& plot, Workshop& shop) {
    for (std::size_t i = 0; i < plot.axes.size(); ++i) {
        if (plot.axes[i].spec->colorbar) {
            if (Status filled = fill_bar(plot, i, shop); !filled) {
                return filled;
            }
        }
    }
    return {};
}

}  // namespace plotmill::chart

#include "chart/figure_bars.hpp"

#include "chart/tick/axis_ticks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <utility>

namespace plotmill::chart {
namespace {

std::string bar_place(std::size_t number) {
    return "axes[" + std::to_string(number) + "].colorbar";
}

/// How long the bar's parts are: as its norm has it, but regions are equally long unless told.
ScaleSpec scale_of(const ColorMapping& mapping, const ColorBarSpec& bar,
                   const std::vector<double>& edges) {
    using Kind = ColorMapping::Kind;
    ScaleSpec scale;
    switch (mapping.kind) {
        case Kind::log:
            scale.kind = ScaleSpec::Kind::log;
            break;
        case Kind::symlog:
            scale.kind = ScaleSpec::Kind::symlog;
            scale.linthresh = mapping.linthresh;
            scale.linscale = mapping.linscale;
            scale.base = mapping.base;
            break;
        case Kind::linear:
            break;
        case Kind::boundary:
            if (bar.spacing == ColorBarSpec::Spacing::uniform) {
                scale.knots = edges;
            } else if (bar.spacing == ColorBarSpec::Spacing::log) {
                scale.kind = ScaleSpec::Kind::log;
            }
            break;
        case Kind::two_slope:
        case Kind::power:
        case Kind::piecewise:
            scale.knots = edges;
            break;
    }
    return scale;
}

/// Ticks and label of the bar stand on one side.
void set_side(FigureAxis& axis, bool is_low) {
    for (TickLook* look : {&axis.ticks, &axis.minor_ticks}) {
        look->low = look->label_low = is_low;
        look->high = look->label_high = !is_low;
    }
    axis.label.at_high_side = !is_low;
}

/// Without ticks, from 0 to 1; a label leaves them room all the same, as matplotlib's do.
void make_short(FigureAxis& axis) {
    AxisLabelSpec label = std::move(axis.label);
    axis = {};
    axis.label = std::move(label);
    axis.low = 0;
    axis.high = 1;
    axis.major.kind = LocatorSpec::Kind::null;
    axis.minor.kind = LocatorSpec::Kind::null;
    axis.ticks.low = !axis.label.text.empty();
    axis.ticks.label_low = false;
    axis.minor_ticks.low = axis.minor_ticks.label_low = false;
}

/// Where the colours change, in data units: evenly along the norm, or at its boundaries. A linear
/// bar ends where the norm's inverse says, maybe a bit off its limit, which decides about ticks.
std::vector<double> color_edges_of(const ColorMapping& mapping, const ValueColors& colors) {
    if (mapping.kind == ColorMapping::Kind::boundary) {
        return mapping.boundaries;
    }
    const std::size_t count = colors.map().size();
    std::vector<double> edges(count + 1);
    for (std::size_t i = 0; i <= count; ++i) {
        edges[i] = colors.inverse(static_cast<double>(i) / static_cast<double>(count));
    }
    if (mapping.kind != ColorMapping::Kind::linear) {
        edges.front() = colors.limits().low;
        edges.back() = colors.limits().high;
    }
    return edges;
}

/// A bar of values that are all the same shows some more. The limits of a builder's own map have
/// that width already.
ColorMapping with_width(const ColoredValues& source) {
    ColorMapping mapping = *source.mapping;
    if (mapping.map != nullptr) {
        return mapping;
    }
    const Interval limits =
        nonsingular(ValueColors{mapping, source.values}.limits(), colorbar_widening);
    mapping.vmin = limits.low;
    mapping.vmax = limits.high;
    return mapping;
}

FigureMesh cells_of(const ColorBarSpec& bar, const ColorMapping& mapping, const ValueColors& colors,
                    const std::vector<double>& edges, Workshop& shop) {
    FigureMesh mesh;
    mesh.zorder = std::nextafter(1.0, 0.0);  // whatever a script adds is drawn over it
    mesh.rgba = 0;                           // its colours are known
    mesh.x.values = shop.made.emplace_back(std::vector<double>{0, 1});
    mesh.y.values = shop.made.emplace_back(edges);
    if (!bar.is_vertical) {
        std::swap(mesh.x, mesh.y);
    }
    auto& cells = shop.cell_colors.emplace_back();
    auto& opacities = shop.opacities.emplace_back();
    const bool is_by_region = mapping.kind == ColorMapping::Kind::boundary;
    const bool is_opaque = colors.is_plain() && !mapping.alpha;
    cells.resize(edges.size() - 1);
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        const Argb color = is_by_region ? colors((edges[i] + edges[i + 1]) / 2) : colors.map()[i];
        cells[i] = color & 0xffffffU;
        if (!is_opaque) {
            opacities.push_back(
                static_cast<std::uint8_t>(to_color(color, mapping.alpha).a * 255 + 0.5));
        }
    }
    mesh.colors = cells;
    mesh.opacities = opacities;
    return mesh;
}

/// Lines between the colours.
FigureSegments dividers_of(const ColorBarSpec& bar, const Color& color,
                           const std::vector<double>& edges, Workshop& shop) {
    constexpr double divider_points = 0.4;  // axes.linewidth / 2
    FigureSegments lines;
    lines.zorder = 2;
    lines.color.own = {color};
    lines.points = {divider_points};
    lines.clip = false;
    // At an end only where something lies beyond it.
    const std::vector<double> inner(edges.begin() + (bar.extends_low ? 0 : 1),
                                    edges.end() - (bar.extends_high ? 0 : 1));
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

void set_extensions(PlotAxes& axes, const ColorBarSpec& bar, const ColorMapping& mapping,
                    const ValueColors& colors) {
    const auto alpha = mapping.alpha;
    if (bar.extends_low) {
        // matplotlib asks the norm for what lies as far below it as it is long. A power of that has
        // lost its sign, and with it the colour of what is below.
        const bool is_power = mapping.kind == ColorMapping::Kind::power;
        const double below = (colors.inverse(-1) + colors.limits().low) / 2;
        axes.bar_below = to_color(is_power ? colors(below) : colors.under(), alpha);
    }
    if (bar.extends_high) {
        axes.bar_above = to_color(colors.over(), alpha);
    }
}

/// The first and the last colour's share of the bar.
std::array<double, 2> end_shares(const AxisTransform& transform, const std::vector<double>& edges) {
    const auto at = [&](std::size_t i) { return transform.forward(edges[i]); };
    const std::size_t last = edges.size() - 1;
    const double length = at(last) - at(0);
    return {(at(1) - at(0)) / length, (at(last) - at(last - 1)) / length};
}

/// What the bar's `artist` is coloured by.
Result<ColoredValues> source_of(const Plot& plot, std::size_t number) {
    const ColorBarSpec& bar = *plot.axes[number].spec->colorbar;
    if (bar.axes >= plot.axes.size() || bar.artist >= plot.axes[bar.axes].artists.size()) {
        return fail(ErrorCode::option, bar_place(number) + ": names no artist of the figure");
    }
    const auto source = colored_values(plot.axes[bar.axes].artists[bar.artist]);
    if (!source) {
        return fail(ErrorCode::option,
                    bar_place(number) + ".artist: its colours are not those of numbers");
    }
    return *source;
}

/// Places along a linear bar need not differ: limits may be closer than their colours are many.
bool rise(const ColorMapping& mapping, const std::vector<double>& edges) {
    return mapping.kind == ColorMapping::Kind::linear ||
           std::adjacent_find(edges.begin(), edges.end(), std::greater_equal<>{}) == edges.end();
}

}  // namespace

Status fill_color_bar(FigureAxes& look, PlotAxes& axes, const ColoredValues& source,
                      Workshop& shop) {
    const ColorBarSpec& bar = *look.colorbar;
    const ColorMapping mapping = with_width(source);
    const ValueColors colors{mapping, source.values};
    const auto edges = color_edges_of(mapping, colors);
    if (!rise(mapping, edges)) {
        return fail(ErrorCode::range, ": the numbers of its colours do not rise");
    }
    FigureAxis& along = bar.is_vertical ? look.y : look.x;
    make_short(bar.is_vertical ? look.x : look.y);
    along.scale = scale_of(mapping, bar, edges);
    along.low = edges.front();
    along.high = edges.back();
    set_side(along, bar.ticks_low);
    axes.spec = &look;
    axes.artists.emplace_back(cells_of(bar, mapping, colors, edges, shop));
    if (bar.drawedges) {
        axes.artists.emplace_back(dividers_of(bar, look.spines[0].color, edges, shop));
    }
    set_extensions(axes, bar, mapping, colors);
    if (bar.extendfrac_is_auto) {
        look.colorbar->extendfrac = end_shares(axis_transform(along.scale), edges);
    }
    return {};
}

Status fill_color_bars(Plot& plot, Workshop& shop) {
    for (std::size_t i = 0; i < plot.axes.size(); ++i) {
        if (plot.axes[i].spec->colorbar) {
            const auto source = source_of(plot, i);
            if (!source) {
                return fail(source.error());
            }
            auto& look = plot.made.emplace_back(std::make_unique<FigureAxes>(*plot.axes[i].spec));
            if (auto filled = fill_color_bar(*look, plot.axes[i], *source, shop); !filled) {
                return fail(filled.error().code, bar_place(i) + filled.error().message);
            }
        }
    }
    return {};
}

}  // namespace plotmill::chart

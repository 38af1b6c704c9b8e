#include "chart/color_bar.hpp"

#include <utility>

namespace plotmill::chart {
namespace {

using Location = ColorBarOptions::Location;
using Extend = ColorBarOptions::Extend;

constexpr double default_extension = 0.05;  // of the bar between its extensions

bool is_upright(const ColorBarOptions& options) {
    return options.location == Location::right || options.location == Location::left;
}

/// Shares of the part between the extensions: below and above it.
std::pair<double, double> extension_lengths(const ColorBarOptions& options, std::size_t colors) {
    auto [low, high] =
        options.extend_lengths.value_or(std::pair{default_extension, default_extension});
    if (options.extend_by_cells) {
        low = high = 1 / static_cast<double>(colors);
    }
    const bool has_low = options.extend == Extend::both || options.extend == Extend::min;
    const bool has_high = options.extend == Extend::both || options.extend == Extend::max;
    return {has_low ? low : 0, has_high ? high : 0};
}

/// The part of the bar that is not its extensions.
Area without_extensions(const ColorBarOptions& options, const Area& area, double low, double high) {
    const double share = 1 / (1 + low + high);
    if (is_upright(options)) {
        const double y0 = area.y0 + low * share * area.height();
        return {area.x0, y0, area.x1, y0 + share * area.height()};
    }
    const double x0 = area.x0 + low * share * area.width();
    return {x0, area.y0, x0 + share * area.width(), area.y1};
}

/// A triangle or rectangle from `from` (0 or 1 along the bar) out to `to`.
PolygonArtist extension(const ColorBarOptions& options, double from, double to, MapColor color) {
    PolygonArtist polygon{{{0, from}, {0.5, to}, {1, from}}, to_color(color)};
    if (options.extend_as_rectangles) {
        polygon.corners = {{0, from}, {0, to}, {1, to}, {1, from}};
    }
    if (!is_upright(options)) {
        for (auto& corner : polygon.corners) {
            std::swap(corner.x, corner.y);
        }
    }
    return polygon;
}

void add_extensions(const ColorBarOptions& options, std::pair<double, double> lengths,
                    const Colormap& map, Axes& axes) {
    const auto [low, high] = lengths;
    const Area outline{0, -low, 1, 1 + high};
    axes.outline = is_upright(options) ? outline : Area{-low, 0, 1 + high, 1};
    if (low > 0) {
        axes.artists.emplace_back(extension(options, 0, -low, map[0]));
    }
    if (high > 0) {
        axes.artists.emplace_back(extension(options, 1, 1 + high, map[map.size() - 1]));
    }
}

/// Where the colours of the map change, data units.
std::vector<double> color_edges(Interval limits, std::size_t colors) {
    std::vector<double> edges(colors + 1);
    for (std::size_t i = 0; i <= colors; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(colors);
        edges[i] = limits.low + share * (limits.high - limits.low);
    }
    edges.back() = limits.high;
    return edges;
}

MeshArtist all_colors(const ColorBarOptions& options, const Colormap& map,
                      std::vector<double> edges) {
    MeshArtist mesh;
    mesh.x_edges = {0, 1};
    mesh.y_edges = std::move(edges);
    if (!is_upright(options)) {
        std::swap(mesh.x_edges, mesh.y_edges);
    }
    mesh.colors.reserve(map.size());
    for (std::size_t i = 0; i < map.size(); ++i) {
        mesh.colors.push_back(map[i]);
    }
    return mesh;
}

/// Between all colours, and at the ends that have extensions.
DividerArtist dividers(const ColorBarOptions& options, const std::vector<double>& edges) {
    DividerArtist lines;
    lines.is_vertical = !is_upright(options);
    lines.color = black;
    const auto [low, high] = extension_lengths(options, edges.size() - 1);
    lines.at.assign(edges.begin() + (low > 0 ? 0 : 1), edges.end() - (high > 0 ? 0 : 1));
    return lines;
}

Side side_of(Location location) {
    switch (location) {
        case Location::right:
            break;
        case Location::left:
            return Side::left;
        case Location::top:
            return Side::top;
        case Location::bottom:
            return Side::bottom;
    }
    return Side::right;
}

Axis long_axis(const ColorBarOptions& options, Interval limits) {
    const Side side = side_of(options.location);
    Axis axis = is_upright(options) ? y_axis(side) : x_axis(side);
    axis.view = limits;
    axis.label.text = options.label;
    axis.ticks.place = options.ticks ? Ticks::Place::fixed : Ticks::Place::automatic;
    axis.ticks.at = options.ticks.value_or(std::vector<double>{});
    if (options.format) {
        axis.ticks.format = [format = *options.format](double value) {
            return format_tick(format, value);
        };
    }
    return axis;
}

}  // namespace

Axes color_bar(const ColorBarOptions& options, const BarSplit& split, const ColorScale& scale,
               const FigureSize& figure) {
    const Colormap& map = scale.map();
    const auto lengths = extension_lengths(options, map.size());
    const double share = 1 / (1 + lengths.first + lengths.second);
    const double aspect = options.aspect * share;
    Axes axes;
    axes.area = with_aspect(without_extensions(options, split.bar, lengths.first, lengths.second),
                            is_upright(options) ? aspect : 1 / aspect, figure, split.bar_anchor);
    axes.has_frame = false;
    add_extensions(options, lengths, map, axes);
    auto edges = color_edges(scale.limits(), map.size());
    std::optional<DividerArtist> lines;
    if (options.has_dividers) {
        lines = dividers(options, edges);
    }
    axes.artists.emplace_back(all_colors(options, map, std::move(edges)));
    if (lines) {
        axes.artists.emplace_back(*std::move(lines));
    }
    (is_upright(options) ? axes.y : axes.x) = long_axis(options, scale.limits());
    return axes;
}

}  // namespace plotmill::chart

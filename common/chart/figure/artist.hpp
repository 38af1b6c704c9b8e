#pragma once
// What stands in an axes, as matplotlib's artists: values in data units and points, nothing of
// pixels. Each kind is drawn by one file in chart/mark. Spans view what outlives the figure.

#include "chart/color/color.hpp"
#include "chart/color/colormap.hpp"
#include "chart/geom/marker_shape.hpp"
#include "chart/geom/path.hpp"
#include "chart/scale/interval.hpp"
#include "chart/text/text_layout.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace plotmill::chart {

struct MarkerStyle {
    const MarkerShape* shape = nullptr;  // outlives the figure
    double area = 0;                     // points², matplotlib's s
    std::optional<Color> fill;
    std::optional<Color> edge;
    double edge_points = 0;
};

/// Colours by row, as seaborn's hue: for each row the number of its colour, or no_fill.
struct FillByRow {
    std::span<const std::uint32_t> index;  // as many as rows
    std::span<const Color> colors;
};

/// A marker at each pair of finite values. \pre x and y are equally long
struct ScatterArtist {
    std::span<const double> x;
    std::span<const double> y;
    MarkerStyle style;
    std::optional<FillByRow> fills;  // instead of style.fill, and of style.edge where there is none
};

/// Cells between edges (pcolormesh).
struct MeshArtist {
    std::vector<double> x_edges;   // data units, one more than columns
    std::vector<double> y_edges;   // one more than rows
    std::vector<MapColor> colors;  // row by row, no_color for none
    double line_points = 0;
    Color line_color;
};

/// Bars between neighbouring edges, from 0 to their heights (hist).
struct BarArtist {
    std::vector<double> edges;  // one more than heights
    std::vector<double> heights;
    Color fill;
};

struct LineArtist {
    std::vector<double> x;
    std::vector<double> y;
    Color color;
    double points = 1.5;
};

/// Lines across the axes at places along its long side, not cut by it (a colour bar's dividers).
struct DividerArtist {
    std::vector<double> at;  // data units
    bool is_vertical = false;
    double points = 0.4;
    Color color;
};

/// A filled polygon in fractions of the axes, which it may leave; its edges are not antialiased.
struct PolygonArtist {
    struct Corner {
        double x;
        double y;
    };
    std::vector<Corner> corners;
    Color fill;
};

/// A text at a place in data units.
struct TextArtist {
    double x = 0;
    double y = 0;
    std::string text;
    TextStyle style;
    Color color;
};

using Artist = std::variant<ScatterArtist, MeshArtist, BarArtist, LineArtist, DividerArtist,
                            PolygonArtist, TextArtist>;

/// The order of painting: artists of one order in the order they were added. Spines and ticks are
/// between these.
enum class PaintOrder : std::uint8_t { below_background, patches, lines, texts };

inline PaintOrder paint_order(const Artist& artist) noexcept {
    if (std::holds_alternative<PolygonArtist>(artist)) {
        return PaintOrder::below_background;
    }
    if (std::holds_alternative<LineArtist>(artist) ||
        std::holds_alternative<DividerArtist>(artist)) {
        return PaintOrder::lines;
    }
    return std::holds_alternative<TextArtist>(artist) ? PaintOrder::texts : PaintOrder::patches;
}

}  // namespace plotmill::chart

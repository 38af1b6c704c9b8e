#pragma once
// What stands in an axes, as matplotlib's artists: values in data units and points, nothing of
// pixels. Each kind is drawn by one file in chart/mark. Spans view what outlives the figure.

#include "chart/color/color.hpp"
#include "chart/geom/marker_shape.hpp"
#include "chart/geom/path.hpp"
#include "chart/scale/interval.hpp"
#include "chart/spec/plot_options.hpp"
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

/// How a line is drawn (matplotlib's Line2D).
struct LineLook {
    Color color;
    double points = 1.5;
    LineStyle style = LineStyle::solid;
    MarkerStyle marker{};  // without a shape: none
};

/// A line through all places in turn; one that is not finite breaks it. \pre x and y are equally
/// long
struct LineArtist {
    std::span<const double> x;
    std::span<const double> y;
    LineLook look;
    DrawStyle draw = DrawStyle::straight;
};

/// What lies between two curves (fill_between). A place that is not finite parts it.
struct FillArtist {
    std::span<const double> x;
    std::span<const double> lower;  // as many as x
    std::span<const double> upper;
    Color color;  // of the area, and of the line around it
    double edge_points = 1;
    LineStyle style = LineStyle::solid;
};

/// Constant between neighbouring edges (Axes.stairs). A value that is not finite parts it.
struct StairsArtist {
    std::span<const double> edges;  // one more than values
    std::span<const double> values;
    std::optional<double> baseline;  // where each part begins and ends; none: at its own height
    std::optional<Color> fill;
    std::optional<Color> edge;
    double edge_points = 1;
    LineStyle style = LineStyle::solid;
};

/// A text at a place in data units.
struct TextArtist {
    double x = 0;
    double y = 0;
    std::string text;
    TextStyle style;
    Color color;
};

/// A frame of a flame graph: a box with a name as far as it fits, and what a viewer shows of it.
struct FlameFrame {
    double start = 0;  // along x, data units
    double width = 0;
    int level = 0;  // from the root
    std::string name;
    std::string hover;  // "malloc: 1.2 MB, 34.5 %"
    Color color;
};

/// All frames of a flame graph, the root first.
struct FlameArtist {
    std::vector<FlameFrame> frames;
    double font_points = 8;
};

using Artist = std::variant<LineArtist, FillArtist, StairsArtist, TextArtist, FlameArtist>;

/// The order of painting: artists of one order in the order they were added. Spines and ticks are
/// between these.
enum class PaintOrder : std::uint8_t { patches, lines, texts };

inline PaintOrder paint_order(const Artist& artist) noexcept {
    if (std::holds_alternative<LineArtist>(artist)) {
        return PaintOrder::lines;
    }
    return std::holds_alternative<TextArtist>(artist) ? PaintOrder::texts : PaintOrder::patches;
}

}  // namespace plotmill::chart

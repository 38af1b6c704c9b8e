#pragma once
// What is to be painted, in order: a flat list of batches. A batch names a stretch of a pool
// (segments, cells, texts) or views the columns of the dataset: there is no object per point, and a
// million markers cost the same as one.
//
// Lengths are px, y down, not snapped to the pixel grid: that is the raster's rule. The scene lives
// no longer than the dataset it views. Reused between charts by clear(), which keeps the memory.

#include "chart/color/color.hpp"
#include "chart/color/colormap.hpp"
#include "chart/scale/interval.hpp"
#include "chart/text/text_line.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace plotmill::chart {

struct Box {  // y down
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;
};

struct Stretch {  // of a pool
    std::size_t first = 0;
    std::size_t count = 0;
};

struct Segment {
    double x0 = 0;
    double y0 = 0;
    double x1 = 0;
    double y1 = 0;
};

/// A filled rectangle.
struct Rectangle {
    Box box;
    Color color;
};

enum class LineKind {
    spine,  // both ends on the pixel grid, ends extended by half the width
    tick,   // starts on the grid, ends not extended
};

/// Horizontal and vertical lines of one width and colour.
struct Segments {
    Stretch stretch;
    LineKind kind = LineKind::spine;
    double width_px = 0;
    Color color;
};

/// Discs with an edge of the same colour, one for each pair of finite values.
struct Markers {
    std::span<const double> x;
    std::span<const double> y;
    LinearScale to_x;
    LinearScale to_y;
    Box clip;
    double diameter_px = 0;
    double edge_px = 0;
    Color color;
};

/// A grid of cells. A cell of `no_color` is left out.
struct Mesh {
    Stretch column_edges;  // of positions, left to right
    Stretch row_edges;     // top to bottom or bottom to top
    Stretch colors;        // row by row, (columns − 1) × (rows − 1)
    double line_px = 0;
    Color line_color;
    Box clip;
};
inline constexpr MapColor no_color = 0xffffffffU;

struct Texts {
    Stretch stretch;
};

using Item = std::variant<Rectangle, Segments, Markers, Mesh, Texts>;

struct Scene {
    int width_px = 0;
    int height_px = 0;
    double dpi = 0;
    std::vector<Item> items;
    std::vector<Segment> segments;
    std::vector<double> positions;
    std::vector<MapColor> colors;
    std::vector<TextLine> texts;

    void clear();
};

/// One line for each item, with as much of its content as tells two scenes apart: for tests and
/// `plotmill scene`.
std::string dump(const Scene& scene);

}  // namespace plotmill::chart

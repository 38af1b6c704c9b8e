#pragma once
// What is to be painted, in order: a flat list of batches. A batch names a stretch of a pool
// (segments, cells, texts) or views the columns of the dataset: there is no object per point, and a
// million markers cost the same as one.
//
// Lengths are px, y down, not snapped to the pixel grid: that is the raster's rule. The scene lives
// no longer than the dataset it views. Reused between charts by clear(), which keeps the memory.

#include "chart/color/color.hpp"
#include "chart/color/colormap.hpp"
#include "chart/geom/marker_shape.hpp"
#include "chart/geom/path.hpp"
#include "chart/scale/interval.hpp"
#include "chart/text/text_line.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
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

/// Filled rectangles of one colour, each snapped by itself.
struct Rectangles {
    Stretch boxes;  // of boxes
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

/// How the line of a path is drawn.
struct Stroke {
    Color color;
    double width_px = 1;
    Join join = Join::round;
    Cap cap = Cap::butt;
    Stretch dashes{};           // of positions: px on, off, on, off …; none: solid
    double dash_offset_px = 0;  // how far into the pattern each line begins
};

/// When the vertices of a path go to whole pixels (matplotlib's snap).
enum class Snap : std::uint8_t {
    automatic,  // when all lines are horizontal or vertical
    never,
    always,
};

/// What is laid over a face, beginning at the top left corner of the picture.
struct Hatch {
    std::string pattern;  // chart/geom/hatch.hpp; a tile is an inch wide and high
    Color color;
    double width_px = 0;
};
inline constexpr std::uint32_t no_hatch = 0xffffffffU;

/// An outline, filled by the non-zero rule, hatched and then stroked. A vertex that is not finite
/// breaks it.
struct Path {
    Stretch vertices;  // of vertices
    std::optional<Color> fill;
    std::optional<Stroke> stroke;
    std::optional<Box> clip;
    Snap snap = Snap::automatic;
    /// Vertices closer to the line than can be seen may be dropped (matplotlib's path.simplify).
    bool may_simplify = false;
    std::uint32_t hatch = no_hatch;  // of hatches
    bool is_antialiased = true;      // false: every pixel that is touched is painted
};

/// One marker for each pair of finite values.
struct Markers {
    std::span<const double> x;
    std::span<const double> y;
    LinearScale to_x;
    LinearScale to_y;
    Box clip;
    const MarkerShape* shape = nullptr;  // outlives the scene
    double size_px = 0;
    std::optional<Color> fill;
    std::optional<Color> edge;
    double edge_px = 0;  // its caps are butt
    Join edge_join = Join::round;
    Snap snap = Snap::automatic;  // of their corners; on_grid only
    /// For each row the number of its colour among `fills`, or no_fill: then it is not drawn. The
    /// line has that colour, too, where there is no `edge`. Empty: all have `fill` and `edge`.
    std::span<const std::uint32_t> fill_of{};
    Stretch fills{};      // of fill_colors
    bool on_grid = true;  // each in the middle of a pixel; else where it falls
};
inline constexpr std::uint32_t no_fill = 0xffffffffU;

/// A grid of cells. A cell of `no_color` is left out.
struct Mesh {
    Stretch column_edges;  // of positions, left to right or right to left
    Stretch row_edges;     // top to bottom or bottom to top
    Stretch colors;        // row by row, (columns − 1) × (rows − 1)
    Stretch opacities{};   // of each cell, of opacities; empty: all have `opacity`
    double opacity = 1;
    double line_px = 0;
    Color line_color;
    Box clip;
};

/// Pixels as they are, the first row above: an image that was resampled.
struct Bitmap {
    int x = 0;  // px, of the left upper corner
    int y = 0;
    int width = 0;
    int height = 0;
    Stretch pixels;  // of pixels, row by row: 0xaarrggbb, not premultiplied
};

struct Texts {
    Stretch stretch;
    std::optional<Box> clip{};
};

/// A box that a viewer may ask about: a frame of a flame graph.
struct Frame {
    Box box;
    Color color;
    std::string name;              // whole
    std::string hover;             // what a viewer shows of it
    std::optional<TextLine> text;  // as much of the name as fits
};

/// Boxes with a thin gap between them. A page that a viewer can act upon (SVG) lets them be looked
/// at, enlarged and searched. The first one is the root.
struct Frames {
    Stretch frames;  // of frames
    double font_points = 8;
};

using Item = std::variant<Rectangles, Segments, Path, Markers, Mesh, Bitmap, Texts, Frames>;

struct Scene {
    int width_px = 0;
    int height_px = 0;
    double dpi = 0;
    bool is_transparent = false;  // begins with nothing; else with white
    std::vector<Item> items;
    std::vector<Box> boxes;
    std::vector<Segment> segments;
    std::vector<double> positions;
    std::vector<PathVertex> vertices;
    std::vector<Hatch> hatches;
    std::vector<Color> fill_colors;
    std::deque<std::vector<std::uint32_t>> row_fills;  // viewed by Markers whose rows have colours
    std::vector<MapColor> colors;
    std::vector<std::uint8_t> opacities;
    std::vector<std::uint32_t> pixels;
    std::vector<TextLine> texts;
    std::vector<Frame> frames;

    void clear();
};

/// The part of a frame that is painted: what is left of it is a gap of half a point to its right
/// and above, but for frames so narrow that the gap would hide them.
Box without_gap(const Box& frame, double dpi) noexcept;

/// Whether cells stand beyond the mesh's clip box, by half a pixel or more.
bool reaches_out(const Scene& scene, const Mesh& mesh) noexcept;

/// One line for each item, with as much of its content as tells two scenes apart: for tests and
/// `plotmill scene`.
std::string dump(const Scene& scene);

}  // namespace plotmill::chart

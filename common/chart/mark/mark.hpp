#pragma once
// Artists to scene items. Each kind of artist has a file of its own; add_axes() calls them in the
// order in which matplotlib paints. Places come from layout; nothing is laid out here.

#include "chart/figure/plot.hpp"
#include "chart/layout/flame_layout.hpp"
#include "chart/scene/scene.hpp"
#include "chart/spec/figure_spec.hpp"

#include <optional>
#include <vector>

namespace plotmill::chart {

/// Where an artist's axes stands in the picture.
struct Ground {
    Box box;           // px, y down
    LinearScale to_x;  // data units to px
    LinearScale to_y;  // y down
    const FigureSize& figure;
    /// Are both scales those of data on linear axes? False on a log or symlog axis (the numbers of
    /// artists are then those of the scale's transform) and for coords of axes and figure.
    bool is_linear = true;
    Box axes{};  // the box without regard to clip_on; a figure's artists only
};

// Their numbers are resolved by the builder: `values` of x,
// y and the like are set and equally long (those of sizes and of colours are cycled through), in
// the units of the ground's scales; colours by value stand in the colours of faces. `clip` is in
// the ground: without it, the box is the whole picture.
void add_mark(Scene& scene, const FigureLine& artist, const Ground& ground);
void add_mark(Scene& scene, const FigurePoints& artist, const Ground& ground);
void add_mark(Scene& scene, const FigureRects& artist, const Ground& ground);
void add_mark(Scene& scene, const FigurePolygons& artist, const Ground& ground);
void add_mark(Scene& scene, const FigureSegments& artist, const Ground& ground);
void add_mark(Scene& scene, const FigureWedges& artist, const Ground& ground);
void add_mark(Scene& scene, const FigureMesh& artist, const Ground& ground);

/// Gives `markers` the look of a line's: where and of which shape and size they are stands already.
void set_line_marker(const LineMarkers& look, const FigureSize& figure, Markers& markers);

/// What stands between the dashes of a line that has a gapcolor.
std::optional<Stroke> gap_stroke(Scene& scene, const FigureLine& line, const FigureSize& figure);

/// Gives `stroke` the pattern `dashes` of a line this wide; none for a solid one.
void set_dashes(Scene& scene, const DashPattern& dashes, double width_px, Stroke& stroke);

/// As Line2D and LineCollection have it: the cap is `cap` where it is given, else butt when dashed
/// and projecting when solid.
Stroke line_stroke(Scene& scene, const StrokeLook& look, const FigureSize& figure);

/// The frames of a flame graph, placed by layout.
void add_flame(Scene& scene, const FigureFlame& artist, std::vector<FlameBox> frames,
               const FigureSize& figure);

/// The pattern of a line this wide; none for a solid one.
Stretch add_dashes(Scene& scene, LineStyle style, double width_px);

/// Takes over lines of text; they are painted above what came before. None: no item.
void add_texts(Scene& scene, std::vector<TextLine> lines, std::optional<Box> clip = std::nullopt);

}  // namespace plotmill::chart

#pragma once
// Artists to scene items. Each kind of artist has a file of its own; add_axes() calls them in the
// order in which matplotlib paints. Places come from layout; nothing is laid out here.

#include "chart/figure/figure.hpp"
#include "chart/layout/axes_layout.hpp"
#include "chart/layout/legend_layout.hpp"
#include "chart/scene/scene.hpp"

#include <vector>

namespace plotmill::chart {

/// Where an artist's axes stands in the picture.
struct Ground {
    Box box;           // px, y down
    LinearScale to_x;  // data units to px
    LinearScale to_y;  // y down
    const FigureSize& figure;
};

void add_mark(Scene& scene, const ScatterArtist& artist, const Ground& ground);
void add_mark(Scene& scene, const MeshArtist& artist, const Ground& ground);
void add_mark(Scene& scene, const BarArtist& artist, const Ground& ground);
void add_mark(Scene& scene, const LineArtist& artist, const Ground& ground);
void add_mark(Scene& scene, const FillArtist& artist, const Ground& ground);
void add_mark(Scene& scene, const StairsArtist& artist, const Ground& ground);
void add_mark(Scene& scene, const DividerArtist& artist, const Ground& ground);
void add_mark(Scene& scene, const PolygonArtist& artist, const Ground& ground);

/// The frames of a flame graph, placed by layout.
void add_flame(Scene& scene, const FlameArtist& artist, std::vector<FlameBox> frames,
               const FigureSize& figure);

/// The pattern of a line this wide; none for a solid one.
Stretch add_dashes(Scene& scene, LineStyle style, double width_px);

/// As Line2D: round joins; ends that reach out, or butt where it is dashed.
Stroke line_stroke(Scene& scene, const LineLook& look, const FigureSize& figure);

/// Takes over lines of text; they are painted above what came before. None: no item.
void add_texts(Scene& scene, std::vector<TextLine> lines);

struct AxesPainting {
    bool background = false;  // white, over what came before
};

/// An axes with all that stands in it and around it.
void add_axes(Scene& scene, const Axes& axes, AxesLayout layout, const FigureSize& figure,
              AxesPainting painting);

/// The legend, above all axes.
void add_legend(Scene& scene, const Legend& legend, LegendLayout layout, const FigureSize& figure);

}  // namespace plotmill::chart

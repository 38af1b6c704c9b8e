#pragma once
// The chart kind `figure`, checked: axes with artists in matplotlib's words (docs/figure.md has the
// names on the wire; a name in a comment here is such a name). Values in data units, points and
// degrees; nothing of pixels, and nothing of the data but references that the builder resolves.

#include "chart/color/color.hpp"
#include "chart/color/colormap.hpp"
#include "chart/geom/marker_shape.hpp"
#include "chart/geom/path.hpp"
#include "chart/image/filter.hpp"
#include "chart/spec/annotation_style.hpp"
#include "chart/spec/color_bar_spec.hpp"
#include "chart/spec/plot_options.hpp"
#include "chart/spec/table_spec.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace plotmill::chart {

inline constexpr std::size_t max_figure_axes = 1024;
inline constexpr std::size_t max_axes_artists = 100'000;
inline constexpr std::size_t max_figure_texts = 10'000;

// ---- data ------------------------------------------------------------------------------------

/// Numbers of an artist: `[1, 2, 3]`, one number for all, `{"array": 3}` (data.arrays), or
/// `"temperature"` (a column of data). Times are days since 1970, as matplotlib's.
struct Numbers {
    std::vector<double> own;           // given in place
    std::optional<std::size_t> array;  // the number of an array
    std::optional<std::string> column;
    /// Set by the builder; valid as long as dataset and workshop.
    std::span<const double> values{};
    [[nodiscard]] bool is_given() const noexcept {
        return !own.empty() || array.has_value() || column.has_value();
    }
};

/// Colours of an artist: one, a list, or `{"array": n}` of |u1: four bytes RGBA for each.
struct Colors {
    std::vector<Color> own;            // one for all, or cycled through; empty: none
    std::optional<std::size_t> array;  // resolved into `own` by the builder
    std::optional<double> alpha;       // of an array: instead of its own (in `own` it is already)
};

/// Values to colours: `norm`, `cmap` a name or a list of colours, and the colours of values that
/// are out of range or missing.
struct ColorMapping {
    enum class Kind {
        linear,
        log,
        symlog,     // "linthresh", "linscale", "base"
        two_slope,  // "vcenter"
        power,      // "gamma"
        boundary,   // "boundaries", "ncolors", "extend"
        piecewise,  // straight between the pairs of "at" and "to" (any norm that only rises)
    };
    Kind kind = Kind::linear;
    std::optional<double> vmin;
    std::optional<double> vmax;
    double vcenter = 0;
    double linthresh = 1;
    double linscale = 1;
    double base = 10;
    double gamma = 1;
    std::vector<double> boundaries;  // boundary; of piecewise: `at`
    std::vector<double> positions;   // of piecewise: `to`, 0 … 1
    std::size_t color_count = 0;     // ncolors
    bool extends_low = false;        // extend: the first region lies below the boundaries
    bool extends_high = false;
    bool clip = false;  // what is out of range has the colour of the range's end
    std::string cmap = "viridis";
    std::vector<Color> cmap_colors;    // instead of a name
    const Colormap* map = nullptr;     // instead of both: a builder's own, which outlives it
    std::optional<Color> under, over;  // none: the map's ends
    Color bad{0, 0, 0, 0};             // missing: not drawn
    std::optional<double> alpha;
};

// ---- looks -----------------------------------------------------------------------------------

/// `linestyle`: "-", "--", "-.", ":", "none" or [offset, [on, off, …]] in line widths.
struct DashPattern {
    LineStyle style = LineStyle::solid;
    double offset = 0;
    std::vector<double> on_off;  // not empty: instead of `style`
};

struct StrokeLook {
    Color color;          // alpha included
    double points = 1.5;  // linewidth
    DashPattern dashes;
    std::optional<Cap> cap;    // none: projecting when solid, butt when dashed
    std::optional<Join> join;  // none: round
};

/// What stands at the vertices of a line: `marker`, `markersize` (points), `markerfacecolor`,
/// `markeredgecolor`, `markeredgewidth`.
struct LineMarkers {
    std::shared_ptr<const MarkerShape> shape;  // null: none
    double points = 6;
    std::optional<Color> face;
    std::optional<Color> edge;
    double edge_points = 1;
    std::size_t every = 1;  // markevery
    std::size_t first = 0;
    Numbers at;  // markevery {"at": …}: these vertices
    /// markevery {"share": [first, step]}: the vertices nearest to places so far along the line, in
    /// diagonals of its axes.
    std::optional<std::array<double, 2>> share;
    /// `marker_alt`, `markerfacecoloralt`: the other half of a marker that is half filled.
    std::shared_ptr<const MarkerShape> alt_shape;
    std::optional<Color> alt_face;
};

/// What a coordinate of an artist is counted in. `coords`: one word for both, or [x's, y's].
enum class Coords : std::uint8_t { data, axes, figure };
struct CoordsPair {
    Coords x = Coords::data;
    Coords y = Coords::data;
};

/// What every artist has.
struct ArtistBase {
    std::string label;  // in the legend; empty: not there
    double zorder = 0;  // by kind when not given: 0 images, 1 areas and points, 2 lines, 3 texts
    bool clip = true;   // clip_on
    bool counts_in_limits = true;  // in_layout of the data limits: false leaves autoscale alone
    CoordsPair coords;
    /// `coords` "handle": points from the left end of a legend's handle and its label's baseline.
    /// Drawn only by the legends that name it.
    bool is_of_handle = false;
};

// ---- artists: `kind` on the wire is the struct's name in small letters, as "line" --------------

/// "line": Line2D. `x`, `y`, `drawstyle`, and looks.
struct FigureLine : ArtistBase {
    Numbers x, y;
    std::optional<StrokeLook> stroke;  // none: linestyle "none"
    std::optional<Color> gap;          // gapcolor: between the dashes
    DrawStyle draw = DrawStyle::straight;
    LineMarkers markers;
};

/// "points": scatter. `x`, `y`, `s` (points²), `c` colours or numbers with `norm` and `cmap`,
/// `edgecolors` colours, "face" or "none", `linewidths`, `marker`.
struct FigurePoints : ArtistBase {
    Numbers x, y, s;
    Colors face;  // empty: not filled
    /// Instead of `face`, set by a builder: for each row the number of its colour, or the greatest
    /// number there is: then it is not drawn. Its edge has that colour, too, where `edge` has none.
    struct RowFaces {
        std::span<const Color> colors;
        std::span<const std::uint32_t> of_row;  // empty: none
    } row_faces{};
    Numbers values;                       // `c` as numbers: instead of `face`
    std::optional<ColorMapping> mapping;  // given with values
    Colors edge;
    bool edge_is_face = false;
    double edge_points = 1.5;
    std::shared_ptr<const MarkerShape> shape;
};

/// `hatch` (signs of chart/geom/hatch.hpp), `hatch_color`, `hatch_linewidth`.
struct HatchLook {
    std::string pattern;
    Color color = black;
    double points = 1;
};

/// How areas look: `facecolors`, `edgecolors`, `linewidths`, `linestyle`; each cycled through.
struct AreaLook {
    Colors face;
    Colors edge;
    bool edge_is_face = false;  // edgecolors "face"
    std::vector<double> edge_points{1};
    DashPattern dashes;
    bool is_antialiased = true;
    std::shared_ptr<const HatchLook> hatch;  // null: none
};

/// "rects": bars and histograms. `x`, `y` the lower left corner, `width`, `height` (may be
/// negative). `sticky`: which edges margins stop at, "x", "y", "both" or "none" (bar: y, barh: x).
struct FigureRects : ArtistBase {
    Numbers x, y, width, height;
    AreaLook look;
    bool sticks_x = false;
    bool sticks_y = false;
};

/// "polygons": fill_between, stackplot, violins, spans, steps filled, hexagons. `x`, `y` the
/// corners of all, one behind the other; `counts` how many each has (one number: all the same; not
/// given: one polygon). NaN parts a polygon. `values` with norm and cmap colour them. `codes`, one
/// for each corner, make paths of them: matplotlib's 1 move, 2 line, 3 quad, 4 cubic, 79 close.
struct FigurePolygons : ArtistBase {
    Numbers x, y, counts, codes;
    AreaLook look;
    Numbers values;
    std::optional<ColorMapping> mapping;
    bool is_closed =
        true;  // false: an open outline (histtype "step"), still filled if it has a face
    bool is_collection =
        true;               // PolyCollection (never snapped), or Patch (snapped when rectilinear)
    bool sticks_x = false;  // of all corners: false; see fill_between
    bool sticks_y = false;
};

/// "segments": LineCollection of straight pieces: vlines, hlines, error bars, stems, events,
/// violin bars. `x0`, `y0`, `x1`, `y1`; colours and widths cycled through.
struct FigureSegments : ArtistBase {
    Numbers x0, y0, x1, y1;
    Colors color;
    std::vector<double> points{1.5};
    DashPattern dashes;
    std::optional<Cap> cap;
};

/// "wedges": pie. `x`, `y` the centres, `r`, `theta1`, `theta2` degrees counter-clockwise,
/// `width` (rings; 0: whole).
struct FigureWedges : ArtistBase {
    Numbers x, y, r, theta1, theta2;
    double width = 0;
    AreaLook look;
};

/// "mesh": pcolormesh, hist2d, heatmaps, imshow with interpolation "nearest" as `image`. `x` and
/// `y` the edges (columns + 1, rows + 1), `values` row by row; or `rgba` |u1 instead of values.
struct FigureMesh : ArtistBase {
    Numbers x, y, values;
    std::optional<std::size_t> rgba;  // an array of |u1, four for each cell
    ColorMapping mapping;
    Numbers alphas;  // of each cell, instead of mapping.alpha
    /// Set by the builder: row by row from the first edge on, valid as long as the workshop.
    std::span<const MapColor> colors{};
    std::span<const std::uint8_t> opacities{};  // of each cell; empty: all have mapping.alpha
    double edge_points = 0;
    Color edge;
    bool is_image = false;                        // AxesImage: resampled, sticky edges, zorder 0
    FilterChoice filter{Interpolation::nearest};  // `interpolation`, filterrad, filternorm
    bool filters_colors = false;                  // `interpolation_stage` "rgba"
};

struct TextBoxLook {  // `bbox`
    enum class Shape {
        square,
        round,
        round4,
        circle,
        larrow,
        rarrow,
        darrow,
        sawtooth,
        roundtooth
    };
    Shape shape = Shape::square;
    bool snap = false;               // to whole pixels, curves too
    double pad = 0.3;                // in font sizes
    std::optional<double> rounding;  // rounding_size or tooth_size, in font sizes
    std::optional<Color> face;
    std::optional<Color> edge;
    double edge_points = 1;
};

/// matplotlib's "name,parameter=number,…": an arrowstyle or a connectionstyle.
struct NamedStyle {
    std::string name;
    std::vector<std::pair<std::string, double>> parameters;
    [[nodiscard]] double get(std::string_view parameter, double usual) const noexcept {
        for (const auto& [known, value] : parameters) {
            if (known == parameter) {
                return value;
            }
        }
        return usual;
    }
};

/// `arrowprops`: an arrow from the text to the place that is annotated.
struct ArrowLook {
    NamedStyle style{"->", {}};            // arrowstyle
    NamedStyle connection{"arc3", {}};     // connectionstyle
    std::array<double, 2> from{0.5, 0.5};  // relpos: where in the text's box it begins
    bool clip_by_text = true;              // what lies in the text's box is not drawn
    StrokeLook stroke{black, 1, {}, {}, {}};
    double shrink_a = 2;  // points
    double shrink_b = 2;
    double mutation = 0;    // mutation_scale, points; 0: the font size
    bool is_plain = false;  // no arrowstyle given: YAArrow's width, headwidth, headlength, shrink
    double width = 4, headwidth = 12, headlength = 12, shrink = 0;
    std::optional<Color> face;
};

/// "text": `x`, `y`, `s`, text style, `bbox`; an annotation has `offset` [dx, dy] in points (xytext
/// with textcoords "offset points"), or `xytext` in `textcoords` (from where `offset` counts when
/// there is both), and maybe `arrowprops`.
struct FigureText : ArtistBase {
    double x = 0, y = 0;
    std::string text;
    AnnotationStyle look;
    std::optional<TextBoxLook> box;
    std::optional<std::array<double, 2>> target_offset_points;  // of what is annotated
    std::optional<std::array<double, 2>> offset_points;
    std::optional<std::array<double, 2>> text_at;
    std::optional<bool> annotation_clip;  // not drawn when its place is outside of the axes
    bool wrap = false;                    // lines break where the picture ends
    CoordsPair text_coords;
    std::optional<ArrowLook> arrow;
};

/// "texts": many of one look, as the annotations of a heatmap. `x`, `y`, `s` a list with a text for
/// each, `colors` one or one for each.
struct FigureTexts : ArtistBase {
    Numbers x, y;
    std::vector<std::string> texts;
    Colors color;
    TextStyle style;
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

/// All frames of a flame graph, the root first. A builder's, not on the wire.
struct FigureFlame : ArtistBase {
    std::vector<FlameFrame> frames;
    double font_points = 8;
};

using FigureArtist =
    std::variant<FigureLine, FigurePoints, FigureRects, FigurePolygons, FigureSegments,
                 FigureWedges, FigureMesh, FigureText, FigureTexts, FigureFlame>;

/// Texts count neither in limits nor in legends; layout gives them their places.
template <typename Kind>
inline constexpr bool is_text_kind =
    std::is_same_v<Kind, FigureText> || std::is_same_v<Kind, FigureTexts>;
inline bool is_text(const FigureArtist& artist) noexcept {
    return std::holds_alternative<FigureText>(artist) ||
           std::holds_alternative<FigureTexts>(artist);
}

// ---- axis ------------------------------------------------------------------------------------

struct ScaleSpec {  // `scale`: a word, or {"kind", "base", "linthresh", "linscale"}
    enum class Kind { linear, log, symlog };
    /// Of a colour bar, not on the wire: numbers at equal distances along it, straight between
    /// them. Ticks are those of a linear scale.
    std::vector<double> knots;
    Kind kind = Kind::linear;
    double base = 10;
    double linthresh = 2;
    double linscale = 1;
};

/// `locator`: {"kind": …, …}
struct LocatorSpec {
    enum class Kind {
        automatic,  // the scale's: AutoLocator, LogLocator, SymmetricalLogLocator
        null,
        fixed,       // "at", "nbins"
        max_n,       // "nbins" (or "auto"), "steps", "integer", "prune", "min_n_ticks", "symmetric"
        multiple,    // "base"
        log,         // "base", "subs" (a list, "auto" or "all"), "numticks"
        date,        // AutoDateLocator: "minticks", "maxticks"
        date_every,  // "unit": year, month, weekday, day, hour, minute, second, microsecond;
                     // "interval", "by"
        auto_minor,  // "n"
    };
    Kind kind = Kind::automatic;
    std::vector<double> at;
    std::optional<int> nbins;  // none: "auto"
    std::vector<double> steps;
    bool integer = false;
    bool symmetric = false;
    std::string prune;  // "", "lower", "upper", "both"
    int min_n_ticks = 2;
    double base = 10;
    std::vector<double> subs;  // a list
    enum class Subs { listed, automatic, all };
    Subs subs_rule = Subs::listed;  // `subs` "auto" or "all"
    std::optional<int> numticks;
    std::optional<int> minticks, maxticks;  // date
    std::optional<int> n;                   // auto_minor
    std::string unit;
    int interval = 1;
    std::vector<int> by;
    int month = 1;          // of a year
    std::vector<int> days;  // of that month, or of a month: 1 … 31, from its end -1 …; none: 1
};

/// `formatter`: {"kind": …, …}
struct FormatterSpec {
    enum class Kind {
        automatic,  // the scale's: ScalarFormatter, LogFormatterSciNotation; dates: AutoDate
        null,
        fixed,         // "labels": one for each fixed tick, or for each number of "at"
        scalar,        // "useOffset" (bool or number), "scientific", "powerlimits"
        format,        // "fmt": "%.2f" (FormatStrFormatter) or "{x:.2f}" (StrMethodFormatter)
        percent,       // "xmax", "decimals", "symbol"
        log,           // "base"
        engineering,   // "unit", "places", "sep"
        date,          // "fmt": strftime
        date_auto,     // AutoDateFormatter
        date_concise,  // ConciseDateFormatter
        names  // "labels" at whole places from 0 on, nothing elsewhere; a builder's, not on the
               // wire
    };
    Kind kind = Kind::automatic;
    std::vector<std::string> labels;
    /// Not empty: where the labels stand, whatever ticks there are. The picture's ticks are looked
    /// for one behind the other, then one by one.
    std::vector<double> at;
    std::optional<bool> use_offset;
    std::optional<double> offset;
    std::optional<bool> scientific;
    bool math_text = false;  // useMathText
    std::optional<std::array<int, 2>> powerlimits;
    std::string fmt;
    double xmax = 100;
    std::optional<int> decimals;
    std::string symbol = "%";
    std::string unit;
    std::optional<int> places;
    std::string sep = " ";
    double base = 10;
};

/// `tick_params` and `minor_tick_params`: what matplotlib's take.
struct TickLook {
    double length = 3.5;  // minor 2
    double width = 0.8;   // minor 0.6
    double pad = 3.5;     // minor 3.4
    enum class Direction { out, in, inout };
    Direction direction = Direction::out;
    Color color = black;
    AnnotationStyle label;                   // labelsize, labelcolor, labelweight, labelfamily …
    std::optional<double> room_points;       // roomsize: the label size that their number goes by
    std::optional<HorizontalAlign> ha;       // labelha; none: by the side (not label.style's)
    std::optional<VerticalAlign> va;         // labelva
    std::optional<double> rotation;          // labelrotation
    std::optional<double> overlap_rotation;  // labelrotation_overlap: when labels would overlap
    std::optional<double> overlap_dpi;       // at which that is found out; none: the picture's
    std::optional<double> overlap_length_points;  // of the axis then; none: as it is drawn
    std::optional<double> overlap_label_points;   // of the labels then; none: as they are drawn
    bool low = true;                              // ticks at bottom / left
    bool high = false;                            // ticks at top / right
    bool always_offset = false;                   // offset: also where labels are hidden
    bool label_low = true;
    bool label_high = false;
};

inline TickLook minor_tick_look() {
    TickLook look;
    look.length = 2;
    look.width = 0.6;
    look.pad = 3.4;
    return look;
}

struct GridLook {  // `grid`: true, or {"color", "alpha", "linewidth", "linestyle", "which"}
    StrokeLook stroke{{0xb0 / 255.0, 0xb0 / 255.0, 0xb0 / 255.0, 1}, 0.8, {}, {}, {}};
};

inline AnnotationStyle title_look() {
    AnnotationStyle look;
    look.style.points = 12;
    return look;
}

struct TitleSpec {
    std::string text;
    AnnotationStyle look = title_look();  // but for its alignment
    std::optional<HorizontalAlign> ha;    // none: by its place
    std::optional<VerticalAlign> va;      // none: baseline
    double pad_points = 6;
    std::optional<double> y;  // axes fraction; none: above what stands there
};

struct AxisLabelSpec {  // `label`: a text, or {"s", "pad", "loc", text style}
    std::string text;
    double pad_points = 4;
    AnnotationStyle look;               // but for its alignment and rotation, which stand here
    std::optional<HorizontalAlign> ha;  // none: by `along`
    std::optional<VerticalAlign> va;    // none: by the side
    std::optional<double> rotation;     // none: 90 for y
    std::optional<double> along;        // loc: left/bottom 0, center 0.5, right/top 1
    bool at_high_side = false;          // label_position "top" or "right"
};

struct FigureAxis {
    ScaleSpec scale;
    std::optional<double> low;  // `lim`: [left, right], each may be null
    std::optional<double> high;
    bool inverted = false;
    std::optional<double> margin;      // none: 0.05
    bool autoscale = true;             // false with both limits given
    bool is_shown = true;              // axis("off") hides both; `visible`
    std::optional<std::size_t> share;  // the axes whose same axis has these limits
    std::vector<double> sticky;        // margins stop at these, besides what sticks of the artists
    bool is_date = false;              // `units` "date": date locator and formatter when automatic
    LocatorSpec major, minor;
    FormatterSpec major_format, minor_format;
    TickLook ticks;
    TickLook minor_ticks = minor_tick_look();
    std::optional<GridLook> grid, minor_grid;
    AxisLabelSpec label;
    std::optional<std::size_t>
        label_group;  // axes whose labels stand clear of all their ticks' labels
};

struct SpineSpec {  // `spines`: {"left": …, "right", "top", "bottom"}
    bool visible = true;
    Color color = black;
    double points = 0.8;
    DashPattern dashes;
    enum class At { edge, outward, axes, data };  // `position`: ["outward", 10] …
    At at = At::edge;
    double place = 0;
    std::optional<std::array<double, 2>> bounds;  // where it ends, data units; none: the view's
};

// ---- legend ------------------------------------------------------------------------------------

/// `handles`: what is drawn before a label; by default of the labelled artists.
struct LegendHandle {
    std::size_t artist = 0;           // of this axes
    std::optional<std::size_t> axes;  // of another one
    std::string label;
    bool is_heading = false;  // neither artist given: only the text, in the title's size
    /// `artists`: a drawing of several that have coords "handle", maybe of none.
    std::optional<std::vector<std::size_t>> drawing;
    std::optional<AnnotationStyle> style;  // of the label; none: the legend's
};

struct LegendSpec {
    std::optional<LegendPlace> place = LegendPlace::best;  // `loc`; none: `at`
    std::optional<std::array<double, 2>> at;               // loc as [x, y]
    std::optional<std::array<double, 4>> anchor;           // bbox_to_anchor [x, y, w, h]
    bool names_handles = false;                            // else all that have a label
    std::vector<LegendHandle> handles;
    std::string title;
    double font_points = 10;
    std::optional<double> title_points;
    double zorder = 5;  // among the artists of its axes
    int columns = 1;    // ncol
    bool has_frame = true;
    double frame_alpha = 0.8;
    bool is_fancy = true;  // fancybox
    std::optional<Color> face, edge;
    double label_spacing = 0.5, handle_length = 2, handle_height = 0.7, handle_text_pad = 0.8;
    double column_spacing = 2, border_pad = 0.4, border_axes_pad = 0.5;
    int numpoints = 1, scatterpoints = 1;
    std::optional<Color> label_color;
    std::optional<AnnotationStyle> title_style;
    double frame_points = 1;   // linewidth
    bool has_shadow = false;   // shadow
    bool marker_first = true;  // markerfirst
    bool is_expanded = false;  // mode "expand": as wide as what it is anchored to
    HorizontalAlign alignment = HorizontalAlign::center;  // of title and entries to each other
    /// `bbox_transform`: whose fractions `anchor` counts. "axes" and "figure" (none: the legend's
    /// own parent), or the number of an axes.
    bool is_anchored_to_figure = false;
    std::optional<std::size_t> anchor_axes;
};

// ---- axes and figure ---------------------------------------------------------------------------

/// `place`: {"grid": [rows, columns], "rows": [first, last], "columns": [first, last],
/// "width_ratios", "height_ratios", "left", "right", "bottom", "top", "wspace", "hspace"},
/// {"rect": [left, bottom, width, height]}, {"twin": n} (the place of axes n), or
/// {"inset": [n, x, y, w, h]} in fractions of axes n. Axes of one `grid` number share a GridSpec.
struct AxesPlace {
    enum class Kind { grid, rect, twin, inset, colorbar };
    Kind kind = Kind::grid;
    std::size_t rows = 1, columns = 1;
    std::array<std::size_t, 2> row_range{0, 0};  // first and last, inclusive
    std::array<std::size_t, 2> column_range{0, 0};
    std::vector<double> width_ratios, height_ratios;
    std::optional<double> left, right, bottom, top, wspace, hspace;  // none: the figure's
    std::array<double, 4> rect{};
    std::size_t of = 0;                   // twin, inset
    std::optional<std::size_t> gridspec;  // the grid, as layouts know it
};

struct FigureAxes {
    AxesPlace place;
    FigureAxis x, y;
    std::array<SpineSpec, 4> spines;  // bottom, top, left, right
    bool is_shown = true;
    bool has_frame = true;              // frame_on: background and spines
    bool axis_on = true;                // axis("off")
    bool below = true;                  // axisbelow: true, or "line" (false here)
    bool below_line = true;             // axisbelow "line", the default: below lines, above patches
    std::optional<Color> face = white;  // facecolor
    std::optional<double> aspect;       // none: "auto"; "equal" 1
    bool adjusts_limits = false;        // adjustable: "datalim", not "box"
    std::array<double, 2> anchor{0.5, 0.5};
    std::array<TitleSpec, 3> titles;  // left, center, right
    std::vector<FigureArtist> artists;
    std::vector<TableSpec> tables;
    std::optional<LegendSpec> legend;
    std::vector<LegendSpec> more_legends;  // `legends`: below `legend`
    std::optional<ColorBarSpec> colorbar;
    double zorder = 0;
};

struct FigureOptions;

/// What subplots_adjust sets; none: as it is.
struct SubplotSettings {
    std::optional<double> left, right, bottom, top, wspace, hspace;
};

struct TightLayout {
    double pad = 1.08;  // font sizes
    std::optional<double> w_pad, h_pad;
    std::optional<double> dpi;  // at which texts are measured; none: the picture's
    std::array<double, 4> rect{0, 0, 1, 1};
    int times = 1;               // ticks, and with them what they need, follow the size of the axes
    bool beside_legend = false;  // rect ends where the last legend_beside let the grids end
    std::optional<std::size_t> supxlabel, supylabel;  // numbers of the texts that are
};

inline constexpr std::size_t max_layouts = 32;

/// One of `layouts`: what was done to the places of axes before the last layout. What a step has is
/// done in the order of these members.
struct LayoutStep {
    std::optional<std::array<double, 2>> figsize;  // inches, from here on; none: as it is
    std::optional<double> legend_beside;           // the figure grows by its first legend, and
                                                   // its grids end this fraction of it before that
    std::optional<TightLayout> tight_layout;
    SubplotSettings adjust;     // subplots_adjust
    std::optional<double> dpi;  // at which the legend is measured; none: the picture's
    /// The figure as it was then; none: as it is. Has no layouts itself.
    std::shared_ptr<const FigureOptions> of;
};

/// `gridspecs`: a grid in the figure or in cells of another. Axes whose `place` has its number
/// (`gridspec`) stand in it: layouts want to know which of them do.
struct FigureGrid {
    std::size_t rows = 1, columns = 1;  // grid
    std::vector<double> width_ratios, height_ratios;
    std::optional<double> left, right, bottom, top, wspace, hspace;  // none: the figure's
    struct Inside {  // `in`: cells of an earlier grid, which it fills
        std::size_t gridspec = 0;
        std::array<std::size_t, 2> row_range{0, 0}, column_range{0, 0};
    };
    std::optional<Inside> in;  // none: the figure
};

/// matplotlib's constrained layout: room for labels is made between cells, not by parameters.
struct ConstrainedLayout {
    double w_pad = 0.04167, h_pad = 0.04167;  // inches around each axes
    double wspace = 0.02, hspace = 0.02;      // fractions of the figure, for all gaps together
    std::array<double, 4> rect{0, 0, 1, 1};   // left, bottom, width, height
    bool is_compressed = false;               // compress
    int times = 1;                            // each from what it gave before
    bool moves_suptitle = false;
    std::optional<std::size_t> supxlabel, supylabel;  // numbers of the texts that are
};

struct FigureOptions {
    std::optional<Color> face = white;  // facecolor; none: transparent
    double left = 0.125, right = 0.9, bottom = 0.11, top = 0.88, wspace = 0.2, hspace = 0.2;
    std::vector<LayoutStep> layouts;  // before the following
    std::optional<TightLayout> tight_layout;
    std::optional<ConstrainedLayout> constrained_layout;
    std::vector<FigureGrid> gridspecs;
    double font_points = 10;  // font.size: pads of tight_layout are counted in it
    double pad_inches = 0.1;  // with `tight`
    /// What the picture shows of the figure: left, bottom, right, top, in inches from its lower
    /// left corner.
    std::optional<std::array<double, 4>> crop;
    std::optional<FigureText> suptitle;  // in figure coordinates
    std::vector<FigureText> texts;
    std::vector<FigureAxes> axes;
    std::vector<LegendSpec> legends;  // of the figure
};

}  // namespace plotmill::chart

// The artists of an axes, by kind.

#include "chart/spec/figure_reader.hpp"
#include "chart/spec/kind_options.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace plotmill::chart {
namespace {

// Artist.zorder of matplotlib's classes.
constexpr double image_zorder = 0;
constexpr double area_zorder = 1;  // patches and collections
constexpr double line_zorder = 2;  // Line2D and LineCollection
constexpr double usual_marker_points = 6;
constexpr double usual_scatter_area = 36;  // points²
constexpr int last_vertex = 1'000'000'000;

Color with_alpha(Color color, std::optional<double> alpha) {
    color.a = alpha.value_or(color.a);
    return color;
}

void read_every(OptionReader& reader, LineMarkers& markers) {
    const OptionValue* value = reader.take("markevery");
    if (value == nullptr) {
        return;
    }
    if (std::holds_alternative<OptionMap>(value->value)) {
        reader.nested("markevery", [&](OptionReader& inner) {
            markers.at = read_numbers(inner, "at");
            if (inner.take("at") != nullptr && !markers.at.is_given()) {
                markers.every = 0;  // of an empty list: no vertex
            }
            markers.share = read_tuple<2>(inner, "share", share_range);
            if (markers.share && !((*markers.share)[1] > 0)) {
                inner.fail_value(ErrorCode::range, "share", {(*markers.share)[1]},
                                 "[first, step] with a step above 0");
            }
        });
        return;
    }
    if (!std::holds_alternative<OptionList>(value->value)) {
        markers.every = static_cast<std::size_t>(reader.integer("markevery", 1, {1, last_vertex}));
        return;
    }
    const auto pair = read_tuple<2>(reader, "markevery", {0, last_vertex});
    if (!pair || (*pair)[1] < 1) {
        reader.fail_value(ErrorCode::option, "markevery", *value, "n or [first, n] with n from 1");
        return;
    }
    markers.first = static_cast<std::size_t>((*pair)[0]);
    markers.every = static_cast<std::size_t>((*pair)[1]);
}

/// Faces and edges have the line's colour unless told, and the line's alpha in any case.
LineMarkers read_line_markers(OptionReader& reader, Color line, std::optional<double> alpha) {
    LineMarkers markers;
    markers.shape = read_marker(reader, "marker");
    markers.alt_shape = read_marker(reader, "marker_alt");
    markers.alt_face = read_paint(reader, "markerfacecoloralt", std::nullopt, alpha);
    markers.points = reader.number("markersize", usual_marker_points, length_range);
    markers.face = read_paint(reader, "markerfacecolor", line, alpha);
    markers.edge = read_paint(reader, "markeredgecolor", line, alpha);
    markers.edge_points = reader.number("markeredgewidth", markers.edge_points, length_range);
    read_every(reader, markers);
    return markers;
}

FigureArtist read_line(OptionReader& reader) {
    FigureLine line;
    read_base(reader, line, line_zorder);
    line.x = read_required_numbers(reader, "x");
    line.y = read_required_numbers(reader, "y");
    const auto alpha = reader.optional_number("alpha", opacity_range);
    StrokeLook stroke;
    stroke.color = with_alpha(reader.color("color").value_or(cycle_blue), alpha);
    stroke.points = reader.number("linewidth", stroke.points, length_range);
    auto dashes = read_dashes(reader);
    const auto solid_cap = read_cap(reader, "solid_capstyle");
    const auto dash_cap = read_cap(reader, "dash_capstyle");
    const auto solid_join = read_join(reader, "solid_joinstyle");
    const auto dash_join = read_join(reader, "dash_joinstyle");
    line.gap = read_paint(reader, "gapcolor", std::nullopt, alpha);
    line.markers = read_line_markers(reader, stroke.color, alpha);
    line.draw = static_cast<DrawStyle>(
        reader.word("drawstyle", {"default", "steps-pre", "steps-mid", "steps-post"}));
    if (dashes && stroke.points > 0) {
        const bool is_solid = dashes->on_off.empty() && dashes->style == LineStyle::solid;
        stroke.cap = is_solid ? solid_cap : dash_cap;
        stroke.join = is_solid ? solid_join : dash_join;
        stroke.dashes = std::move(*dashes);
        line.stroke = std::move(stroke);
    }
    return line;
}

/// `values` with norm and cmap, or nothing. `alpha` is the mapping's then.
std::optional<ColorMapping> read_optional_mapping(OptionReader& reader, Numbers& values) {
    values = read_numbers(reader, "values");
    if (reader.take("values") == nullptr) {
        return std::nullopt;
    }
    return read_mapping(reader);
}

FigureArtist read_points(OptionReader& reader) {
    FigurePoints points;
    read_base(reader, points, area_zorder);
    points.x = read_required_numbers(reader, "x");
    points.y = read_required_numbers(reader, "y");
    points.s = read_numbers(reader, "s");
    if (!points.s.is_given()) {
        points.s.own = {usual_scatter_area};
    }
    const auto alpha = reader.optional_number("alpha", opacity_range);
    points.mapping = read_optional_mapping(reader, points.values);
    if (!points.mapping) {
        points.face = read_colors(reader, "c", cycle_blue, alpha);
    }
    points.edge_is_face = reader.take("edgecolors") == nullptr || is_face(reader, "edgecolors");
    if (!points.edge_is_face) {
        points.edge = read_colors(reader, "edgecolors", std::nullopt, alpha);
    }
    points.edge_points = reader.number("linewidths", points.edge_points, length_range);
    points.shape = read_marker(reader, "marker");
    if (!points.shape) {
        points.shape =
            std::shared_ptr<const MarkerShape>{std::shared_ptr<void>{}, find_marker("o")};
    }
    return points;
}

struct Sticky {
    bool x = false;
    bool y = false;
};

Sticky read_sticky(OptionReader& reader) {
    constexpr std::array<Sticky, 4> sides{
        {{false, false}, {true, false}, {false, true}, {true, true}}};
    return sides.at(reader.word("sticky", {"none", "x", "y", "both"}));
}

FigureArtist read_rects(OptionReader& reader) {
    FigureRects rects;
    read_base(reader, rects, area_zorder);
    rects.x = read_required_numbers(reader, "x");
    rects.y = read_required_numbers(reader, "y");
    rects.width = read_required_numbers(reader, "width");
    rects.height = read_required_numbers(reader, "height");
    rects.look = read_area_look(reader, cycle_blue);
    const Sticky sticky = read_sticky(reader);
    rects.sticks_x = sticky.x;
    rects.sticks_y = sticky.y;
    return rects;
}

FigureArtist read_polygons(OptionReader& reader) {
    FigurePolygons polygons;
    read_base(reader, polygons, area_zorder);
    polygons.x = read_required_numbers(reader, "x");
    polygons.y = read_required_numbers(reader, "y");
    polygons.counts = read_numbers(reader, "counts");
    polygons.codes = read_numbers(reader, "codes");
    polygons.look = read_area_look(reader, cycle_blue);
    polygons.mapping = read_optional_mapping(reader, polygons.values);
    polygons.is_closed = reader.boolean("closed", true);
    polygons.is_collection = !reader.boolean("snap", false);
    const Sticky sticky = read_sticky(reader);
    polygons.sticks_x = sticky.x;
    polygons.sticks_y = sticky.y;
    return polygons;
}

FigureArtist read_segments(OptionReader& reader) {
    FigureSegments segments;
    read_base(reader, segments, line_zorder);
    segments.x0 = read_required_numbers(reader, "x0");
    segments.y0 = read_required_numbers(reader, "y0");
    segments.x1 = read_required_numbers(reader, "x1");
    segments.y1 = read_required_numbers(reader, "y1");
    const auto alpha = reader.optional_number("alpha", opacity_range);
    segments.color = read_colors(reader, "colors", cycle_blue, alpha);
    segments.points = read_widths(reader, "linewidths", 1.5);
    if (auto dashes = read_dashes(reader)) {
        segments.dashes = std::move(*dashes);
    } else {
        segments.color = {};
    }
    segments.cap = read_cap(reader, "capstyle");
    return segments;
}

FigureArtist read_wedges(OptionReader& reader) {
    FigureWedges wedges;
    read_base(reader, wedges, area_zorder);
    wedges.x = read_required_numbers(reader, "x");
    wedges.y = read_required_numbers(reader, "y");
    wedges.r = read_required_numbers(reader, "r");
    wedges.theta1 = read_required_numbers(reader, "theta1");
    wedges.theta2 = read_required_numbers(reader, "theta2");
    wedges.width = reader.number("width", 0, {0, data_range.high});
    wedges.look = read_area_look(reader, cycle_blue);
    return wedges;
}

/// How the cells of an image become pixels.
void read_filter(OptionReader& reader, FigureMesh& mesh) {
    constexpr Range radius_range{0.01, 100};
    mesh.filter.kind = static_cast<Interpolation>(reader.word(
        "interpolation", {"nearest", "antialiased", "bilinear", "bicubic", "spline16", "spline36",
                          "hanning", "hamming", "hermite", "kaiser", "quadric", "catrom",
                          "gaussian", "bessel", "mitchell", "sinc", "lanczos", "blackman"}));
    mesh.filter.radius = reader.number("filterrad", mesh.filter.radius, radius_range);
    mesh.filter.is_normalized = reader.boolean("filternorm", true);
    mesh.filters_colors = reader.word("interpolation_stage", {"data", "rgba"}) == 1;
    if (!mesh.is_image && mesh.filter.kind != Interpolation::nearest) {
        reader.fail_value(ErrorCode::option, "interpolation", *reader.take("interpolation"),
                          "image true, or 'nearest'");
    }
}

FigureArtist read_mesh(OptionReader& reader) {
    FigureMesh mesh;
    mesh.is_image = reader.boolean("image", false);
    read_base(reader, mesh, mesh.is_image ? image_zorder : area_zorder);
    mesh.x = read_required_numbers(reader, "x");
    mesh.y = read_required_numbers(reader, "y");
    const OptionValue* rgba = reader.take("rgba");
    if (rgba != nullptr) {
        mesh.rgba = array_of(*rgba);
        if (!mesh.rgba) {
            reader.fail_value(ErrorCode::option, "rgba", *rgba, "{\"array\": n} of |u1");
        }
        if (const OptionValue* values = reader.take("values")) {
            reader.fail_value(ErrorCode::option, "values", *values, "either values or rgba");
        }
    } else {
        mesh.values = read_required_numbers(reader, "values");
    }
    mesh.mapping = read_mapping(reader);
    mesh.alphas = read_numbers(reader, "alphas");
    if (reader.take("interpolation") != nullptr) {
        read_filter(reader, mesh);
    }
    mesh.edge_points = reader.number("linewidth", 0, length_range);
    const auto edge = read_paint(reader, "edgecolors", std::nullopt, mesh.mapping.alpha);
    mesh.edge = edge.value_or(Color{0, 0, 0, 0});
    return mesh;
}

FigureArtist read_text_artist(OptionReader& reader) {
    return read_figure_text(reader, {});
}

FigureArtist read_texts_artist(OptionReader& reader) {
    return read_figure_texts(reader);
}

}  // namespace

CoordsPair read_coords(OptionReader& reader, std::string_view name, CoordsPair usual) {
    constexpr std::array<std::string_view, 3> words{"data", "axes", "figure"};
    const OptionValue* value = reader.take(name);
    const auto* list = value == nullptr ? nullptr : std::get_if<OptionList>(&value->value);
    if (list == nullptr) {
        const auto word = reader.optional_word(name, {words[0], words[1], words[2]});
        return word ? CoordsPair{static_cast<Coords>(*word), static_cast<Coords>(*word)} : usual;
    }
    std::array<Coords, 2> pair{};
    bool is_known = list->size() == pair.size();
    for (std::size_t i = 0; is_known && i < pair.size(); ++i) {
        const auto* word = std::get_if<std::string>(&(*list)[i].value);
        const auto* found =
            word == nullptr ? words.end() : std::find(words.begin(), words.end(), *word);
        is_known = found != words.end();
        pair.at(i) = static_cast<Coords>(is_known ? found - words.begin() : 0);
    }
    if (!is_known) {
        reader.fail_value(ErrorCode::option, name, *value,
                          "'data', 'axes' or 'figure', or two of them for x and y");
    }
    return {pair[0], pair[1]};
}

void read_base(OptionReader& reader, ArtistBase& base, double zorder) {
    base.label = reader.text("label").value_or("");
    base.zorder = reader.number("zorder", zorder, data_range);
    base.clip = reader.boolean("clip_on", true);
    const OptionValue* coords = reader.take("coords");
    const auto* word = coords == nullptr ? nullptr : std::get_if<std::string>(&coords->value);
    if (word != nullptr && *word == "handle") {
        base.is_of_handle = true;
        base.coords = {Coords::axes, Coords::axes};  // nothing of the data
    } else {
        base.coords = read_coords(reader, "coords", base.coords);
    }
    base.counts_in_limits = reader.boolean("in_limits", true);
}

FigureArtist read_artist(OptionReader& reader) {
    constexpr std::array readers{read_line,     read_points,      read_rects,
                                 read_polygons, read_segments,    read_wedges,
                                 read_mesh,     read_text_artist, read_texts_artist};
    if (reader.take("kind") == nullptr) {
        reader.fail_value(ErrorCode::option, "kind", {nullptr}, "'line', 'points', 'rects' …");
    }
    return readers.at(reader.word("kind", {"line", "points", "rects", "polygons", "segments",
                                           "wedges", "mesh", "text", "texts"}))(reader);
}

}  // namespace plotmill::chart

#include "chart/mark/plot_legend.hpp"

#include "chart/mark/area_path.hpp"
#include "chart/mark/boxes.hpp"
#include "chart/mark/mark.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <variant>
#include <vector>

namespace plotmill::chart {
namespace {

constexpr std::array<double, 1> one_place{0};  // what markers of a legend view
constexpr double corner_sizes = 0.2;           // of the frame, in font sizes
constexpr double marker_pad_sizes = 0.3;
constexpr double usual_frame_grey = 0.8;

std::optional<Color> first_of(const Colors& colors) {
    return colors.own.empty() ? std::nullopt : std::optional{colors.own.front()};
}

/// Draws what stands before a label, by the kind of its artist.
class HandlePainter {
public:
    HandlePainter(Scene& scene, const LegendSpec& spec, const PlotLegendLayout::Handle& handle,
                  const FigureSize& figure)
        : scene_{scene},
          spec_{spec},
          figure_{figure},
          left_{handle.x},
          width_{figure.px(spec.handle_length * spec.font_points)},
          descent_{figure.px(0.35 * (spec.handle_height - 0.7) * spec.font_points)},
          height_{figure.px(spec.handle_height * spec.font_points) - descent_},
          baseline_{figure.canvas_height - handle.baseline} {}

    void operator()(const FigureLine& line) {
        if (line.stroke && line.stroke->points > 0) {
            if (const auto gaps = gap_stroke(scene_, line, figure_)) {
                add_line(*gaps, spec_.numpoints);
            }
            add_line(line_stroke(scene_, *line.stroke, figure_), spec_.numpoints);
        }
        if (line.markers.shape != nullptr) {
            const LineMarkers& look = line.markers;
            Markers marker = marker_of(*look.shape, figure_.px(look.points));
            set_line_marker(look, figure_, marker);
            const auto count = static_cast<std::size_t>(std::max(spec_.numpoints, 1));
            for (std::size_t i = 0; i < count; ++i) {
                put(marker, place_along(i, count), middle());
                if (look.alt_shape != nullptr) {
                    Markers half = marker;
                    half.shape = look.alt_shape.get();
                    half.fill = look.alt_face;
                    put(half, place_along(i, count), middle());
                }
            }
        }
    }
    void operator()(const FigureSegments& segments) {
        if (segments.color.own.empty() || segments.points.empty()) {
            return;
        }
        const StrokeLook look{
            segments.color.own.front(), segments.points.front(), segments.dashes, {}, {}};
        Stroke stroke = line_stroke(scene_, look, figure_);
        stroke.cap = Cap::butt;
        add_line(stroke, spec_.scatterpoints);
    }
    void operator()(const FigurePoints& points) {
        const auto sizes = areas_of(points);
        const auto face = first_of(points.face);
        Markers marker = marker_of(*points.shape, 0);
        marker.fill = points.shape->is_filled ? face : std::nullopt;
        marker.edge = points.edge_is_face ? face : first_of(points.edge);
        marker.edge_px = marker.edge ? figure_.px(points.edge_points) : 0;
        marker.on_grid = sizes.size() == 1 && points.face.own.size() <= 1;
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            marker.size_px = figure_.px(std::sqrt(sizes[i]));
            static constexpr std::array offsets{3.0 / 8, 4.0 / 8, 2.5 / 8};
            put(marker, place_along(i, sizes.size()),
                baseline_ - height_ * offsets[i % offsets.size()]);
        }
    }
    void operator()(const FigureRects& rects) { add_patch(rects.look); }
    void operator()(const FigurePolygons& polygons) { add_patch(polygons.look); }
    void operator()(const FigureWedges& wedges) { add_patch(wedges.look); }
    void operator()(const FigureMesh& /*has no handle*/) {}
    void operator()(const FigureText& /*has no handle*/) {}
    void operator()(const FigureTexts& /*have no handle*/) {}
    void operator()(const FigureFlame& /*has no handle*/) {}

private:
    [[nodiscard]] double middle() const noexcept { return baseline_ - (height_ - descent_) / 2; }

    [[nodiscard]] double place_along(std::size_t i, std::size_t count) const {
        if (count == 1) {
            return left_ + width_ / 2;
        }
        const double pad = figure_.px(marker_pad_sizes * spec_.font_points);
        return left_ + pad +
               (width_ - 2 * pad) * static_cast<double>(i) / static_cast<double>(count - 1);
    }

    /// As far as the points on it, if there are several.
    void add_line(const Stroke& stroke, int points) {
        const double pad = points > 1 ? figure_.px(marker_pad_sizes * spec_.font_points) : 0;
        const Stretch stretch{scene_.vertices.size(), 3};
        scene_.vertices.push_back({left_ + pad, middle(), Verb::move});
        scene_.vertices.push_back({left_ + width_ / 2, middle(), Verb::line});
        scene_.vertices.push_back({left_ + width_ - pad, middle(), Verb::line});
        scene_.items.emplace_back(Path{
            .vertices = stretch, .fill = std::nullopt, .stroke = stroke, .clip = std::nullopt});
    }

    [[nodiscard]] Markers marker_of(const MarkerShape& shape, double size_px) const {
        Markers marker;
        marker.x = one_place;
        marker.y = one_place;
        marker.clip = {0, 0, static_cast<double>(figure_.canvas_width),
                       static_cast<double>(figure_.canvas_height)};
        marker.shape = &shape;
        marker.size_px = size_px;
        return marker;
    }

    void put(Markers marker, double x, double y) {
        marker.to_x = {0, x};
        marker.to_y = {0, y};
        scene_.items.emplace_back(marker);
    }

    /// The middle of the sizes, the greatest, the least; or a row of them.
    [[nodiscard]] std::vector<double> areas_of(const FigurePoints& points) const {
        double low = 36;
        double high = 36;
        if (!points.s.values.empty()) {
            const auto [least, most] =
                std::minmax_element(points.s.values.begin(), points.s.values.end());
            low = *least;
            high = *most;
        }
        const auto count = static_cast<std::size_t>(std::max(spec_.scatterpoints, 1));
        std::vector<double> areas{(low + high) / 2, high, low};
        if (count < 4) {
            areas.resize(count);
            return areas;
        }
        areas.resize(count);
        for (std::size_t i = 0; i < count; ++i) {
            areas[i] = low + (high - low) * static_cast<double>(i) / static_cast<double>(count - 1);
        }
        return areas;
    }

    void add_patch(const AreaLook& look) {
        const Stretch outline = add_square_box(
            scene_, {left_, baseline_ + descent_ - height_, left_ + width_, baseline_ + descent_});
        const double points = look.edge_points.empty() ? 0 : look.edge_points.front();
        const auto edge = look.edge_is_face ? first_of(look.face) : first_of(look.edge);
        std::optional<Stroke> stroke;
        if (edge && points > 0 && look.dashes.style != LineStyle::none) {
            const double line = figure_.px(points);
            stroke = Stroke{*edge, line, Join::miter, Cap::butt, {}};
            set_dashes(scene_, look.dashes, line, *stroke);
        }
        scene_.items.emplace_back(Path{.vertices = outline,
                                       .fill = first_of(look.face),
                                       .stroke = stroke,
                                       .clip = std::nullopt,
                                       .hatch = hatch_number(scene_, look, figure_)});
    }

    Scene& scene_;
    const LegendSpec& spec_;
    const FigureSize& figure_;
    double left_;
    double width_;
    double descent_;
    double height_;
    double baseline_;  // px, y down
};

Stretch add_frame_outline(Scene& scene, const LegendSpec& spec, const Box& box,
                          const FigureSize& figure) {
    const double radius = figure.px(corner_sizes * spec.font_points);
    return spec.is_fancy ? add_rounded_box(scene, box, radius) : add_square_box(scene, box);
}

std::optional<Stroke> frame_stroke(const LegendSpec& spec, const Color& color,
                                   const FigureSize& figure) {
    if (spec.frame_points == 0) {
        return std::nullopt;
    }
    return Stroke{.color = color, .width_px = figure.px(spec.frame_points), .join = Join::miter};
}

/// matplotlib's Shadow of a patch: the same outline, two points right and down, darker.
void add_shadow(Scene& scene, const LegendSpec& spec, const Box& frame, const FigureSize& figure) {
    constexpr double away_points = 2;
    constexpr double darkness = 0.3;
    constexpr double opacity = 0.5;
    const Color face = spec.face.value_or(white);
    const Color shade{face.r * darkness, face.g * darkness, face.b * darkness, opacity};
    const double away = figure.px(away_points);
    const Box box{frame.x0 + away, frame.y0 + away, frame.x1 + away, frame.y1 + away};
    scene.items.emplace_back(Path{
        .vertices = add_frame_outline(scene, spec, box, figure),
        .fill = shade,
        .stroke = frame_stroke(spec, shade, figure),
        .clip = std::nullopt,
    });
}

void add_frame(Scene& scene, const LegendSpec& spec, const TextBox& frame,
               const FigureSize& figure) {
    const double height = figure.canvas_height;
    const Box box{frame.x_min, height - frame.y_max, frame.x_max, height - frame.y_min};
    Color face = spec.face.value_or(white);
    Color edge = spec.edge.value_or(Color{usual_frame_grey, usual_frame_grey, usual_frame_grey, 1});
    face.a = face.a == 0 ? 0 : spec.frame_alpha;
    edge.a = edge.a == 0 ? 0 : spec.frame_alpha;
    if (spec.has_shadow) {
        add_shadow(scene, spec, box, figure);
    }
    scene.items.emplace_back(Path{
        .vertices = add_frame_outline(scene, spec, box, figure),
        .fill = face,
        .stroke = frame_stroke(spec, edge, figure),
        .clip = std::nullopt,
        .snap = Snap::always,
    });
}

/// Artists that matplotlib would put into a handle's box, in points from its left end and the
/// label's baseline.
void add_drawing(Scene& scene, const PlotLegendLayout::Handle& handle, const FigureSize& figure) {
    const Box whole{0, 0, static_cast<double>(figure.canvas_width),
                    static_cast<double>(figure.canvas_height)};
    const double point = figure.px(1);
    const Ground ground{
        whole, {point, handle.x}, {-point, figure.canvas_height - handle.baseline}, figure, false};
    for (const FigureArtist* artist : handle.artists) {
        std::visit(
            [&](const auto& kind) {
                using Kind = std::decay_t<decltype(kind)>;
                if constexpr (!is_text_kind<Kind> && !std::is_same_v<Kind, FigureFlame>) {
                    add_mark(scene, kind, ground);
                }
            },
            *artist);
    }
}

}  // namespace

void add_plot_legend(Scene& scene, const LegendSpec& spec, PlotLegendLayout layout,
                     const FigureSize& figure) {
    if (spec.has_frame) {
        add_frame(scene, spec, layout.frame, figure);
    }
    for (const PlotLegendLayout::Handle& handle : layout.handles) {
        if (handle.is_drawing) {
            add_drawing(scene, handle, figure);
        } else {
            std::visit(HandlePainter{scene, spec, handle, figure}, *handle.artists.front());
        }
    }
    add_texts(scene, std::move(layout.texts));
}

}  // namespace plotmill::chart

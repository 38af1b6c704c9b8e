#include "chart/mark/boxes.hpp"
#include "chart/mark/mark.hpp"

#include <array>
#include <cmath>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr double rounding_points = 2;  // of the frame's corners: 0.2 font sizes
constexpr double frame_points = 1;
constexpr double frame_alpha = 0.8;
constexpr double frame_grey = 0.8;

Markers one_marker(const MarkerStyle& style, const Color& fill, double x, double y,
                   const FigureSize& figure) {
    static constexpr std::array<double, 1> origin{0};
    Markers marker;
    marker.x = origin;
    marker.y = origin;
    marker.to_x = {0, x};
    marker.to_y = {0, y};
    marker.clip = {0, 0, static_cast<double>(figure.canvas_width),
                   static_cast<double>(figure.canvas_height)};
    marker.shape = style.shape;
    marker.size_px = figure.px(std::sqrt(style.area));
    marker.fill = fill;
    marker.edge = fill;
    marker.edge_px = figure.px(style.edge_points);
    return marker;
}

void add_line_handle(Scene& scene, const LineLook& look, Box handle, const FigureSize& figure) {
    const double y = (handle.y0 + handle.y1) / 2;
    if (look.style != LineStyle::none && look.points > 0) {
        const Stretch stretch{scene.vertices.size(), 3};
        scene.vertices.push_back({handle.x0, y, Verb::move});
        scene.vertices.push_back({(handle.x0 + handle.x1) / 2, y, Verb::line});
        scene.vertices.push_back({handle.x1, y, Verb::line});
        scene.items.emplace_back(Path{.vertices = stretch,
                                      .fill = std::nullopt,
                                      .stroke = line_stroke(scene, look, figure),
                                      .clip = std::nullopt});
    }
    if (look.marker.shape != nullptr) {
        Markers marker =
            one_marker(look.marker, look.color, (handle.x0 + handle.x1) / 2, y, figure);
        marker.fill = look.marker.fill;
        marker.edge = look.marker.edge;
        scene.items.emplace_back(marker);
    }
}

void add_patch_handle(Scene& scene, const PatchLook& look, Box handle, const FigureSize& figure) {
    const Stretch outline = add_square_box(scene, handle);
    std::optional<Stroke> stroke;
    if (look.edge && look.edge_points > 0 && look.style != LineStyle::none) {
        const double width = figure.px(look.edge_points);
        stroke =
            Stroke{*look.edge, width, Join::miter, Cap::butt, add_dashes(scene, look.style, width)};
    }
    scene.items.emplace_back(
        Path{.vertices = outline, .fill = look.fill, .stroke = stroke, .clip = std::nullopt});
}

}  // namespace

void add_legend(Scene& scene, const Legend& legend, LegendLayout layout, const FigureSize& figure) {
    const double height = figure.canvas_height;
    const TextBox& frame = layout.frame;
    const Box box{frame.x_min, height - frame.y_max, frame.x_max, height - frame.y_min};
    scene.items.emplace_back(Path{
        .vertices = add_rounded_box(scene, box, figure.px(rounding_points)),
        .fill = Color{1, 1, 1, frame_alpha},
        .stroke = Stroke{.color = {frame_grey, frame_grey, frame_grey, frame_alpha},
                         .width_px = figure.px(frame_points),
                         .join = Join::miter},
        .clip = std::nullopt,
        .snap = Snap::always,
    });
    for (std::size_t i = 0; i < legend.items.size(); ++i) {
        const LegendItem& item = legend.items[i];
        const auto [left, low] = layout.handles[i];
        const Box handle{left, height - low - figure.px(legend_handle_height_points),
                         left + figure.px(legend_handle_points), height - low};
        if (item.line) {
            add_line_handle(scene, *item.line, handle, figure);
        } else if (item.patch) {
            add_patch_handle(scene, *item.patch, handle, figure);
        }
    }
    add_texts(scene, std::move(layout.texts));
}

}  // namespace plotmill::chart

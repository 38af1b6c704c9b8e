#include "chart/mark/mark.hpp"

#include <iterator>
#include <utility>
#include <variant>

namespace plotmill::chart {
namespace {

void add_spines(Scene& scene, const Ground& ground) {
    const Box& box = ground.box;
    const std::size_t first = scene.segments.size();
    scene.segments.push_back({box.x0, box.y1, box.x0, box.y0});
    scene.segments.push_back({box.x1, box.y1, box.x1, box.y0});
    scene.segments.push_back({box.x0, box.y1, box.x1, box.y1});
    scene.segments.push_back({box.x0, box.y0, box.x1, box.y0});
    scene.items.emplace_back(
        Segments{{first, 4}, LineKind::spine, ground.figure.px(axes_line_points), black});
}

/// Ticks that point out of one side of the axes. `at`: px along it, y up.
void add_ticks(Scene& scene, Side side, const std::vector<double>& at, const Ground& ground) {
    if (at.empty()) {
        return;
    }
    const Box& box = ground.box;
    const double length = ground.figure.px(tick_length_points);
    const std::size_t first = scene.segments.size();
    for (const double place : at) {
        const double y = ground.figure.canvas_height - place;
        switch (side) {
            case Side::bottom:
                scene.segments.push_back({place, box.y1, place, box.y1 + length});
                break;
            case Side::top:
                scene.segments.push_back({place, box.y0, place, box.y0 - length});
                break;
            case Side::left:
                scene.segments.push_back({box.x0, y, box.x0 - length, y});
                break;
            case Side::right:
                scene.segments.push_back({box.x1, y, box.x1 + length, y});
                break;
        }
    }
    scene.items.emplace_back(
        Segments{{first, at.size()}, LineKind::tick, ground.figure.px(axes_line_points), black});
}

void add_artists(Scene& scene, const Axes& axes, PaintOrder order, const Ground& ground) {
    for (const Artist& artist : axes.artists) {
        if (paint_order(artist) != order) {
            continue;
        }
        std::visit(
            [&](const auto& kind) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(kind)>, TextArtist>) {
                    add_mark(scene, kind, ground);
                }
            },
            artist);
    }
}

Ground ground_of(const AxesLayout& layout, const FigureSize& figure) {
    const double height = figure.canvas_height;
    const Area& area = layout.area;
    return {{area.x0, height - area.y1, area.x1, height - area.y0},
            layout.to_x,
            {-layout.to_y.factor, height - layout.to_y.offset},
            figure};
}

}  // namespace

void add_texts(Scene& scene, std::vector<TextLine> lines) {
    if (lines.empty()) {
        return;
    }
    const Stretch stretch{scene.texts.size(), lines.size()};
    std::move(lines.begin(), lines.end(), std::back_inserter(scene.texts));
    scene.items.emplace_back(Texts{stretch});
}

void add_axes(Scene& scene, const Axes& axes, AxesLayout layout, const FigureSize& figure,
              AxesPainting painting) {
    const Ground ground = ground_of(layout, figure);
    add_artists(scene, axes, PaintOrder::below_background, ground);
    if (painting.background) {
        scene.items.emplace_back(Rectangles{{scene.boxes.size(), 1}, white});
        scene.boxes.push_back(ground.box);
    }
    add_artists(scene, axes, PaintOrder::patches, ground);
    add_ticks(scene, axes.x.side, layout.x_ticks, ground);
    add_ticks(scene, axes.y.side, layout.y_ticks, ground);
    add_texts(scene, std::move(layout.labels));
    add_artists(scene, axes, PaintOrder::lines, ground);
    if (axes.has_frame) {
        add_spines(scene, ground);
    }
    add_texts(scene, std::move(layout.texts));
}

}  // namespace plotmill::chart

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

/// A line across the axes at each of `at`: px along the axis, y up.
void add_grid(Scene& scene, bool is_upright, const std::vector<double>& at, const Ground& ground) {
    constexpr double grey = 0xb0 / 255.0;  // grid.color
    const LineLook look{{grey, grey, grey, 1}, axes_line_points};
    const Box& box = ground.box;
    for (const double place : at) {
        const Stretch stretch{scene.vertices.size(), 2};
        const double y = ground.figure.canvas_height - place;
        const Segment line =
            is_upright ? Segment{place, box.y1, place, box.y0} : Segment{box.x0, y, box.x1, y};
        scene.vertices.push_back({line.x0, line.y0, Verb::move});
        scene.vertices.push_back({line.x1, line.y1, Verb::line});
        scene.items.emplace_back(Path{.vertices = stretch,
                                      .fill = std::nullopt,
                                      .stroke = line_stroke(scene, look, ground.figure),
                                      .clip = box});
    }
}

void add_flames(Scene& scene, const Axes& axes, AxesLayout& layout, const FigureSize& figure) {
    for (const Artist& artist : axes.artists) {
        if (const auto* flame = std::get_if<FlameArtist>(&artist)) {
            add_flame(scene, *flame, std::move(layout.frames), figure);
        }
    }
}

void add_artists(Scene& scene, const Axes& axes, PaintOrder order, const Ground& ground) {
    for (const Artist& artist : axes.artists) {
        if (paint_order(artist) != order) {
            continue;
        }
        std::visit(
            [&](const auto& kind) {
                using Kind = std::decay_t<decltype(kind)>;
                if constexpr (!std::is_same_v<Kind, TextArtist> &&
                              !std::is_same_v<Kind, FlameArtist>) {
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

void add_texts(Scene& scene, std::vector<TextLine> lines, std::optional<Box> clip) {
    if (lines.empty()) {
        return;
    }
    const Stretch stretch{scene.texts.size(), lines.size()};
    std::move(lines.begin(), lines.end(), std::back_inserter(scene.texts));
    scene.items.emplace_back(Texts{stretch, clip});
}

void add_axes(Scene& scene, const Axes& axes, AxesLayout layout, const FigureSize& figure) {
    const Ground ground = ground_of(layout, figure);
    add_artists(scene, axes, PaintOrder::patches, ground);
    add_flames(scene, axes, layout, figure);
    if (axes.x.has_grid) {
        add_grid(scene, true, layout.x_ticks, ground);
    }
    if (axes.y.has_grid) {
        add_grid(scene, false, layout.y_ticks, ground);
    }
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

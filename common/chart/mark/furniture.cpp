#include "chart/mark/furniture.hpp"

#include <iterator>

namespace plotmill::chart {
namespace {

constexpr double line_points = 0.8;  // axes.linewidth and xtick.major.width

}  // namespace

Box to_box(const Area& area, const FigureSize& figure) noexcept {
    const double height = figure.canvas_height;
    return {area.x0, height - area.y1, area.x1, height - area.y0};
}

void add_background(Scene& scene, const Area& axes, const FigureSize& figure) {
    scene.items.emplace_back(Rectangle{to_box(axes, figure), white});
}

void add_spines(Scene& scene, const Area& axes, const FigureSize& figure) {
    const Box box = to_box(axes, figure);
    const std::size_t first = scene.segments.size();
    scene.segments.push_back({box.x0, box.y1, box.x0, box.y0});
    scene.segments.push_back({box.x1, box.y1, box.x1, box.y0});
    scene.segments.push_back({box.x0, box.y1, box.x1, box.y1});
    scene.segments.push_back({box.x0, box.y0, box.x1, box.y0});
    scene.items.emplace_back(Segments{{first, 4}, LineKind::spine, figure.px(line_points), black});
}

void add_ticks(Scene& scene, const Area& axes, TickSide side, const std::vector<double>& at,
               const FigureSize& figure) {
    if (at.empty()) {
        return;
    }
    const Box box = to_box(axes, figure);
    const double length = figure.px(tick_length);
    const std::size_t first = scene.segments.size();
    for (const double place : at) {
        const double y = figure.canvas_height - place;
        switch (side) {
            case TickSide::bottom:
                scene.segments.push_back({place, box.y1, place, box.y1 + length});
                break;
            case TickSide::left:
                scene.segments.push_back({box.x0, y, box.x0 - length, y});
                break;
            case TickSide::right:
                scene.segments.push_back({box.x1, y, box.x1 + length, y});
                break;
        }
    }
    scene.items.emplace_back(
        Segments{{first, at.size()}, LineKind::tick, figure.px(line_points), black});
}

void add_texts(Scene& scene, std::vector<TextLine> lines) {
    if (lines.empty()) {
        return;
    }
    const Stretch stretch{scene.texts.size(), lines.size()};
    std::move(lines.begin(), lines.end(), std::back_inserter(scene.texts));
    scene.items.emplace_back(Texts{stretch});
}

}  // namespace plotmill::chart

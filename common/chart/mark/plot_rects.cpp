// Rectangles of a figure: bars and histograms (Rectangle patches). Those without an edge are boxes,
// which are snapped and filled as paths are.

#include "chart/mark/area_path.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

namespace plotmill::chart {

namespace {

/// Nothing but areas of one colour.
bool is_plain(const AreaLook& look) noexcept {
    const bool has_edge = look.edge_is_face || !look.edge.own.empty();
    return look.face.own.size() == 1 && !has_edge && !look.hatch && look.is_antialiased;
}

bool is_within(const Box& box, const Box& clip) noexcept {
    return box.x0 >= clip.x0 && box.x1 <= clip.x1 && box.y0 >= clip.y0 && box.y1 <= clip.y1;
}

/// Of one colour, in one item: histograms have many bars.
void add_box(Scene& scene, const Box& box, const Color& color, bool& is_started) {
    if (!is_started) {
        scene.items.emplace_back(Rectangles{{scene.boxes.size(), 0}, color});
        is_started = true;
    }
    scene.boxes.push_back(box);
    ++std::get<Rectangles>(scene.items.back()).boxes.count;
}

}  // namespace

void add_mark(Scene& scene, const FigureRects& rects, const Ground& ground) {
    const bool may_be_boxes = is_plain(rects.look);
    bool is_started = false;
    for (std::size_t i = 0; i < rects.x.values.size(); ++i) {
        const double x0 = ground.to_x(rects.x.values[i]);
        const double y0 = ground.to_y(rects.y.values[i]);
        const double x1 = ground.to_x(rects.x.values[i] + rects.width.values[i]);
        const double y1 = ground.to_y(rects.y.values[i] + rects.height.values[i]);
        if (!std::isfinite(x0 + x1 + y0 + y1)) {
            continue;
        }
        const Box box{std::min(x0, x1), std::min(y0, y1), std::max(x0, x1), std::max(y0, y1)};
        if (may_be_boxes && is_within(box, ground.box)) {
            add_box(scene, box, rects.look.face.own.front(), is_started);
            continue;
        }
        is_started = false;
        const Stretch outline{scene.vertices.size(), 5};
        scene.vertices.push_back({x0, y0, Verb::move});
        scene.vertices.push_back({x1, y0, Verb::line});
        scene.vertices.push_back({x1, y1, Verb::line});
        scene.vertices.push_back({x0, y1, Verb::line});
        scene.vertices.push_back({x0, y0, Verb::close});
        add_area_path(scene, outline, {rects.look, i}, ground);
    }
}

}  // namespace plotmill::chart

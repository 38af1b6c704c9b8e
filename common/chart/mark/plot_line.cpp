// Line2D of a figure: the line with its steps and dashes, then its markers.

#include "chart/mark/mark.hpp"

#include <cmath>

namespace plotmill::chart {
namespace {

// path.simplify: shorter lines are drawn as they are.
constexpr std::size_t least_simplified_line = 128;

/// Appends the places of a line, with the corners of its steps.
class StepPen {
public:
    StepPen(Scene& scene, const Ground& ground, DrawStyle style)
        : scene_{scene}, ground_{ground}, style_{style} {}

    Stretch draw(const FigureLine& line) {
        const Stretch begin{scene_.vertices.size(), 0};
        for (std::size_t i = 0; i < line.x.values.size(); ++i) {
            const double x = ground_.to_x(line.x.values[i]);
            const double y = ground_.to_y(line.y.values[i]);
            if (i > 0) {
                add_corners(x, y);
            }
            put(x, y);
        }
        return {begin.first, scene_.vertices.size() - begin.first};
    }

private:
    void add_corners(double x, double y) {
        switch (style_) {
            case DrawStyle::straight:
                return;
            case DrawStyle::steps_pre:
                put(last_x_, y);
                return;
            case DrawStyle::steps_mid: {
                const double middle = (last_x_ + x) / 2;
                put(middle, last_y_);
                put(middle, y);
                return;
            }
            case DrawStyle::steps_post:
                put(x, last_y_);
                return;
        }
    }
    void put(double x, double y) {
        scene_.vertices.push_back({x, y, is_first_ ? Verb::move : Verb::line});
        is_first_ = false;
        last_x_ = x;
        last_y_ = y;
    }

    Scene& scene_;
    const Ground& ground_;
    DrawStyle style_;
    bool is_first_ = true;
    double last_x_ = 0;
    double last_y_ = 0;
};

void add_line_markers(Scene& scene, const FigureLine& line, const Ground& ground) {
    const LineMarkers& look = line.markers;
    Markers markers;
    markers.x = line.x.values;
    markers.y = line.y.values;
    markers.to_x = ground.to_x;
    markers.to_y = ground.to_y;
    markers.clip = ground.box;
    markers.shape = look.shape.get();
    markers.size_px = ground.figure.px(look.points);
    set_line_marker(look, ground.figure, markers);
    if (look.every <= 1 && look.first == 0) {
        scene.items.emplace_back(markers);
        return;
    }
    for (std::size_t i = look.first; i < line.x.values.size(); i += look.every) {
        markers.x = line.x.values.subspan(i, 1);
        markers.y = line.y.values.subspan(i, 1);
        scene.items.emplace_back(markers);
    }
}

}  // namespace

void set_line_marker(const LineMarkers& look, const FigureSize& figure, Markers& markers) {
    markers.fill = look.face;  // also of an open outline, as Line2D has it
    markers.edge = look.edge_points > 0 ? look.edge : std::nullopt;
    markers.edge_px = figure.px(look.edge_points);
    if (look.shape.get() == find_marker(",")) {  // a pixel, whatever its size
        markers.size_px = 1;
        markers.edge = std::nullopt;
    }
    markers.edge_join = look.shape->line_join;
    if (const auto least = look.shape->line_snap_px) {
        markers.snap = markers.size_px >= *least ? Snap::always : Snap::never;
    }
}

void add_mark(Scene& scene, const FigureLine& line, const Ground& ground) {
    if (line.x.values.empty()) {
        return;
    }
    if (line.stroke && line.stroke->points > 0) {
        const Stretch stretch = StepPen{scene, ground, line.draw}.draw(line);
        scene.items.emplace_back(Path{
            .vertices = stretch,
            .fill = std::nullopt,
            .stroke = line_stroke(scene, *line.stroke, ground.figure),
            .clip = ground.box,
            .may_simplify = stretch.count >= least_simplified_line,
        });
    }
    if (line.markers.shape != nullptr && line.markers.every > 0) {
        add_line_markers(scene, line, ground);
    }
}

}  // namespace plotmill::chart

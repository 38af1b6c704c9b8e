// Line2D of a figure: the line with its steps and dashes, then its markers.

#include "chart/mark/line_pen.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace plotmill::chart {
namespace {

/// The vertices nearest to first + n × step along the line, in diagonals of the axes.
std::vector<std::size_t> along_line(const FigureLine& line, const Ground& ground) {
    const Box& box = ground.axes;
    const double unit = std::hypot(box.x1 - box.x0, box.y1 - box.y0);
    const double first = (*line.markers.share)[0] * unit;
    const double step = (*line.markers.share)[1] * unit;
    if (!(step > 0)) {
        return {};
    }
    struct Spot {
        std::size_t vertex;
        double distance;
    };
    std::vector<Spot> spots;  // each farther than the one before
    double distance = 0;
    std::optional<std::pair<double, double>> last;
    for (std::size_t i = 0; i < line.x.values.size(); ++i) {
        const double x = ground.to_x(line.x.values[i]);
        const double y = ground.to_y(line.y.values[i]);
        if (!std::isfinite(x) || !std::isfinite(y)) {
            continue;
        }
        distance += last ? std::hypot(x - last->first, y - last->second) : 0;
        last = {x, y};
        if (spots.empty() || distance > spots.back().distance) {
            spots.push_back({i, distance});
        }
    }
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const double from = i == 0 ? -HUGE_VAL : (spots[i - 1].distance + spots[i].distance) / 2;
        const double to =
            i + 1 == spots.size() ? HUGE_VAL : (spots[i].distance + spots[i + 1].distance) / 2;
        const double steps = i == 0 ? 0 : std::max(0.0, std::floor((from - first) / step) + 1);
        const double place = first + steps * step;
        if (place <= to && place < distance) {
            found.push_back(spots[i].vertex);
        }
    }
    return found;
}

/// Nothing: all vertices.
std::optional<std::vector<std::size_t>> marked_vertices(const FigureLine& line,
                                                        const Ground& ground) {
    const LineMarkers& look = line.markers;
    const std::size_t count = line.x.values.size();
    if (look.share) {
        return along_line(line, ground);
    }
    std::vector<std::size_t> vertices;
    if (look.at.is_given()) {
        for (const double number : look.at.values) {
            if (number >= 0 && number < static_cast<double>(count)) {
                vertices.push_back(static_cast<std::size_t>(number));
            }
        }
        return vertices;
    }
    if (look.every <= 1 && look.first == 0) {
        return std::nullopt;
    }
    for (std::size_t i = look.first; i < count; i += look.every) {
        vertices.push_back(i);
    }
    return vertices;
}

void put_markers(Scene& scene, const FigureLine& line, const Markers& look, const Ground& ground) {
    const auto vertices = marked_vertices(line, ground);
    if (!vertices) {
        scene.items.emplace_back(look);
        return;
    }
    for (const std::size_t i : *vertices) {
        Markers markers = look;
        markers.x = line.x.values.subspan(i, 1);
        markers.y = line.y.values.subspan(i, 1);
        scene.items.emplace_back(markers);
    }
}

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
    put_markers(scene, line, markers, ground);
    if (look.alt_shape != nullptr) {  // the other halves, above all first ones
        markers.shape = look.alt_shape.get();
        markers.fill = look.alt_face;
        put_markers(scene, line, markers, ground);
    }
}

}  // namespace

std::optional<Stroke> gap_stroke(Scene& scene, const FigureLine& line, const FigureSize& figure) {
    if (!line.gap || !line.stroke) {
        return std::nullopt;
    }
    Stroke stroke = line_stroke(scene, *line.stroke, figure);
    const Stretch dashes = stroke.dashes;
    if (dashes.count == 0) {
        return std::nullopt;
    }
    stroke.color = *line.gap;
    stroke.dashes = {scene.positions.size(), dashes.count};
    const double last_gap = scene.positions[dashes.first + dashes.count - 1];
    scene.positions.push_back(last_gap);
    for (std::size_t i = 0; i + 1 < dashes.count; ++i) {
        scene.positions.push_back(scene.positions[dashes.first + i]);
    }
    stroke.dash_offset_px += last_gap;
    return stroke;
}

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
        const Stretch stretch =
            LinePen{scene, ground, line.draw}.draw(line.x.values, line.y.values);
        if (const auto gaps = gap_stroke(scene, line, ground.figure)) {
            scene.items.emplace_back(Path{
                .vertices = stretch,
                .fill = std::nullopt,
                .stroke = gaps,
                .clip = ground.box,
                .may_simplify = stretch.count >= least_simplified,
            });
        }
        scene.items.emplace_back(Path{
            .vertices = stretch,
            .fill = std::nullopt,
            .stroke = line_stroke(scene, *line.stroke, ground.figure),
            .clip = ground.box,
            .may_simplify = stretch.count >= least_simplified,
        });
    }
    if (line.markers.shape != nullptr && line.markers.every > 0) {
        add_line_markers(scene, line, ground);
    }
}

}  // namespace plotmill::chart

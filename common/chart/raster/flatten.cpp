#include "chart/raster/flatten.hpp"

#include <array>
#include <cmath>

namespace plotmill::chart {
namespace {

constexpr double flatness = 0.5;  // px a curve may leave its chord by
constexpr double on_a_line = 1e-30;
constexpr int max_halvings = 32;

Point halfway(const Point& a, const Point& b) {
    return {(a.x + b.x) / 2, (a.y + b.y) / 2};
}

double squared_distance(const Point& a, const Point& b) {
    return (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
}

/// Twice the area between `p` and the chord from `a` to `b`.
double off_chord(const Point& p, const Point& a, const Point& b) {
    return std::fabs((p.x - b.x) * (b.y - a.y) - (p.y - b.y) * (b.x - a.x));
}

/// How far along the chord `p` lies: 0 at a, 1 at b.
double along_chord(const Point& p, const Point& a, const Point& b) {
    return ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / squared_distance(a, b);
}

/// Squared distance of a control point on the chord's line from the chord.
double beyond_chord(const Point& p, const Point& a, const Point& b) {
    const double along = squared_distance(a, b) == 0 ? 0 : along_chord(p, a, b);
    if (along <= 0) {
        return squared_distance(p, a);
    }
    return along >= 1 ? squared_distance(p, b) : 0;
}

bool is_flat(double area, const Point& a, const Point& b) {
    return area * area <= flatness * flatness * squared_distance(a, b);
}

using Quad = std::array<Point, 3>;
using Cubic = std::array<Point, 4>;

/// The inner points of a flattened curve.
void split(const Quad& q, int halvings, Lines& out) {
    if (halvings < 0) {
        return;
    }
    const Point m01 = halfway(q[0], q[1]);
    const Point m12 = halfway(q[1], q[2]);
    const Point center = halfway(m01, m12);
    const double area = off_chord(q[1], q[0], q[2]);
    if (area > on_a_line) {
        if (is_flat(area, q[0], q[2])) {
            out.add(center);
            return;
        }
    } else {
        const double beyond = beyond_chord(q[1], q[0], q[2]);
        if (beyond < flatness * flatness) {
            if (beyond > 0) {
                out.add(q[1]);
            }
            return;
        }
    }
    split({q[0], m01, center}, halvings - 1, out);
    split({center, m12, q[2]}, halvings - 1, out);
}

/// A cubic whose points all lie on one line. \return whether it needs no more halving
bool end_on_line(const Cubic& c, Lines& out) {
    const double beyond1 = beyond_chord(c[1], c[0], c[3]);
    const double beyond2 = beyond_chord(c[2], c[0], c[3]);
    if (beyond1 == 0 && beyond2 == 0 && squared_distance(c[0], c[3]) > 0) {
        return true;
    }
    if (std::fmax(beyond1, beyond2) < flatness * flatness) {
        out.add(beyond1 > beyond2 ? c[1] : c[2]);
        return true;
    }
    return false;
}

void split(const Cubic& c, int halvings, Lines& out) {
    if (halvings < 0) {
        return;
    }
    const Point m01 = halfway(c[0], c[1]);
    const Point m12 = halfway(c[1], c[2]);
    const Point m23 = halfway(c[2], c[3]);
    const double area1 = off_chord(c[1], c[0], c[3]);
    const double area2 = off_chord(c[2], c[0], c[3]);
    const double area = (area1 > on_a_line ? area1 : 0) + (area2 > on_a_line ? area2 : 0);
    if (area == 0) {
        if (end_on_line(c, out)) {
            return;
        }
    } else if (is_flat(area, c[0], c[3])) {
        out.add(m12);
        return;
    }
    const Point left = halfway(m01, m12);
    const Point right = halfway(m12, m23);
    const Point center = halfway(left, right);
    split({c[0], m01, left, center}, halvings - 1, out);
    split({center, right, m23, c[3]}, halvings - 1, out);
}

}  // namespace

void flatten(std::span<const PathVertex> path, Lines& out) {
    Point start;
    Point last;
    bool is_open = false;  // whether there is a run to go on with
    const auto point = [&](std::size_t i) { return Point{path[i].x, path[i].y}; };
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (path[i].verb == Verb::move) {
            start = last = point(i);
            out.start();
            out.add(start);
            is_open = true;
            continue;
        }
        if (!is_open) {
            out.start();
            out.add(start);
            last = start;
            is_open = true;
        }
        if (path[i].verb == Verb::close) {
            out.close();
            is_open = false;
            continue;
        }
        if (path[i].verb == Verb::quad && i + 1 < path.size()) {
            split(Quad{last, point(i), point(i + 1)}, max_halvings, out);
            i += 1;
        } else if (path[i].verb == Verb::cubic && i + 2 < path.size()) {
            split(Cubic{last, point(i), point(i + 1), point(i + 2)}, max_halvings, out);
            i += 2;
        }
        last = point(i);
        out.add(last);
    }
}

}  // namespace plotmill::chart

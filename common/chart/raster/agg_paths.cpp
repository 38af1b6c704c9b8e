#include "chart/raster/polygon.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

// The geometry that Agg 2.4 gives to curves and strokes (M. Shemanarev, "Anti-Grain Geometry",
// "Adaptive subdivision of Bézier curves"): coarse on purpose for small shapes, so a small disc is
// a polygon of few corners, and looks like one.

namespace plotmill::chart {
namespace {

constexpr double flatness = 0.5;  // px a curve may leave its chord by
constexpr int max_halvings = 32;
constexpr double arc_tolerance = 0.125;  // px a round join may leave its circle by
constexpr double inner_miter_limit = 1.01;
constexpr double kappa = 0.2652031;  // control points of an eighth of a circle

Vertex middle(const Vertex& a, const Vertex& b) {
    return {(a.x + b.x) / 2, (a.y + b.y) / 2};
}

using Bezier = std::array<Vertex, 4>;

/// Appends the inner points of a flattened curve.
void flatten(const Bezier& c, int halvings, Polygon& out) {
    const Vertex m01 = middle(c[0], c[1]);
    const Vertex m12 = middle(c[1], c[2]);
    const Vertex m23 = middle(c[2], c[3]);
    const double dx = c[3].x - c[0].x;
    const double dy = c[3].y - c[0].y;
    const double d1 = std::fabs((c[1].x - c[3].x) * dy - (c[1].y - c[3].y) * dx);
    const double d2 = std::fabs((c[2].x - c[3].x) * dy - (c[2].y - c[3].y) * dx);
    if ((d1 + d2) * (d1 + d2) <= flatness * flatness * (dx * dx + dy * dy) || halvings == 0) {
        out.push_back(m12);
        return;
    }
    const Vertex left = middle(m01, m12);
    const Vertex right = middle(m12, m23);
    const Vertex center = middle(left, right);
    flatten({c[0], m01, left, center}, halvings - 1, out);
    flatten({center, right, m23, c[3]}, halvings - 1, out);
}

Vertex turned(const Vertex& v, int eighths) {
    const double angle = eighths * std::numbers::pi / 4;
    return {v.x * std::cos(angle) - v.y * std::sin(angle),
            v.x * std::sin(angle) + v.y * std::cos(angle)};
}

/// One side of a stroke at a corner.
struct Corner {
    Vertex before;
    Vertex at;
    Vertex after;
};

double length(const Vertex& a, const Vertex& b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

/// From a line to its left side, at distance `away`.
Vertex offset(const Vertex& a, const Vertex& b, double away) {
    const double size = length(a, b);
    return {away * (b.y - a.y) / size, -away * (b.x - a.x) / size};
}

struct Crossing {
    bool exists;
    Vertex at;
};

Crossing crossing(const Vertex& a, const Vertex& b, const Vertex& c, const Vertex& d) {
    const double numerator = (a.y - c.y) * (d.x - c.x) - (a.x - c.x) * (d.y - c.y);
    const double denominator = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
    if (std::fabs(denominator) < 1e-30) {
        return {false, {}};
    }
    const double u = numerator / denominator;
    return {true, {a.x + u * (b.x - a.x), a.y + u * (b.y - a.y)}};
}

Vertex sum(const Vertex& a, const Vertex& b) {
    return {a.x + b.x, a.y + b.y};
}

Crossing offset_crossing(const Corner& c, const Vertex& o1, const Vertex& o2) {
    return crossing(sum(c.before, o1), sum(c.at, o1), sum(c.at, o2), sum(c.after, o2));
}

void join_inside(const Corner& c, const Vertex& o1, const Vertex& o2, double away, Polygon& out) {
    const double shortest = std::min(length(c.before, c.at), length(c.at, c.after));
    const double limit = std::max(shortest / away, inner_miter_limit) * away;
    const Crossing meet = offset_crossing(c, o1, o2);
    if (meet.exists && length(c.at, meet.at) <= limit) {
        out.push_back(meet.at);
        return;
    }
    out.push_back(sum(c.at, o1));
    out.push_back(sum(c.at, o2));
}

void join_outside(const Corner& c, const Vertex& o1, const Vertex& o2, double away, Polygon& out) {
    const Vertex bevel = middle(o1, o2);
    if (away - std::hypot(bevel.x, bevel.y) < away / 1024) {
        const Crossing meet = offset_crossing(c, o1, o2);
        out.push_back(meet.exists ? meet.at : sum(c.at, o1));
        return;
    }
    double from = std::atan2(o1.y, o1.x);
    double to = std::atan2(o2.y, o2.x);
    to += from > to ? 2 * std::numbers::pi : 0;
    const int steps =
        static_cast<int>((to - from) / (2 * std::acos(away / (away + arc_tolerance))));
    const double step = (to - from) / (steps + 1);
    out.push_back(sum(c.at, o1));
    for (int i = 1; i <= steps; ++i) {
        from += step;
        out.push_back({c.at.x + std::cos(from) * away, c.at.y + std::sin(from) * away});
    }
    out.push_back(sum(c.at, o2));
}

Polygon one_side(const Polygon& path, double away) {
    Polygon side;
    const std::size_t n = path.size();
    for (std::size_t i = 0; i < n; ++i) {
        const Corner c{path[(i + n - 1) % n], path[i], path[(i + 1) % n]};
        const Vertex o1 = offset(c.before, c.at, away);
        const Vertex o2 = offset(c.at, c.after, away);
        const double turn = (c.after.x - c.at.x) * (c.at.y - c.before.y) -
                            (c.after.y - c.at.y) * (c.at.x - c.before.x);
        if (turn > 0) {
            join_inside(c, o1, o2, away, side);
        } else {
            join_outside(c, o1, o2, away, side);
        }
    }
    return side;
}

}  // namespace

Polygon agg_circle(double radius) {
    const double half = std::numbers::sqrt2 / 2;
    const Bezier eighth{Vertex{0, -radius}, Vertex{kappa * radius, -radius},
                        Vertex{(half - half * kappa) * radius, (-half - half * kappa) * radius},
                        Vertex{half * radius, -half * radius}};
    Polygon circle;
    for (int i = 0; i < 8; ++i) {
        Bezier arc = eighth;
        std::transform(arc.begin(), arc.end(), arc.begin(),
                       [&](const Vertex& v) { return turned(v, i); });
        circle.push_back(arc.front());
        flatten(arc, max_halvings, circle);
    }
    return circle;
}

std::vector<Polygon> agg_closed_stroke(const Polygon& path, double width) {
    const Polygon back(path.rbegin(), path.rend());
    return {one_side(path, width / 2), one_side(back, width / 2)};
}

}  // namespace plotmill::chart

#include "chart/layout/arrow_path.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

namespace plotmill::chart {
namespace {

constexpr double close_px = 0.01;  // matplotlib's tolerance of where a path is cut
constexpr int steps_of_curve = 32;
constexpr double degree = std::numbers::pi / 180;

Bezier line(PlotPoint a, PlotPoint b) {
    return {a, between(a, b, 0.5), b, true};
}

PlotPoint direction(double angle) noexcept {
    return {std::cos(angle * degree), std::sin(angle * degree)};
}

PlotPoint moved(PlotPoint a, PlotPoint along, double by) noexcept {
    return {a.x + along.x * by, a.y + along.y * by};
}

PlotPoint unit(PlotPoint a, PlotPoint b) noexcept {
    const double length = distance(a, b);
    return length > 0 ? PlotPoint{(b.x - a.x) / length, (b.y - a.y) / length} : PlotPoint{};
}

ArrowPath arc3(const NamedStyle& style, PlotPoint from, PlotPoint to) {
    const double rad = style.get("rad", 0);
    const PlotPoint middle = between(from, to, 0.5);
    return {
        {from, {middle.x + rad * (to.y - from.y), middle.y - rad * (to.x - from.x)}, to, false}};
}

std::optional<PlotPoint> corner_of(const NamedStyle& style, PlotPoint from, PlotPoint to) {
    return intersection(from, direction(style.get("angleA", 90)), to,
                        direction(style.get("angleB", 0)));
}

ArrowPath angle3(const NamedStyle& style, PlotPoint from, PlotPoint to) {
    const auto corner = corner_of(style, from, to);
    return corner ? ArrowPath{{from, *corner, to, false}} : ArrowPath{};
}

ArrowPath angle(const NamedStyle& style, PlotPoint from, PlotPoint to) {
    const auto corner = corner_of(style, from, to);
    if (!corner) {
        return {};
    }
    const double rad = style.get("rad", 0);
    if (rad == 0) {
        return {line(from, *corner), line(*corner, to)};
    }
    const PlotPoint before = moved(*corner, unit(*corner, from), rad);
    const PlotPoint after = moved(*corner, unit(*corner, to), rad);
    return {line(from, before), {before, *corner, after, false}, line(after, to)};
}

/// A corner that is rounded where a path goes on to `next`.
void add_rounded(ArrowPath& path, PlotPoint before, PlotPoint corner, PlotPoint next, double rad) {
    const PlotPoint start = path.empty() ? before : path.back().end;
    const PlotPoint after = moved(corner, unit(corner, next), rad);
    path.push_back(line(start, before));
    path.push_back({before, corner, after, false});
}

ArrowPath arc(const NamedStyle& style, PlotPoint from, PlotPoint to) {
    const double rad = style.get("rad", 0);
    const double arm_a = style.get("armA", 0);
    const double arm_b = style.get("armB", 0);
    const PlotPoint along_a = direction(style.get("angleA", 0));
    const PlotPoint elbow_a = moved(from, along_a, arm_a);
    const PlotPoint elbow_b = moved(to, direction(style.get("angleB", 0)), arm_b);
    ArrowPath path;
    PlotPoint last = from;
    if (arm_a != 0) {
        path.push_back(line(from, moved(from, along_a, arm_a - rad)));
        path.push_back({path.back().end, elbow_a,
                        moved(elbow_a, unit(elbow_a, arm_b != 0 ? elbow_b : to), rad), false});
        last = path.back().end;
    }
    if (arm_b != 0) {
        const PlotPoint before = moved(elbow_b, unit(elbow_b, last), rad);
        const Bezier way = line(last, before);
        if (path.empty()) {
            path.push_back(way);
            path.push_back({before, elbow_b, moved(elbow_b, unit(elbow_b, to), rad), false});
        } else {
            add_rounded(path, before, elbow_b, to, rad);
        }
        last = path.back().end;
    }
    path.push_back(line(last, to));
    return path;
}

ArrowPath bar(const NamedStyle& style, PlotPoint from, PlotPoint to) {
    const double whole = distance(from, to);
    if (whole == 0) {
        return {};
    }
    double arm_b = style.get("armB", 0);
    PlotPoint along = unit(from, to);
    PlotPoint other = to;
    constexpr double none = -1e9;
    if (const double tilt = style.get("angle", none); tilt != none) {
        const double turn = std::atan2(to.y - from.y, to.x - from.x) - tilt * degree;
        other = moved(from, direction(tilt), whole * std::cos(turn));
        arm_b -= whole * std::sin(turn);
        along = unit(from, other);
    }
    const double arm = style.get("fraction", 0.3) * whole + std::max(style.get("armA", 0), arm_b);
    const PlotPoint aside{along.y, -along.x};
    const PlotPoint first = moved(from, aside, arm);
    const PlotPoint second = moved(other, aside, arm);
    return {line(from, first), line(first, second), line(second, to)};
}

}  // namespace

double distance(PlotPoint a, PlotPoint b) noexcept {
    return std::hypot(b.x - a.x, b.y - a.y);
}

PlotPoint between(PlotPoint a, PlotPoint b, double share) noexcept {
    return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

PlotPoint point_at(const Bezier& curve, double share) noexcept {
    return between(between(curve.start, curve.pull, share), between(curve.pull, curve.end, share),
                   share);
}

std::pair<Bezier, Bezier> split(const Bezier& curve, double share) noexcept {
    const PlotPoint first = between(curve.start, curve.pull, share);
    const PlotPoint second = between(curve.pull, curve.end, share);
    const PlotPoint at = between(first, second, share);
    return {{curve.start, first, at, curve.is_line}, {at, second, curve.end, curve.is_line}};
}

std::optional<PlotPoint> intersection(PlotPoint a, PlotPoint toward_a, PlotPoint b,
                                      PlotPoint toward_b) noexcept {
    constexpr double parallel = 1e-12;
    const double cross = toward_a.y * -toward_b.x - -toward_a.x * toward_b.y;
    if (std::fabs(cross) < parallel) {
        return std::nullopt;
    }
    const double along_a = toward_a.y * a.x - toward_a.x * a.y;
    const double along_b = toward_b.y * b.x - toward_b.x * b.y;
    return PlotPoint{(-toward_b.x * along_a + toward_a.x * along_b) / cross,
                     (-toward_b.y * along_a + toward_a.y * along_b) / cross};
}

ArrowPath connect(const NamedStyle& style, PlotPoint from, PlotPoint to) {
    if (style.name == "angle3") {
        return angle3(style, from, to);
    }
    if (style.name == "angle") {
        return angle(style, from, to);
    }
    if (style.name == "arc") {
        return arc(style, from, to);
    }
    return style.name == "bar" ? bar(style, from, to) : arc3(style, from, to);
}

Inside inside_circle(PlotPoint center, double radius) {
    return [center, radius](PlotPoint p) { return distance(center, p) < radius; };
}

Inside inside_polygon(std::vector<PlotPoint> corners) {
    return [corners = std::move(corners)](PlotPoint p) {
        bool is_inside = false;
        for (std::size_t i = 0, last = corners.size() - 1; i < corners.size(); last = i++) {
            const PlotPoint a = corners[last];
            const PlotPoint b = corners[i];
            if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
                is_inside = !is_inside;
            }
        }
        return is_inside;
    };
}

std::optional<std::pair<ArrowPath, ArrowPath>> split_at(const ArrowPath& path,
                                                        const Inside& inside) {
    if (path.empty()) {
        return std::nullopt;
    }
    const bool starts_inside = inside(path.front().start);
    const auto crossing = std::find_if(path.begin(), path.end(), [&](const Bezier& curve) {
        return inside(curve.end) != starts_inside;
    });
    if (crossing == path.end()) {
        return std::nullopt;
    }
    double low = 0;
    double high = 1;
    while (distance(point_at(*crossing, low), point_at(*crossing, high)) >= close_px) {
        const double middle = (low + high) / 2;
        (inside(point_at(*crossing, middle)) == starts_inside ? low : high) = middle;
    }
    const auto [first, second] = split(*crossing, (low + high) / 2);
    ArrowPath before{path.begin(), crossing};
    before.push_back(first);
    ArrowPath after{second};
    after.insert(after.end(), std::next(crossing), path.end());
    return std::pair{std::move(before), std::move(after)};
}

std::vector<PlotPoint> flattened(const ArrowPath& path) {
    std::vector<PlotPoint> points;
    for (const Bezier& curve : path) {
        if (points.empty()) {
            points.push_back(curve.start);
        }
        const int steps = curve.is_line ? 1 : steps_of_curve;
        for (int i = 1; i <= steps; ++i) {
            points.push_back(point_at(curve, static_cast<double>(i) / steps));
        }
    }
    return points;
}

}  // namespace plotmill::chart

#include "chart/raster/stroke.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace plotmill::chart {
namespace {

constexpr double most_width_px = 1e7;    // more covers all that can be seen, and has as many arcs
constexpr double arc_tolerance = 0.125;  // px an arc may leave its circle by
constexpr double inner_miter_limit = 1.01;
constexpr double parallel = 1e-30;

Point sum(const Point& a, const Point& b) {
    return {a.x + b.x, a.y + b.y};
}

/// From the line a → b to its left side (y down), `away` from it.
Point to_side(const Point& a, const Point& b, double away) {
    const double length = distance(a, b);
    return {away * (b.y - a.y) / length, -(away * (b.x - a.x) / length)};
}

/// Above 0 where p lies to the right of a → b (y down).
double turn(const Point& a, const Point& b, const Point& p) {
    return (p.x - b.x) * (b.y - a.y) - (p.y - b.y) * (b.x - a.x);
}

std::optional<Point> crossing(const Point& a, const Point& b, const Point& c, const Point& d) {
    const double numerator = (a.y - c.y) * (d.x - c.x) - (a.x - c.x) * (d.y - c.y);
    const double denominator = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
    if (std::fabs(denominator) < parallel) {
        return std::nullopt;
    }
    const double u = numerator / denominator;
    return Point{a.x + u * (b.x - a.x), a.y + u * (b.y - a.y)};
}

/// The angle between two corners of an arc.
double arc_step(double radius) {
    return 2 * std::acos(radius / (radius + arc_tolerance));
}

}  // namespace

void Stroker::stroke(const Lines& lines, const Pen& pen, Lines& out) {
    if (!(pen.width_px > 0)) {
        return;
    }
    pen_ = pen;
    pen_.width_px = std::min(pen.width_px, most_width_px);
    half_ = pen_.width_px / 2;
    for (const Lines::Run& run : lines.runs()) {
        keep_distinct(lines.of(run), run.is_closed, points_);
        if (points_.size() < 2) {
            continue;
        }
        const bool is_closed = run.is_closed && points_.size() > 2;
        out.start();
        side(is_closed, out);
        std::reverse(points_.begin(), points_.end());
        if (is_closed) {
            out.close();
            out.start();
        }
        side(is_closed, out);
        out.close();
    }
}

/// The left side, and for a run with ends the cap at its first one.
void Stroker::side(bool is_closed, Lines& out) const {
    const std::size_t n = points_.size();
    if (is_closed) {
        for (std::size_t i = 0; i < n; ++i) {
            join({points_[(i + n - 1) % n], points_[i], points_[(i + 1) % n]}, out);
        }
        return;
    }
    cap(points_[0], points_[1], out);
    for (std::size_t i = 1; i + 1 < n; ++i) {
        join({points_[i - 1], points_[i], points_[i + 1]}, out);
    }
}

void Stroker::cap(const Point& end, const Point& inner, Lines& out) const {
    const Point side = to_side(end, inner, half_);
    if (pen_.cap == Cap::round) {
        out.add({end.x - side.x, end.y - side.y});
        const double from = std::atan2(-side.y, -side.x);
        arc(end, from, std::numbers::pi, out);
        out.add(sum(end, side));
        return;
    }
    const Point out_by = pen_.cap == Cap::projecting ? Point{side.y, -side.x} : Point{};
    out.add({end.x - side.x + out_by.x, end.y - side.y + out_by.y});
    out.add({end.x + side.x + out_by.x, end.y + side.y + out_by.y});
}

/// The inner corners of an arc, without its ends.
void Stroker::arc(const Point& center, double from, double angle, Lines& out) const {
    const int corners = static_cast<int>(angle / arc_step(half_));
    const double step = angle / (corners + 1);
    for (int i = 0; i < corners; ++i) {
        from += step;
        out.add({center.x + std::cos(from) * half_, center.y + std::sin(from) * half_});
    }
}

void Stroker::join(const Corner& c, Lines& out) const {
    const Point from = to_side(c.before, c.at, half_);
    const Point to = to_side(c.at, c.after, half_);
    if (turn(c.before, c.at, c.after) > 0) {
        const double shortest = std::min(distance(c.before, c.at), distance(c.at, c.after));
        miter(c, from, to, std::max(shortest / half_, inner_miter_limit) * half_, out);
        return;
    }
    if (pen_.join == Join::miter) {
        const double limit = pen_.miter_limit > 0 ? pen_.miter_limit : pen_.width_px;
        miter(c, from, to, half_ * limit, out);
        return;
    }
    const Point bevel{(from.x + to.x) / 2, (from.y + to.y) / 2};
    if (half_ - std::sqrt(bevel.x * bevel.x + bevel.y * bevel.y) < half_ / 1024) {
        const auto meet =
            crossing(sum(c.before, from), sum(c.at, from), sum(c.at, to), sum(c.after, to));
        out.add(meet.value_or(sum(c.at, from)));
        return;
    }
    out.add(sum(c.at, from));
    if (pen_.join == Join::round) {
        const double start = std::atan2(from.y, from.x);
        double end = std::atan2(to.y, to.x);
        end += start > end ? 2 * std::numbers::pi : 0;
        arc(c.at, start, end - start, out);
    }
    out.add(sum(c.at, to));
}

/// Where the sides meet, or a bevel when that is farther than `limit` from the corner.
void Stroker::miter(const Corner& c, const Point& from, const Point& to, double limit,
                    Lines& out) const {
    const Point first = sum(c.at, from);
    const auto meet = crossing(sum(c.before, from), first, sum(c.at, to), sum(c.after, to));
    if (meet && distance(c.at, *meet) <= limit) {
        out.add(*meet);
        return;
    }
    const bool goes_on = (turn(c.before, c.at, first) < 0) == (turn(c.at, c.after, first) < 0);
    out.add(first);
    if (meet || !goes_on) {
        out.add(sum(c.at, to));
    }
}

}  // namespace plotmill::chart

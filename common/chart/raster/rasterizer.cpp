#include "chart/raster/rasterizer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plotmill::chart {
namespace {

constexpr int per_pixel = 256;
constexpr std::size_t cells_before_compacting = 1'000'000;

/// Halves go away from zero.
int to_place(double px) {
    const double place = px * per_pixel;
    return static_cast<int>(place < 0 ? place - 0.5 : place + 0.5);
}

int floor_quotient(std::int64_t a, std::int64_t b) {
    const std::int64_t quotient = a / b;
    return static_cast<int>(a % b < 0 ? quotient - 1 : quotient);
}

}  // namespace

void Rasterizer::start(const PixelBox& clip) {
    clip_ = clip;
    cells_.clear();
    compact_at_ = cells_before_compacting;
}

void Rasterizer::add(const Lines& lines, const Point& by) {
    if (clip_.is_empty()) {
        return;
    }
    for (const Lines::Run& run : lines.runs()) {
        const auto points = lines.of(run);
        if (points.size() < 2) {
            continue;
        }
        const auto moved = [&by](const Point& p) { return Point{p.x + by.x, p.y + by.y}; };
        Point from = moved(points.back());
        for (const Point& point : points) {
            const Point to = moved(point);
            add_clipped(from, to);
            from = to;
        }
    }
}

/// Above and below the clip nothing counts; what is beside it counts at its sides.
void Rasterizer::add_clipped(const Point& a, const Point& b) {
    const double left = clip_.x0;
    const double right = clip_.x1;
    const auto y_at = [&](double x) { return a.y + (x - a.x) * (b.y - a.y) / (b.x - a.x); };
    const auto cut = [&](double x) { return Point{x, y_at(x)}; };
    const auto beside = [&](const Point& p) { return p.x < left ? -1 : (p.x > right ? 1 : 0); };
    const int from = beside(a);
    const int to = beside(b);
    const auto side = [&](int which) { return which < 0 ? left : right; };
    if (from == 0 && to == 0) {
        add_between_sides(a, b);
        return;
    }
    if (from == to) {
        add_between_sides({side(from), a.y}, {side(from), b.y});
        return;
    }
    Point enter = a;
    Point leave = b;
    if (from != 0) {
        enter = cut(side(from));
        add_between_sides({side(from), a.y}, enter);
    }
    if (to != 0) {
        leave = cut(side(to));
    }
    add_between_sides(enter, leave);
    if (to != 0) {
        add_between_sides(leave, {side(to), b.y});
    }
}

void Rasterizer::add_between_sides(Point a, Point b) {
    const double top = clip_.y0;
    const double bottom = clip_.y1;
    if ((a.y < top && b.y < top) || (a.y > bottom && b.y > bottom)) {
        return;
    }
    const auto cut = [from = a, to = b](double y) {
        return Point{from.x + (y - from.y) * (to.x - from.x) / (to.y - from.y), y};
    };
    const auto cut_to_clip = [&](Point& p) {
        if (p.y < top) {
            p = cut(top);
        } else if (p.y > bottom) {
            p = cut(bottom);
        }
    };
    cut_to_clip(a);
    cut_to_clip(b);
    add_line({to_place(a.x), to_place(a.y)}, {to_place(b.x), to_place(b.y)});
}

void Rasterizer::add_line(const Place& a, const Place& b) {
    if (a.y == b.y) {
        return;
    }
    const bool down = b.y > a.y;
    const int step = down ? 1 : -1;
    const int enter = down ? 0 : per_pixel;
    const int leave = per_pixel - enter;
    const int last = b.y >> shift;
    const std::int64_t across = b.x - a.x;
    const std::int64_t rows = std::abs(b.y - a.y);
    Place at{a.x, a.y & (per_pixel - 1)};
    std::int64_t passed = std::abs(leave - at.y);
    for (int row = a.y >> shift; row != last; row += step, passed += per_pixel) {
        const int x = a.x + floor_quotient(passed * across, rows);
        add_in_row(row, at, {x, leave});
        at = {x, enter};
    }
    add_in_row(last, at, {b.x, b.y & (per_pixel - 1)});
}

/// y within the row, 0 … 256.
void Rasterizer::add_in_row(int row, const Place& a, const Place& b) {
    const int height = b.y - a.y;
    if (height == 0) {
        return;
    }
    const bool rightward = b.x > a.x;
    const int step = rightward ? 1 : -1;
    const int enter = rightward ? 0 : per_pixel;
    const int leave = per_pixel - enter;
    const int last = b.x >> shift;
    const std::int64_t columns = std::abs(b.x - a.x);
    int x = a.x & (per_pixel - 1);
    int y = a.y;
    std::int64_t passed = std::abs(leave - x);
    for (int column = a.x >> shift; column != last; column += step, passed += per_pixel) {
        const int next = a.y + floor_quotient(passed * height, columns);
        put(column, row, next - y, (x + leave) * (next - y));
        x = enter;
        y = next;
    }
    put(last, row, b.y - y, (x + (b.x & (per_pixel - 1))) * (b.y - y));
}

void Rasterizer::put(int x, int y, int height, int area) {
    if (height == 0 && area == 0) {
        return;
    }
    if (!cells_.empty() && cells_.back().x == x && cells_.back().y == y) {
        cells_.back().height += height;
        cells_.back().area += area;
        return;
    }
    if (cells_.size() >= compact_at_) {
        compact();
    }
    cells_.push_back({y, x, height, area});
}

void Rasterizer::sort() {
    if (cells_.empty()) {
        return;
    }
    const auto [top, bottom] = std::minmax_element(
        cells_.begin(), cells_.end(), [](const Cell& a, const Cell& b) { return a.y < b.y; });
    const int first = top->y;
    row_ends_.assign(static_cast<std::size_t>(bottom->y - first) + 2, 0);
    for (const Cell& cell : cells_) {
        ++row_ends_[static_cast<std::size_t>(cell.y - first) + 1];
    }
    for (std::size_t i = 1; i < row_ends_.size(); ++i) {
        row_ends_[i] += row_ends_[i - 1];
    }
    sorted_.resize(cells_.size());
    for (const Cell& cell : cells_) {
        sorted_[row_ends_[static_cast<std::size_t>(cell.y - first)]++] = cell;
    }
    std::uint32_t start = 0;
    for (const std::uint32_t end : row_ends_) {
        std::sort(sorted_.begin() + start, sorted_.begin() + end,
                  [](const Cell& a, const Cell& b) { return a.x < b.x; });
        start = end;
    }
    cells_.swap(sorted_);
}

/// One cell for each pixel: a path that crosses itself a million times needs no more memory than
/// the clip has pixels.
void Rasterizer::compact() {
    sort();
    std::size_t kept = 0;
    for (std::size_t i = 1; i < cells_.size(); ++i) {
        if (cells_[i].x == cells_[kept].x && cells_[i].y == cells_[kept].y) {
            cells_[kept].height += cells_[i].height;
            cells_[kept].area += cells_[i].area;
        } else {
            cells_[++kept] = cells_[i];
        }
    }
    cells_.resize(kept + 1);
    compact_at_ = std::max(cells_before_compacting, 2 * cells_.size());
}

}  // namespace plotmill::chart

#include "chart/raster/lines.hpp"

#include <cmath>

namespace plotmill::chart {

double distance(const Point& a, const Point& b) noexcept {
    const double x = b.x - a.x;
    const double y = b.y - a.y;
    return std::sqrt(x * x + y * y);
}

void keep_distinct(std::span<const Point> points, bool is_closed, std::vector<Point>& kept) {
    constexpr double same_place_px = 1e-14;
    kept.clear();
    for (const Point& point : points) {
        if (kept.empty() || distance(kept.back(), point) > same_place_px) {
            kept.push_back(point);
        }
    }
    while (is_closed && kept.size() > 1 && distance(kept.back(), kept.front()) <= same_place_px) {
        kept.pop_back();
    }
}

}  // namespace plotmill::chart

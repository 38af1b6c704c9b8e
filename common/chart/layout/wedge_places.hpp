#pragma once
// Between which places a wedge lies: its corners, and where its outer arc is farthest left, right,
// up and down.

#include "chart/spec/figure_spec.hpp"

#include <cmath>
#include <cstddef>
#include <numbers>

namespace plotmill::chart {

/// Calls put(x, y) with each place of the wedge's number `i`, in data. More than two turns have
/// their corners only.
template <typename Put>
void visit_wedge(const FigureWedges& wedges, std::size_t i, const Put& put) {
    constexpr double degree = std::numbers::pi / 180;
    constexpr double right_angle = 90;
    const double r = wedges.r.values[i];
    const double from = wedges.theta1.values[i];
    const double to = wedges.theta2.values[i];
    const auto at = [&](double angle, double radius) {
        put(wedges.x.values[i] + radius * std::cos(angle * degree),
            wedges.y.values[i] + radius * std::sin(angle * degree));
    };
    const double inner = wedges.width > 0 ? r - wedges.width : 0;
    at(from, r);
    at(to, r);
    at(from, inner);
    at(to, inner);
    if (!std::isfinite(from) || !std::isfinite(to) || to - from > 8 * right_angle) {
        return;
    }
    for (double a = std::ceil(from / right_angle) * right_angle; a < to; a += right_angle) {
        at(a, r);
    }
}

}  // namespace plotmill::chart

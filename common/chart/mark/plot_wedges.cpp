// Wedges of a figure (pie): matplotlib's Wedge patch.

#include "chart/mark/area_path.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace plotmill::chart {
namespace {

constexpr double whole_turn = 360;

/// A unit arc in a power of two of cubics (L. Maisonobe, "Drawing an elliptical arc using
/// polylines, quadratic or cubic Bézier curves", 2003), as matplotlib's Path.arc.
std::vector<PathVertex> unit_arc(double theta1, double theta2) {
    constexpr double quarter = std::numbers::pi / 2;
    const double turns = std::floor((theta2 - theta1) / whole_turn);
    double end_degrees = theta2 - whole_turn * turns;
    if (theta2 != theta1 && end_degrees <= theta1) {
        end_degrees += whole_turn;  // a whole turn is not an empty one
    }
    const double start = theta1 * std::numbers::pi / 180;
    const double end = end_degrees * std::numbers::pi / 180;
    const int pieces = 1 << static_cast<int>(std::ceil((end - start) / quarter));
    const double step = (end - start) / pieces;
    const double half = std::tan(step / 2);
    const double reach = std::sin(step) * (std::sqrt(4 + 3 * half * half) - 1) / 3;
    std::vector<PathVertex> arc{{std::cos(start), std::sin(start), Verb::move}};
    for (int i = 0; i < pieces; ++i) {
        const double a = start + i * step;
        const double b = start + (i + 1) * step;
        arc.push_back(
            {std::cos(a) - reach * std::sin(a), std::sin(a) + reach * std::cos(a), Verb::cubic});
        arc.push_back(
            {std::cos(b) + reach * std::sin(b), std::sin(b) - reach * std::cos(b), Verb::cubic});
        arc.push_back({std::cos(b), std::sin(b), Verb::cubic});
    }
    return arc;
}

struct Wedge {
    double radius;
    double width;  // 0: to the centre
    double theta1;
    double theta2;
};

/// Around (0, 0), y up.
std::vector<PathVertex> outline_of(const Wedge& wedge) {
    const bool is_whole = std::fabs(wedge.theta2 - wedge.theta1 - whole_turn) <= 1e-12;
    const Verb connector = is_whole ? Verb::move : Verb::line;
    const auto arc = is_whole ? unit_arc(0, whole_turn) : unit_arc(wedge.theta1, wedge.theta2);
    std::vector<PathVertex> outline;
    const auto put = [&](const PathVertex& v, double radius, Verb verb) {
        outline.push_back({v.x * radius, v.y * radius, verb});
    };
    for (const PathVertex& v : arc) {
        put(v, wedge.radius, v.verb);
    }
    if (wedge.width > 0) {
        for (auto v = arc.rbegin(); v != arc.rend(); ++v) {
            put(*v, wedge.radius - wedge.width, v == arc.rbegin() ? connector : Verb::cubic);
        }
    } else {
        outline.push_back({0, 0, connector});
    }
    outline.push_back({0, 0, Verb::close});
    return outline;
}

}  // namespace

void add_mark(Scene& scene, const FigureWedges& wedges, const Ground& ground) {
    for (std::size_t i = 0; i < wedges.x.values.size(); ++i) {
        const Wedge wedge{wedges.r.values[i], wedges.width, wedges.theta1.values[i],
                          wedges.theta2.values[i]};
        const double sum = wedge.radius + wedge.theta1 + wedge.theta2;
        if (!std::isfinite(sum) || std::fabs(wedge.theta2 - wedge.theta1) > 1e9) {
            continue;
        }
        const Stretch outline{scene.vertices.size(), 0};
        for (const PathVertex& v : outline_of(wedge)) {
            scene.vertices.push_back({ground.to_x(wedges.x.values[i] + v.x),
                                      ground.to_y(wedges.y.values[i] + v.y), v.verb});
        }
        add_area_path(scene, {outline.first, scene.vertices.size() - outline.first},
                      {wedges.look, i}, ground);
    }
}

}  // namespace plotmill::chart

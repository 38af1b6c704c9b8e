#include "chart/mark/mark.hpp"

#include <array>
#include <cmath>
#include <numeric>
#include <span>

namespace plotmill::chart {
namespace {

// matplotlib's lines.*_pattern, in line widths: on, off, on, off …
constexpr std::array dashed{3.7, 1.6};
constexpr std::array dashdot{6.4, 1.6, 1.0, 1.6};
constexpr std::array dotted{1.0, 1.65};

std::span<const double> pattern_of(LineStyle style) noexcept {
    switch (style) {
        case LineStyle::dashed:
            return dashed;
        case LineStyle::dashdot:
            return dashdot;
        case LineStyle::dotted:
            return dotted;
        case LineStyle::solid:
        case LineStyle::none:
            break;
    }
    return {};
}

}  // namespace

Stretch add_dashes(Scene& scene, LineStyle style, double width_px) {
    const auto pattern = pattern_of(style);
    const Stretch stretch{scene.positions.size(), pattern.size()};
    for (const double length : pattern) {
        scene.positions.push_back(length * width_px);
    }
    return stretch;
}

void set_dashes(Scene& scene, const DashPattern& dashes, double width_px, Stroke& stroke) {
    if (dashes.on_off.empty()) {
        stroke.dashes = add_dashes(scene, dashes.style, width_px);
        return;
    }
    stroke.dashes = {scene.positions.size(), dashes.on_off.size()};
    for (const double length : dashes.on_off) {
        scene.positions.push_back(length * width_px);
    }
    // matplotlib brings the offset into the first pattern, from below 0, too.
    const double whole = std::accumulate(dashes.on_off.begin(), dashes.on_off.end(), 0.0);
    stroke.dash_offset_px = (dashes.offset - whole * std::floor(dashes.offset / whole)) * width_px;
}

Stroke line_stroke(Scene& scene, const StrokeLook& look, const FigureSize& figure) {
    const double width = figure.px(look.points);
    Stroke stroke{look.color, width, look.join.value_or(Join::round)};
    set_dashes(scene, look.dashes, width, stroke);
    stroke.cap = look.cap.value_or(stroke.dashes.count > 0 ? Cap::butt : Cap::projecting);
    return stroke;
}

}  // namespace plotmill::chart

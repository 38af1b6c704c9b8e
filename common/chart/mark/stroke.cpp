#include "chart/mark/mark.hpp"

#include <array>
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

Stroke line_stroke(Scene& scene, const LineLook& look, const FigureSize& figure) {
    const double width = figure.px(look.points);
    const Stretch dashes = add_dashes(scene, look.style, width);
    return {look.color, width, Join::round, dashes.count > 0 ? Cap::butt : Cap::projecting, dashes};
}

Stretch add_dashes(Scene& scene, const DashPattern& dashes, double width_px) {
    if (dashes.on_off.empty()) {
        return add_dashes(scene, dashes.style, width_px);
    }
    const Stretch stretch{scene.positions.size(), dashes.on_off.size()};
    for (const double length : dashes.on_off) {
        scene.positions.push_back(length * width_px);
    }
    return stretch;
}

Stroke line_stroke(Scene& scene, const StrokeLook& look, const FigureSize& figure) {
    const double width = figure.px(look.points);
    const Stretch dashes = add_dashes(scene, look.dashes, width);
    const Cap usual = dashes.count > 0 ? Cap::butt : Cap::projecting;
    return {look.color, width, look.join.value_or(Join::round), look.cap.value_or(usual), dashes};
}

}  // namespace plotmill::chart

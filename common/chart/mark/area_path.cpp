#include "chart/mark/area_path.hpp"

namespace plotmill::chart {
namespace {

std::optional<Color> cycled(const Colors& colors, std::size_t i) {
    return colors.own.empty() ? std::nullopt : std::optional{colors.own[i % colors.own.size()]};
}

}  // namespace

std::uint32_t hatch_number(Scene& scene, const AreaLook& look, const FigureSize& figure) {
    if (!look.hatch) {
        return no_hatch;
    }
    const double width = figure.px(look.hatch->points);
    const Color& color = look.hatch->color;
    if (!scene.hatches.empty()) {
        const Hatch& last = scene.hatches.back();
        if (last.pattern == look.hatch->pattern && last.color == color && last.width_px == width) {
            return static_cast<std::uint32_t>(scene.hatches.size() - 1);
        }
    }
    scene.hatches.push_back({look.hatch->pattern, color, width});
    return static_cast<std::uint32_t>(scene.hatches.size() - 1);
}

void add_area_path(Scene& scene, Stretch outline, const AreaOf& area, const Ground& ground) {
    const AreaLook& look = area.look;
    const auto face = cycled(look.face, area.number);
    const auto edge = look.edge_is_face ? face : cycled(look.edge, area.number);
    const auto& widths = look.edge_points;
    const double points = widths.empty() ? 0 : widths[area.number % widths.size()];
    const bool has_edge = edge && edge->a > 0 && points > 0;
    if (!has_edge && !look.hatch && !(face && face->a > 0)) {
        return;
    }
    std::optional<Stroke> stroke;
    if (has_edge) {
        const double width = ground.figure.px(points);
        stroke = Stroke{*edge, width, area.join, Cap::butt};
        set_dashes(scene, look.dashes, width, *stroke);
    }
    scene.items.emplace_back(Path{.vertices = outline,
                                  .fill = face,
                                  .stroke = stroke,
                                  .clip = ground.box,
                                  .may_simplify = area.may_simplify,
                                  .hatch = hatch_number(scene, look, ground.figure),
                                  .is_antialiased = look.is_antialiased});
}

}  // namespace plotmill::chart
